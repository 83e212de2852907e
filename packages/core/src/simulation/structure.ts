/** The structure function of an element as a tree that people read: what stops it, what stops that, down to what fails by itself. */
import type { Bilingual } from "../model/metamodel.ts";
import type { Element, Relationship } from "../model/model.ts";
import type { CauseNamed } from "./answers.ts";
import { namedCause } from "./cause-names.ts";
import type { Cause, Need } from "./failure-model.ts";
import { PERHAPS, SURELY, type ThresholdNetwork } from "./failures/network.ts";
import type { Failures } from "./read-failures.ts";

/**
 * `any`: one of the parts suffices; `all`: only all together; `some`: so many (`least`). `again`: opened further up. `more`: too much to
 * show. A part that is unsettled counts only perhaps.
 */
export interface StructureTree {
  readonly kind: "any" | "all" | "some" | "cause" | "again" | "more";
  readonly says: Bilingual;
  /** What it stands for, but for groups that have no name. */
  readonly subject: Element | Relationship | undefined;
  /** Of a leaf. */
  readonly cause: (CauseNamed & Pick<Cause, "behaviour" | "standing" | "missing">) | undefined;
  /** Of `some`: how many parts suffice; where that is unsettled how many do for sure. */
  readonly least: number | undefined;
  readonly isUnsettled: boolean;
  readonly parts: readonly StructureTree[];
}

export interface StructureOptions {
  /** Nodes at most; 400 unless given. */
  readonly most?: number;
}

const verbWords: Readonly<Record<Need["verb"], Bilingual>> = {
  contains: { en: "a part", fr: "une partie" },
  uses: { en: "used", fr: "utilisé" },
  performs: { en: "performs it", fr: "l’assure" },
  realizes: { en: "realizes it", fr: "le réalise" },
  accesses: { en: "keeps its data", fr: "garde ses données" },
  flows: { en: "exchanges with it", fr: "échange avec lui" },
  "runs on": { en: "runs it", fr: "l’exécute" },
  hosts: { en: "carries it", fr: "le porte" },
  site: { en: "its site", fr: "son site" },
  zone: { en: "its network zone", fr: "sa zone réseau" },
  supplier: { en: "its supplier", fr: "son fournisseur" },
  technology: { en: "its technology", fr: "sa technologie" },
  connects: { en: "on the way", fr: "sur le chemin" },
  replication: { en: "its live copy", fr: "sa copie vivante" },
  triggers: { en: "triggers it", fr: "le déclenche" },
  via: { en: "carries its exchanges", fr: "achemine ses échanges" },
};

export function structureOf(failures: Failures, row: number, options: StructureOptions = {}): StructureTree {
  return new Opening(failures, options.most ?? 400).element(row, undefined, false);
}

class Opening {
  private readonly failures: Failures;
  private readonly network: ThresholdNetwork;
  private readonly most: number;
  private readonly opened: Set<number> = new Set();
  private count = 0;

  constructor(failures: Failures, most: number) {
    this.failures = failures;
    this.network = failures.network;
    this.most = most;
  }

  element(row: number, from: number | undefined, isUnsettled: boolean): StructureTree {
    this.count++;
    const element = this.failures.model.at(row);
    const says = this.elementWords(row, from);
    const base = { says, subject: element, cause: undefined, least: undefined, isUnsettled };
    if (this.opened.has(row)) return { ...base, kind: "again", parts: [] };
    if (this.count >= this.most) return { ...base, kind: "more", parts: [] };
    this.opened.add(row);
    return { ...base, kind: "any", parts: flat(this.parts(row, row)) };
  }

  private parts(gate: number, row: number): readonly StructureTree[] {
    const { inStart, inSource, inFlags } = this.network;
    const found: StructureTree[] = [];
    const own = this.network.surely[gate] as number;
    for (let wire = inStart[gate] as number; wire < (inStart[gate + 1] as number); wire++) {
      const source = inSource[wire] as number;
      const flags = inFlags[wire] as number;
      // Of a plain condition what counts only perhaps is unsettled; of a group what counts only for certain is.
      const isUnsettled = own === 1 ? (flags & SURELY) === 0 : flags !== (SURELY | PERHAPS);
      found.push(this.source(source, row, isUnsettled));
    }
    return found;
  }

  private source(source: number, row: number, isUnsettled: boolean): StructureTree {
    const { rows } = this.failures;
    if ((source & 1) === 0) return this.leaf(source >> 1, isUnsettled);
    const gate = source >> 1;
    if (gate < rows) return this.element(gate, row, isUnsettled);
    this.count++;
    if (this.count >= this.most)
      return {
        kind: "more",
        says: more,
        subject: undefined,
        cause: undefined,
        least: undefined,
        isUnsettled,
        parts: [],
      };
    const parts = this.parts(gate, row);
    return group(parts, this.network.surely[gate] as number, this.network.perhaps[gate] as number, isUnsettled);
  }

  private leaf(cause: number, isUnsettled: boolean): StructureTree {
    this.count++;
    const { causes, model } = this.failures;
    const one = causes[cause] as Cause;
    const named = namedCause(model, one);
    const { behaviour, standing, missing } = one;
    return {
      kind: "cause",
      says: named.name,
      subject: named.relationship ?? named.element,
      cause: { ...named, behaviour, standing, missing },
      least: undefined,
      isUnsettled,
      parts: [],
    };
  }

  private elementWords(row: number, from: number | undefined): Bilingual {
    const element = this.failures.model.at(row);
    const name = { en: element.nameIn("en"), fr: element.nameIn("fr") };
    if (from === undefined) return name;
    const verb = this.failures.needsOf(from).find((need) => need.row === row && need.strength !== "async")?.verb;
    if (verb === undefined) return name;
    const word = verbWords[verb];
    return { en: `${name.en}, ${word.en}`, fr: `${name.fr}, ${word.fr}` };
  }
}

const more: Bilingual = { en: "and more", fr: "et d’autres" };

function group(parts: readonly StructureTree[], surely: number, perhaps: number, isUnsettled: boolean): StructureTree {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return isUnsettled ? { ...only, isUnsettled } : only;
  const isOpen = isUnsettled || surely !== perhaps;
  const base = { subject: undefined, cause: undefined, isUnsettled: isOpen, parts };
  if (surely === 1)
    return { ...base, kind: "any", least: undefined, parts: flat(parts), says: { en: "any of", fr: "l’un de" } };
  const fewer: Bilingual =
    surely === perhaps
      ? { en: "", fr: "" }
      : { en: `, perhaps ${perhaps} suffices`, fr: `, peut-être ${perhaps} suffit` };
  if (surely === parts.length)
    return {
      ...base,
      kind: "all",
      least: undefined,
      says: { en: `all of${fewer.en}`, fr: `tous à la fois${fewer.fr}` },
    };
  return {
    ...base,
    kind: "some",
    least: surely,
    says: { en: `${surely} of ${parts.length} of${fewer.en}`, fr: `${surely} parmi ${parts.length}${fewer.fr}` },
  };
}

/** Groups of which one part suffices, inside another such group, are part of it. */
function flat(parts: readonly StructureTree[]): readonly StructureTree[] {
  return parts.flatMap((part) =>
    part.kind === "any" && part.subject === undefined && !part.isUnsettled ? flat(part.parts) : [part],
  );
}
