/** Which software stands behind each row, for sweeps over a whole model: interfaces and services are those of their provider. */
import { elementWords } from "./row-words.ts";
import type { Model } from "./model.ts";

export interface SoftwareRows {
  /**
   * Row of the module, or of the application that says nothing of modules, that acts where the row stands; -1 for none. A component acts
   * as its module, an application with one module as that module.
   */
  readonly actor: Int32Array;
  /** Row of the application around; -1 for none. */
  readonly application: Int32Array;
}

const known: WeakMap<Model, SoftwareRows> = new WeakMap();

/** O(rows + relationships), kept as long as the model. */
export function softwareRows(model: Model): SoftwareRows {
  let made = known.get(model);
  if (made === undefined) known.set(model, (made = new Sweep(model)));
  return made;
}

class Sweep implements SoftwareRows {
  readonly actor: Int32Array;
  readonly application: Int32Array;
  private readonly model: Model;
  private readonly isOf: Readonly<Record<"application" | "module" | "component" | "interface" | "service", Uint8Array>>;

  constructor(model: Model) {
    this.model = model;
    const { schema, parts } = model;
    const flags = (kind: string): Uint8Array =>
      Uint8Array.from(schema.kinds, (_, number) => (schema.isKind(number, kind) ? 1 : 0));
    this.isOf = {
      application: flags("application"),
      module: flags("module"),
      component: flags("component"),
      interface: flags("interface"),
      service: flags("service"),
    };
    this.actor = new Int32Array(parts.rowCount).fill(-1);
    this.application = new Int32Array(parts.rowCount).fill(-1);
    this.place();
    this.lendProviders();
  }

  private is(row: number, kind: keyof Sweep["isOf"]): boolean {
    const number = this.model.parts.kindOf[row] as number;
    return number >= 0 && this.isOf[kind][number] === 1;
  }

  private place(): void {
    const { parentOf, rowCount } = this.model.parts;
    const { actor, application } = this;
    const only = this.onlyModules();
    for (let row = 0; row < rowCount; row++) {
      const parent = parentOf[row] as number;
      if (this.is(row, "application")) application[row] = row;
      // Most parents stand before their parts in the text, and are known already.
      else if (parent >= 0)
        application[row] =
          parent < row ? (application[parent] as number) : this.climb(parent, (at) => this.is(at, "application"));
      if (this.is(row, "module")) actor[row] = row;
      else if (application[row] === row) actor[row] = only.get(row) ?? row;
      else if (this.is(row, "component")) {
        const whole = this.climb(parent, (at) => this.is(at, "module") || this.is(at, "application"));
        actor[row] = whole < 0 ? row : (only.get(whole) ?? whole);
      }
    }
  }

  /** The one module of each application that has one, libraries apart. */
  private onlyModules(): ReadonlyMap<number, number> {
    const typeOf = elementWords(this.model, "type");
    const { parentOf, ownRows } = this.model.parts;
    const only = new Map<number, number>();
    for (let row = 0; row < ownRows; row++) {
      const parent = parentOf[row] as number;
      if (parent < 0 || !this.is(row, "module") || typeOf(row).includes("library")) continue;
      only.set(parent, only.has(parent) ? -1 : row);
    }
    for (const [parent, row] of only) if (row < 0) only.delete(parent);
    return only;
  }

  private climb(row: number, isWanted: (row: number) => boolean): number {
    const { parentOf } = this.model.parts;
    const most = 64;
    let at = row;
    for (let step = 0; at >= 0 && step < most; step++) {
      if (isWanted(at)) return at;
      at = parentOf[at] as number;
    }
    return -1;
  }

  /** What is offered stands for its one provider; an interface without any for what contains it. */
  private lendProviders(): void {
    const { schema, parts } = this.model;
    const offering = new Set(["realizes", "performs"].map((verb) => schema.verbNumber(verb)));
    const providers = new Map<number, number>();
    for (let edge = 0; edge < parts.edges.nestingFrom; edge++) {
      if (!offering.has(parts.verbOf[edge] as number) || !this.model.isEdge(edge)) continue;
      const [from, to] = [parts.edges.from[edge] as number, parts.edges.to[edge] as number];
      if (!this.is(to, "interface") && !this.is(to, "service")) continue;
      if ((this.actor[from] as number) < 0) continue;
      const earlier = providers.get(to);
      providers.set(to, earlier === undefined || earlier === from ? from : -1);
    }
    for (let row = 0; row < parts.rowCount; row++) {
      const isInterface = this.is(row, "interface");
      if (!isInterface && !this.is(row, "service")) continue;
      const provider = providers.get(row) ?? (isInterface ? parts.parentOf[row] : undefined) ?? -1;
      this.actor[row] = provider < 0 ? -1 : (this.actor[provider] as number);
      this.application[row] = provider < 0 ? -1 : (this.application[provider] as number);
    }
  }
}
