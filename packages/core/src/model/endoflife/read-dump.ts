/**
 * Reads what endoflife.date gives out, and our own file of it: all products in one JSON, one file a product as its API answers (versions 0
 * and 1), or what `writeSupportFile` wrote. Everything is checked: a file of others is never trusted.
 */
import { dayNumber } from "../../base/dates.ts";
import { type Cycle, type FactsOrigin, type Product, SupportTable, writeFacts } from "./support-table.ts";

/** A file of a dump: its name says the product where its text does not. */
export interface DumpFile {
  readonly name: string;
  readonly text: string;
}

/** What is wrong with a dump. `where` is the file, with the product where it is known. */
export interface DumpProblem {
  readonly code: "not-json" | "no-products" | "too-many" | "wrong-name" | "wrong-date";
  readonly where: string;
  readonly found: string;
}

export type DumpReading =
  | { readonly products: readonly Product[]; readonly asOf: string }
  | { readonly problem: DumpProblem };

/** More than these is no dump of products. */
const MOST_PRODUCTS = 20_000;
const MOST_CYCLES = 5_000;
const MOST_TEXT = 200;

/** The products of all files together, alphabetically; the first problem otherwise. `today` limits what counts as the day of the facts. */
export function readDump(files: readonly DumpFile[], today: string): DumpReading {
  const products = new Map<string, Product>();
  let asOf = "";
  for (const file of files) {
    const read = readFile(file);
    if ("code" in read) return { problem: read };
    for (const entry of read.entries) {
      const product = productOf(entry, file.name);
      if ("code" in product) return { problem: product };
      products.set(product.id, product);
      if (products.size > MOST_PRODUCTS)
        return { problem: { code: "too-many", where: file.name, found: String(products.size) } };
    }
    for (const day of read.days) if (day > asOf && day <= today) asOf = day;
  }
  const all = [...products.values()].filter(({ cycles }) => cycles.length > 0).sort((a, b) => (a.id < b.id ? -1 : 1));
  if (all.length === 0)
    return { problem: { code: "no-products", where: files[0]?.name ?? "", found: String(files.length) } };
  return { products: all, asOf: asOf === "" ? today : asOf };
}

/** The text of the file that keeps a table beside a model. */
export function writeSupportFile(products: readonly Product[], origin: FactsOrigin): string {
  return `${JSON.stringify({ version: 1, ...origin, facts: writeFacts(products).split("\n") }, undefined, 1)}\n`;
}

/** The table of such a file; the problem where it is none. Products that it does not have are taken from `otherwise`. */
export function readSupportFile(text: string, otherwise?: SupportTable): SupportTable | DumpProblem {
  const where = "endoflife.json";
  const value = parsed(text);
  if (!isRecord(value)) return { code: "not-json", where, found: "" };
  const { version, source, asOf, facts } = value;
  if (version !== 1 || !Array.isArray(facts) || !facts.every((line) => typeof line === "string"))
    return { code: "no-products", where, found: String(version) };
  if (typeof asOf !== "string" || dayNumber(asOf) === undefined)
    return { code: "wrong-date", where, found: shortened(String(asOf)) };
  const origin = { source: typeof source === "string" ? source : where, asOf };
  const own = new SupportTable(facts.join("\n"), origin);
  if (otherwise === undefined) return own;
  const rest = [...otherwise.products.values()].filter(({ id }) => !own.products.has(id));
  return new SupportTable([...facts, ...writeFacts(rest).split("\n")].join("\n"), origin);
}

interface Entry {
  readonly id: string;
  readonly value: unknown;
}

function readFile({
  name,
  text,
}: DumpFile): { readonly entries: readonly Entry[]; readonly days: readonly string[] } | DumpProblem {
  const value = parsed(text);
  if (value === undefined) return { code: "not-json", where: name, found: shortened(text.slice(0, 40)) };
  const id = name.replace(/^.*[/\\]/u, "").replace(/\.json$/u, "");
  return { entries: entriesIn(value, id), days: daysIn(text) };
}

/** Products of one of the forms: a list of cycles, an answer of the API, or products by id. */
function entriesIn(value: unknown, id: string): readonly Entry[] {
  if (Array.isArray(value)) return value.length > 0 && isRecord(value[0]) && "cycle" in value[0] ? [{ id, value }] : [];
  if (!isRecord(value)) return [];
  const { result } = value;
  if (Array.isArray(result))
    return result.flatMap((one) =>
      isRecord(one) && typeof one["name"] === "string" ? [{ id: one["name"], value: one }] : [],
    );
  if (isRecord(result) && typeof result["name"] === "string") return [{ id: result["name"], value: result }];
  return Object.entries(value).flatMap(([key, one]) =>
    Array.isArray(one) || (isRecord(one) && Array.isArray(one["r"])) ? [{ id: key, value: one }] : [],
  );
}

function productOf({ id, value }: Entry, file: string): Product | DumpProblem {
  const where = `${file}: ${shortened(id)}`;
  if (!isName(id) || id.includes("/")) return { code: "wrong-name", where, found: shortened(id) };
  const record = isRecord(value) ? value : {};
  const releases = Array.isArray(value) ? value : listIn(record, "r", "releases");
  if (releases.length > MOST_CYCLES) return { code: "too-many", where, found: String(releases.length) };
  const cycles: Cycle[] = [];
  for (const release of releases) {
    const cycle = cycleOf(release, where);
    if ("code" in cycle) return cycle;
    cycles.push(cycle);
  }
  const title = textIn(record, "t", "label") ?? id;
  if (!isPlain(title)) return { code: "wrong-name", where, found: shortened(title) };
  return {
    id,
    title,
    names: listIn(record, "aliases").filter(
      (one) => typeof one === "string" && isPlain(one) && !one.includes(","),
    ) as string[],
    identifiers: [...new Set(listIn(record, "ids", "identifiers").flatMap(identifierOf))],
    cycles,
  };
}

function cycleOf(release: unknown, where: string): Cycle | DumpProblem {
  const record = isRecord(release) ? release : {};
  const name = textIn(record, "c", "cycle", "name");
  if (name === undefined || !isName(name)) return { code: "wrong-name", where, found: shortened(String(name)) };
  const released = dayIn(record, "d", "releaseDate");
  const end = endIn(record, ["e", "eol", "eolFrom"], record["isEol"]);
  const extended = endIn(record, ["x", "extendedSupport", "eoesFrom"], undefined);
  for (const [key, day] of Object.entries({ released, end, extended }))
    if (day === "wrong") return { code: "wrong-date", where: `${where} ${shortened(name)}`, found: key };
  return {
    name,
    released: typeof released === "number" ? released : undefined,
    end: end === "wrong" ? undefined : end,
    extended: typeof extended === "number" ? extended : undefined,
  };
}

/** A date; true: it is past; false and nothing: no end is known. */
function endIn(record: Fields, keys: readonly string[], isPast: unknown): Cycle["end"] | "wrong" {
  for (const key of keys) {
    const value = record[key];
    if (value === true) return "past";
    if (typeof value === "string") return dayNumber(value) ?? "wrong";
  }
  return isPast === true ? "past" : undefined;
}

function dayIn(record: Fields, ...keys: readonly string[]): number | "wrong" | undefined {
  const text = textIn(record, ...keys);
  return text === undefined ? undefined : (dayNumber(text) ?? "wrong");
}

/** `["purl", "pkg:npm/react"]` or `{ type, id }`, as our table keeps it. */
function identifierOf(value: unknown): readonly string[] {
  const [type, id] = Array.isArray(value) ? value : isRecord(value) ? [value["type"], value["id"]] : [];
  if (typeof id !== "string" || !isPlain(id) || id.includes(",")) return [];
  const cpe = /^cpe:(?:2\.3:|\/)[aoh]:([^:]+):([^:]+)/u.exec(id);
  if (type === "cpe" && cpe !== null) return [`cpe:${cpe[1]}:${cpe[2]}`];
  return type === "purl"
    ? [
        id
          .replace(/^pkg:/u, "")
          .replace(/[?#].*$/u, "")
          .replaceAll("%40", "@"),
      ]
    : [];
}

/** The youngest days that a text names are those of its latest facts. */
function daysIn(text: string): readonly string[] {
  return [
    ...text.matchAll(/"(?:ld|latestReleaseDate|last_modified|generated_at|date)"\s*:\s*"(\d{4}-\d\d-\d\d)/gu),
  ].map(([, day = ""]) => day);
}

type Fields = Readonly<Record<string, unknown>>;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textIn(record: Fields, ...keys: readonly string[]): string | undefined {
  for (const key of keys) if (typeof record[key] === "string") return record[key];
  return undefined;
}

function listIn(record: Fields, ...keys: readonly string[]): readonly unknown[] {
  for (const key of keys) if (Array.isArray(record[key])) return record[key];
  return [];
}

/** May it stand in a line of facts? */
function isName(text: string): boolean {
  return /^[^\s|:,]+$/u.test(text) && text.length <= MOST_TEXT;
}

function isPlain(text: string): boolean {
  return !/[|\n\r]/u.test(text) && text.length <= MOST_TEXT;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}
