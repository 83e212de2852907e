/** Elements by the names under which artefacts know them: the team that owns something, as a reference of the model. */
import { type FactValue, isList } from "../../model/facts.ts";
import type { AttributeType } from "../../model/metamodel.ts";
import type { Model } from "../../model/model.ts";
import { isReference } from "../drift/values.ts";
import { foldName } from "../names.ts";
import type { ObservedElement } from "../observation.ts";
import type { NewElement } from "./homes.ts";

export class NamedElements {
  private readonly byName: Map<string, ObservedElement[]> = new Map();
  private readonly idOf: (observed: string) => NewElement | undefined;
  private readonly system: (name: string) => string;

  /** `idOf` tells what an observed element is called in the model; `system` makes an operating system that nothing knows yet, and tells its id. */
  constructor(
    elements: readonly ObservedElement[],
    idOf: (observed: string) => NewElement | undefined,
    system: (name: string) => string,
  ) {
    this.idOf = idOf;
    this.system = system;
    for (const one of elements)
      for (const name of new Set([one.id, one.name, ...one.aliases].map(foldName))) {
        const known = this.byName.get(name);
        if (known === undefined) this.byName.set(name, [one]);
        else known.push(one);
      }
  }

  /** A value as the model writes it: names of elements as references; undefined where nothing of that name is there. */
  written(model: Model, kind: string, attribute: string, value: FactValue): FactValue | undefined {
    const type = model.schema.meaning(attribute, model.schema.kindNumber(kind))?.type;
    if (type === undefined || !isReference(type)) return value;
    if (!isList(value)) {
      const known = this.reference(model, type, value);
      const isSystem = known === undefined && attribute === "os" && typeof value === "string" && value.trim() !== "";
      return isSystem ? { reference: this.system(value.trim()) } : known;
    }
    const items = value.flatMap((item) => this.reference(model, type, item) ?? []);
    return items.length === 0 ? undefined : items;
  }

  private reference(model: Model, type: AttributeType, value: FactValue): FactValue | undefined {
    if (typeof value === "object" && "reference" in value) return value;
    const name = typeof value === "string" ? value : "word" in Object(value) ? (value as { word: string }).word : "";
    const kinds = kindsOf(type);
    const mayBe = (kind: string): boolean => kinds.length === 0 || kinds.includes(kind);
    const declared = model.element(name);
    if (declared !== undefined && mayBe(declared.kind)) return { reference: declared.id };
    const byName = kinds.flatMap((one) =>
      [...model.elements({ kind: one })].filter((element) => foldName(element.name) === foldName(name)),
    );
    if (byName[0] !== undefined && byName.length === 1) return { reference: byName[0].id };
    const found = new Set(
      (this.byName.get(foldName(name)) ?? []).flatMap(({ id }) => {
        const element = this.idOf(id);
        return element !== undefined && mayBe(element.kind) ? [element.id] : [];
      }),
    );
    const [only] = found;
    return only !== undefined && found.size === 1 ? { reference: only } : undefined;
  }
}

function kindsOf(type: AttributeType): readonly string[] {
  if (type.kind === "reference") return type.to;
  return type.kind === "list" ? kindsOf(type.of) : [];
}
