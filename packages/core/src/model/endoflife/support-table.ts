/** Products with their release cycles and the days on which support ends, read from lines when first asked for. */
import { dateOfDay, dayNumber } from "../../base/dates.ts";
import { FACTS } from "./facts.ts";

/** A product as endoflife.date names it. */
export interface Product {
  readonly id: string;
  readonly title: string;
  /** Other names that people write. */
  readonly names: readonly string[];
  /** Package URLs without `pkg:` and version (`npm/react`), and `cpe:vendor:product`. */
  readonly identifiers: readonly string[];
  /** The newest first. */
  readonly cycles: readonly Cycle[];
}

/** Versions that are supported together. Days are counted since 1970-01-01. */
export interface Cycle {
  readonly name: string;
  readonly released: number | undefined;
  /** Last day of support; `past`: it has ended, nobody says when; undefined: no end is announced. */
  readonly end: number | "past" | undefined;
  /** Last day of the support that one can buy on top, as far as there is one. */
  readonly extended: number | undefined;
}

/** Where facts come from, and of which day they are. */
export interface FactsOrigin {
  readonly source: string;
  /** ISO date. */
  readonly asOf: string;
}

export class SupportTable {
  readonly origin: FactsOrigin;
  private readonly facts: string;
  private read: ReadonlyMap<string, Product> | undefined;
  private indexed: ReadonlyMap<string, Product> | undefined;
  private identified: ReadonlyMap<string, Product> | undefined;

  constructor(facts: string, origin: FactsOrigin) {
    this.facts = facts;
    this.origin = origin;
  }

  /** The products by their ids. */
  get products(): ReadonlyMap<string, Product> {
    return (this.read ??= new Map(readFacts(this.facts).map((product) => [product.id, product])));
  }

  /** The products by every name that they have, folded as `foldName` does. */
  get byName(): ReadonlyMap<string, Product> {
    return (this.indexed ??= indexOf(this.products.values(), ({ id, title, names }) =>
      [id, title, ...names].map(foldName),
    ));
  }

  /** The products by package URL and CPE. */
  get byIdentifier(): ReadonlyMap<string, Product> {
    return (this.identified ??= indexOf(this.products.values(), ({ identifiers }) => identifiers));
  }
}

/** The table that comes with the product. */
export const shippedTable: SupportTable = new SupportTable(FACTS, {
  source: "endoflife.date (MIT), commit a70eca3",
  asOf: "2026-08-21",
});

/** A name as it is compared: lower case, words parted by one blank, without brackets and dashes. */
export function foldName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.+#]+/gu, " ")
    .trim();
}

/** Products as lines of text; `FACTS` says how they look. */
export function writeFacts(products: Iterable<Product>): string {
  return [...products].map(lineOf).join("\n");
}

function readFacts(facts: string): readonly Product[] {
  return facts
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [id = "", title = id, names = "", identifiers = "", cycles = ""] = line.split("|");
      return {
        id,
        title,
        names: partsOf(names, ","),
        identifiers: partsOf(identifiers, ","),
        cycles: partsOf(cycles, " ").map(cycleOf),
      };
    });
}

function cycleOf(text: string): Cycle {
  const [name = "", released = "", end = "", extended = ""] = text.split(":");
  return { name, released: dayOf(released), end: end === "x" ? "past" : dayOf(end), extended: dayOf(extended) };
}

/** `260430` is 2026-04-30; a date of eight digits has its century with it. */
function dayOf(digits: string): number | undefined {
  if (digits === "") return undefined;
  const whole = digits.length === 6 ? `20${digits}` : digits;
  return dayNumber(`${whole.slice(0, 4)}-${whole.slice(4, 6)}-${whole.slice(6)}`);
}

function lineOf({ id, title, names, identifiers, cycles }: Product): string {
  const written = cycles.map(({ name, released, end, extended }) =>
    [name, digitsOf(released), end === "past" ? "x" : digitsOf(end), digitsOf(extended)].join(":").replace(/:+$/u, ""),
  );
  return [id, title, names.join(","), identifiers.join(","), written.join(" ")].join("|");
}

function digitsOf(day: number | undefined): string {
  return day === undefined ? "" : (dateOfDay(day) ?? "").replaceAll("-", "");
}

function partsOf(text: string, by: string): readonly string[] {
  return text === "" ? [] : text.split(by);
}

/** The first product keeps a name that two have. */
function indexOf(
  products: Iterable<Product>,
  keys: (product: Product) => readonly string[],
): ReadonlyMap<string, Product> {
  const index = new Map<string, Product>();
  for (const product of products) for (const key of keys(product)) if (!index.has(key)) index.set(key, product);
  return index;
}
