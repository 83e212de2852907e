/** Until when an element is supported: what the organisation states goes before what the table of products says. */
import type { Element } from "../model.ts";
import { dayOf, states, textsIn, wordOf, wordsOf } from "../read.ts";
import { ofCpe, ofKey, ofName, ofPackageUrl, ofVersion, type Recognised } from "./recognise.ts";
import { type Cycle, type Product, shippedTable, type SupportTable } from "./support-table.ts";

/** What is known of the support of something. */
export interface Support {
  /** Product and cycle as people write them, or the element's own name: `Node.js 20`. */
  readonly name: string;
  /** Absent where the organisation states the end itself, or where the product is unknown. */
  readonly product: Product | undefined;
  /** The one cycle that is meant. */
  readonly cycle: Cycle | undefined;
  /**
   * Last day of support. `past`: it has ended, nobody says when. `open`: no end is announced. Undefined: nobody knows. Where several
   * cycles may be meant it is the latest of them, if all have one.
   */
  readonly end: number | "past" | "open" | undefined;
  /** Last day of the support that one can buy on top. */
  readonly extended: number | undefined;
  /** The attribute that says it; `name` where the name was recognised. */
  readonly said: string;
}

/** Has support ended before a day? Undefined where nobody knows. With `isExtended`, support bought on top counts. */
export function isOver(
  { end, extended, cycle, product }: Support,
  day: number,
  isExtended = false,
): boolean | undefined {
  if (end === undefined) return undefined;
  if (end === "past") return true;
  if (end === "open") return false;
  const last = isExtended && extended !== undefined && extended > end ? extended : end;
  if (last < day) return true;
  // The latest of several cycles is still supported: the one that is meant may not be.
  return cycle === undefined && product !== undefined ? undefined : false;
}

/** Last day of support as far as it is a day. */
export function lastDay({ end, cycle, product }: Support): number | undefined {
  return typeof end === "number" && (cycle !== undefined || product === undefined) ? end : undefined;
}

/** Support of an element by its own words; undefined where nothing tells what product it is. */
export function supportOf(element: Element): Support | undefined {
  return element.model.derive(supportFor, element);
}

/** Support of what a text names, such as `React 18`. */
export function supportOfName(element: Element, name: string): Support | undefined {
  const found = ofName(tableOf(element), name);
  return found === undefined ? undefined : fromTable(found, "technology", name);
}

/** The table that a model is read with: its own, else the one that comes with the product. */
export function tableOf({ model }: Element): SupportTable {
  return model.support ?? shippedTable;
}

/** Names of the technologies of an element that are no elements themselves: `technology: "React 18"`. */
export function namedTechnologies(element: Element): readonly string[] {
  return textsIn(element.get("technology"));
}

function supportFor(element: Element): Support | undefined {
  const stated = dayOf(element, "supportEnd");
  const found = recognised(element);
  const [entry, said] = found ?? [undefined, "supportEnd"];
  const known = entry === undefined ? undefined : fromTable(entry, said, element.name);
  if (stated === undefined) return known;
  return {
    name: known?.name ?? element.name,
    product: undefined,
    cycle: undefined,
    end: stated,
    extended: undefined,
    said: "supportEnd",
  };
}

function recognised(element: Element): readonly [Recognised, said: string] | undefined {
  const table = tableOf(element);
  const key = wordOf(element, "eol");
  if (key !== undefined) {
    const found = ofKey(table, key);
    return found === undefined ? undefined : [found, "eol"];
  }
  for (const purl of wordsOf(element, "purl")) {
    const found = ofPackageUrl(table, purl);
    if (found !== undefined) return [withVersion(element, found), "purl"];
  }
  for (const cpe of wordsOf(element, "cpe")) {
    const found = ofCpe(table, cpe);
    if (found !== undefined) return [withVersion(element, found), "cpe"];
  }
  const version = states(element, "version") ? wordOf(element, "version") : undefined;
  for (const name of namesOf(element)) {
    const found = ofName(table, name, version);
    if (found !== undefined) return [found, "name"];
  }
  return undefined;
}

/** An identifier without a version, beside a version that is stated. */
function withVersion(element: Element, found: Recognised): Recognised {
  const version = wordOf(element, "version");
  if (found.cycles.length > 0 || version === undefined) return found;
  return ofVersion(found.product, version);
}

function namesOf(element: Element): readonly string[] {
  const product = wordOf(element, "product");
  const names = product === undefined ? [] : [product];
  // A technology is the product; an application is mostly called after what it does.
  return element.definition?.layer === "technical" ? [element.name, element.nameIn("en"), ...names] : names;
}

function fromTable({ product, cycles }: Recognised, said: string, name: string): Support {
  const [cycle] = cycles;
  if (cycle === undefined)
    return { name: product.title, product, cycle: undefined, end: undefined, extended: undefined, said };
  const isOne = cycles.length === 1;
  return {
    name: isOne ? `${product.title} ${cycle.name}` : name,
    product,
    cycle: isOne ? cycle : undefined,
    end: latestEnd(cycles),
    extended: latestExtended(cycles),
    said,
  };
}

function latestEnd(cycles: readonly Cycle[]): Support["end"] {
  let latest: number | undefined;
  for (const { end } of cycles) {
    if (end === undefined) return cycles.length === 1 ? "open" : undefined;
    if (end !== "past") latest = Math.max(latest ?? end, end);
  }
  return latest ?? "past";
}

function latestExtended(cycles: readonly Cycle[]): number | undefined {
  const all = cycles.flatMap(({ extended }) => extended ?? []);
  return all.length === 0 ? undefined : Math.max(...all);
}
