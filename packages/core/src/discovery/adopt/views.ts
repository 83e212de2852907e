/** The first views of a system that was adopted: what it consists of, and what is around it. */
import type { Change } from "../../model/change.ts";
import { type ElementFact, type FactValue, isList, type RelationshipFact } from "../../model/facts.ts";
import type { MadeApplication } from "./homes.ts";
import type { NewIds } from "./new-ids.ts";

interface Words {
  readonly system: string;
  readonly locale: "en" | "fr";
}

/** Views of the applications that are new. */
export function firstViews(
  applications: readonly MadeApplication[],
  changes: readonly Change[],
  words: Words,
  ids: NewIds,
): readonly Change[] {
  const views: Change[] = [];
  const facts = new Facts(changes);
  const say = (en: string, fr: string): string => (words.locale === "fr" ? fr : en);
  const add = (id: string, name: string, attributes: Readonly<Record<string, FactValue>>): void => {
    const element = {
      fact: "element",
      kind: "view",
      id: ids.take(id, "view"),
      name,
      attributes,
      origin: { uri: "" },
    } as const;
    views.push({ change: "add-element", element });
  };
  const operations = applications.find(({ role }) => role === "operations");
  const apart: Readonly<Record<string, FactValue>> =
    operations === undefined ? {} : { exclude: { reference: operations.id } };
  for (const main of applications.filter(({ role }) => role === "system")) {
    const name = facts.nameOf(main.id) ?? words.system;
    const scope = { reference: main.id };
    const kinds = facts.has("component") ? { kinds: ["application", "module", "store"].map((word) => ({ word })) } : {};
    const containers = { viewpoint: { word: "container" }, scope, ...apart, ...kinds };
    add(`${main.id}-containers`, say(`Inside ${name}`, `L’intérieur de ${name}`), containers);
    if (facts.leadsOut(main.id))
      add(`${main.id}-context`, say(`${name} and its neighbours`, `${name} et ses voisins`), {
        viewpoint: { word: "context" },
        scope,
        ...apart,
      });
    if (facts.runsSomewhere)
      add(`${main.id}-deployment`, say(`Where ${name} runs`, `Où s’exécute ${name}`), {
        viewpoint: { word: "deployment" },
        scope,
      });
  }
  if (operations !== undefined) {
    const name = facts.nameOf(operations.id) ?? words.system;
    const attributes = { viewpoint: { word: "container" }, scope: { reference: operations.id } };
    add(`${operations.id}-containers`, name, attributes);
  }
  for (const one of facts.dataSets) {
    const { id } = one;
    const isOnly = facts.dataSets.filter(({ name }) => name === one.name).length === 1;
    const name = isOnly ? (one.name ?? id) : id;
    add(`${id}-tables`, say(`Tables of ${name}`, `Tables de ${name}`), {
      viewpoint: { word: "explore" },
      scope: { reference: id },
      kinds: [{ word: "entity" }],
    });
  }
  if (facts.applications > 2)
    add("landscape", say("Who works with whom", "Qui travaille avec qui"), { viewpoint: { word: "system-landscape" } });
  return views;
}

const LEAST_TABLES = 3;
const MOST_DATA_SETS = 5;

/** The entities that a link joins. */
function endsOf({ ends }: ElementFact["attributes"]): readonly string[] {
  if (ends === undefined || !isList(ends)) return [];
  return ends.flatMap((end) => {
    const entity = typeof end === "object" && "record" in end ? end.record["entity"] : undefined;
    return typeof entity === "object" && "reference" in entity ? [entity.reference] : [];
  });
}

/** What the changes add, as far as views ask. */
class Facts {
  private readonly elements: ReadonlyMap<string, ElementFact>;
  private readonly relationships: readonly RelationshipFact[];

  constructor(changes: readonly Change[]) {
    this.elements = new Map(
      changes.flatMap((change) => (change.change === "add-element" ? [[change.element.id, change.element]] : [])),
    );
    this.relationships = changes.flatMap((change) =>
      change.change === "add-relationship" ? [change.relationship] : [],
    );
  }

  nameOf(id: string): string | undefined {
    return this.elements.get(id)?.name;
  }

  has(kind: string): boolean {
    return [...this.elements.values()].some((element) => element.kind === kind);
  }

  get applications(): number {
    return [...this.elements.values()].filter(({ kind, parent }) => kind === "application" && parent === undefined)
      .length;
  }

  /** Does a part of it need others' software? */
  leadsOut(application: string): boolean {
    return this.relationships.some(({ from, to }) => {
      const other = this.elements.get(to);
      return (
        this.elements.get(from)?.parent === application && other?.kind === "application" && other.parent === undefined
      );
    });
  }

  /** Those with enough tables that refer to each other to make a picture. */
  get dataSets(): readonly ElementFact[] {
    const linked = new Set(
      [...this.elements.values()].filter(({ kind }) => kind === "link").flatMap(({ attributes }) => endsOf(attributes)),
    );
    return [...this.elements.values()]
      .filter(({ id, kind }) => {
        const tables = this.relationships.filter(
          ({ verb, from, to }) => verb === "realizes" && from === id && linked.has(to),
        );
        return kind === "dataset" && tables.length >= LEAST_TABLES;
      })
      .slice(0, MOST_DATA_SETS);
  }

  get runsSomewhere(): boolean {
    return this.relationships.some(({ verb }) => verb === "runs on");
  }
}
