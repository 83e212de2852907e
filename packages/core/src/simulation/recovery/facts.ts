/** What decides how soon something is back and what it asks of that, read once of a model for all drills. */
import type { Model } from "../../model/model.ts";
import { StatedColumns } from "../../model/stated-columns.ts";
import { takeoverOf } from "../../model/recovery.ts";
import { isKeeper } from "./protection.ts";

const KEYS = [
  "mttr",
  "restart",
  "failoverTime",
  "redundancy",
  "restoreTime",
  "owner",
  "criticality",
  "rto",
  "mtpd",
  "rpo",
  "volume",
  "demand",
  "peak",
  "capacity",
  "calendar",
  "caseValue",
  "backup",
  "replication",
  "disk",
] as const;

export type RecoveryKey = (typeof KEYS)[number];

export class RecoveryFacts extends StatedColumns<RecoveryKey> {
  /** 1: a part that is brought back by somebody; a whole comes back with its parts. */
  readonly isPart: Uint8Array;
  /** 1: software that has parts of its own, which are what is mended. */
  readonly isWhole: Uint8Array;
  private readonly tables: Map<string, Uint8Array> = new Map();
  /** 0: not asked yet, 1: no, 2: yes. */
  private readonly keeps: Uint8Array;
  private readonly owners: Int32Array;

  constructor(model: Model) {
    super(model, KEYS);
    const { rowCount } = model.parts;
    this.isPart = new Uint8Array(rowCount);
    this.isWhole = new Uint8Array(rowCount);
    this.keeps = new Uint8Array(rowCount);
    this.owners = new Int32Array(rowCount).fill(NOT_ASKED);
    this.readParts();
  }

  /** 1 for kinds that are of the ones named, or specialisations of them. */
  kindTable(...kinds: readonly string[]): Uint8Array {
    const name = kinds.join(" ");
    let made = this.tables.get(name);
    if (made === undefined) this.tables.set(name, (made = kindTable(this.model, kinds)));
    return made;
  }

  isOf(row: number, ...kinds: readonly string[]): boolean {
    return this.kindTable(...kinds)[this.model.parts.kindOf[row] as number] === 1;
  }

  /** Hours until a spare has taken over; undefined: nobody can tell. */
  takeover(row: number): number | undefined {
    // By far the most say nothing of it.
    if (!this.isWritten(row, "failoverTime") && !this.isWritten(row, "redundancy")) return 0;
    return takeoverOf(this.model.at(row)).hours;
  }

  /** Of a machine, store or piece of software that keeps data: is there anything to be brought back from a copy? */
  isKeeper(row: number): boolean {
    const known = this.keeps[row] as number;
    if (known !== 0) return known === 2;
    const found = this.isOf(row, "store", "application") && isKeeper(this.model.at(row));
    this.keeps[row] = found ? 2 : 1;
    return found;
  }

  /** Row of the owner of an element, else of what contains it. */
  owner(row: number): number | undefined {
    const { owners } = this;
    const { parentOf } = this.model.parts;
    const way: number[] = [];
    let found = NOBODY;
    for (let at = row; at >= 0; at = parentOf[at] as number) {
      const known = owners[at] as number;
      if (known !== NOT_ASKED) {
        found = known;
        break;
      }
      owners[at] = NOBODY;
      way.push(at);
      const own = this.reference(at, "owner");
      if (own === undefined) continue;
      found = own;
      break;
    }
    for (const one of way) owners[one] = found;
    return found < 0 ? undefined : found;
  }

  private readParts(): void {
    const { kindOf, parentOf, rowCount } = this.model.parts;
    const [isModule, isInside] = [this.kindTable("module"), this.kindTable("application", "module", "store")];
    const [isApplication, isSelf] = [this.kindTable("application"), this.kindTable("node", "store")];
    const hasModule = new Uint8Array(rowCount);
    const hasInside = new Uint8Array(rowCount);
    for (let row = 0; row < rowCount; row++) {
      const parent = parentOf[row] as number;
      if (parent < 0 || !this.model.isPresent(row)) continue;
      const kind = kindOf[row] as number;
      if (isModule[kind] === 1) hasModule[parent] = 1;
      if (isInside[kind] === 1) hasInside[parent] = 1;
    }
    for (let row = 0; row < rowCount; row++) {
      const kind = kindOf[row] as number;
      const isSoftware = isModule[kind] === 1 || isApplication[kind] === 1;
      const isBare = isModule[kind] === 1 ? hasModule[row] === 0 : hasInside[row] === 0;
      if (isSelf[kind] === 1 || (isSoftware && isBare)) this.isPart[row] = 1;
      else if (isSoftware) this.isWhole[row] = 1;
    }
  }
}

const NOT_ASKED = -2;
const NOBODY = -1;

const known: WeakMap<Model, RecoveryFacts> = new WeakMap();

/** O(rows + attributes) the first time. */
export function recoveryFactsOf(model: Model): RecoveryFacts {
  let made = known.get(model);
  if (made === undefined) known.set(model, (made = new RecoveryFacts(model)));
  return made;
}

function kindTable({ schema }: Model, kinds: readonly string[]): Uint8Array {
  return Uint8Array.from(schema.kinds, (_, number) => (kinds.some((kind) => schema.isKind(number, kind)) ? 1 : 0));
}
