/** Which product and release cycle an end-of-life key, a package URL, a CPE or a name with a version means. Rather none than a wrong one. */
import { type Cycle, foldName, type Product, type SupportTable } from "./support-table.ts";

/** A product, and the cycles that may be meant: none where the version is not said or not known. */
export interface Recognised {
  readonly product: Product;
  readonly cycles: readonly Cycle[];
}

/** `rhel/7`: the product and the cycle as endoflife.date writes them. */
export function ofKey(table: SupportTable, key: string): Recognised | undefined {
  const [id = "", ...rest] = key.trim().toLowerCase().split("/");
  const product = table.products.get(id);
  if (product === undefined) return undefined;
  const wanted = rest.join("/");
  const exact = product.cycles.filter(({ name }) => name.toLowerCase() === wanted);
  return { product, cycles: exact.length > 0 ? exact : cyclesOf(product, foldName(wanted).split(" ")) };
}

/** A product that is known, in a version that is said. */
export function ofVersion(product: Product, version: string): Recognised {
  return { product, cycles: versionCycles(product, version) };
}

/** `pkg:npm/%40angular/core@17.1.0`. */
export function ofPackageUrl(table: SupportTable, purl: string): Recognised | undefined {
  const plain = purl
    .replace(/^pkg:/u, "")
    .replace(/[?#].*$/u, "")
    .replaceAll("%40", "@");
  const mark = plain.lastIndexOf("@");
  const name = mark > 0 && !plain.slice(mark).includes("/") ? plain.slice(0, mark) : plain;
  const product = table.byIdentifier.get(name);
  return product === undefined ? undefined : { product, cycles: versionCycles(product, plain.slice(name.length + 1)) };
}

/** `cpe:2.3:a:postgresql:postgresql:14.2:...` or the older `cpe:/a:postgresql:postgresql:14.2`. */
export function ofCpe(table: SupportTable, cpe: string): Recognised | undefined {
  const parts = cpe.replace(/^cpe:(?:2\.3:|\/)/u, "").split(":");
  const [, vendor = "", name = "", version = "", update = ""] = parts;
  const product = table.byIdentifier.get(`cpe:${vendor}:${name}`);
  if (product === undefined) return undefined;
  const isSaid = version !== "" && version !== "*" && version !== "-";
  const hasUpdate = update !== "" && update !== "*" && update !== "-";
  return { product, cycles: isSaid ? cyclesOf(product, hasUpdate ? [version, update] : [version]) : [] };
}

/**
 * `RHEL 7`, `Oracle Database 19c`, `Java 8 (Temurin)`, `PostgreSQL` with version `14.2`. The name must be a name of the product and the
 * rest a version: what has other words in it may be something else.
 */
export function ofName(table: SupportTable, name: string, version?: string): Recognised | undefined {
  const folded = foldName(name);
  const words = folded.split(" ").filter((word) => word !== "");
  const java = ofJava(table, words);
  const found = java ?? longestName(table, words);
  if (found === undefined) return undefined;
  const { product, rest } = found;
  const said = version === undefined ? [] : foldName(version).split(" ");
  const written = rest.filter((word) => !NOISE.has(word));
  if (!written.every(isVersionWord)) return undefined;
  // A version of its own says it more exactly than the name does.
  const cycles = cyclesOf(product, said);
  return { product, cycles: cycles.length > 0 || said.length > 0 ? cycles : cyclesOf(product, written) };
}

const NOISE: ReadonlySet<string> = new Set(
  "lts server edition enterprise standard community x64 x86 64 bit 64bit x86_64 version release datacenter database db cluster instance ce ee os linux jdk jre se".split(
    " ",
  ),
);

interface Named {
  readonly product: Product;
  readonly rest: readonly string[];
}

function longestName(table: SupportTable, words: readonly string[]): Named | undefined {
  for (let length = words.length; length > 0; length--) {
    const product = table.byName.get(words.slice(0, length).join(" "));
    if (product !== undefined) return { product, rest: words.slice(length) };
  }
  return undefined;
}

/** Java is many products: who builds it must be said. */
function ofJava(table: SupportTable, words: readonly string[]): Named | undefined {
  if (!["java", "jdk", "jre", "openjdk"].includes(words[0] ?? "")) return undefined;
  const rest = words.slice(1);
  const builder = rest.filter((word) => !isVersionWord(word) && !NOISE.has(word)).join(" ");
  const product = builder === "" ? undefined : table.byName.get(builder === "oracle" ? "oracle jdk" : builder);
  return product === undefined || !JAVA.has(product.id) ? undefined : { product, rest: rest.filter(isVersionWord) };
}

const JAVA: ReadonlySet<string> = new Set([
  "eclipse-temurin",
  "oracle-jdk",
  "red-hat-build-of-openjdk",
  "amazon-corretto",
  "azul-zulu",
  "bellsoft-liberica",
  "ibm-semeru",
  "sapmachine",
]);

/** `14.2`, `v8`, `19c`, `2012`, `r2`, `sp3`, `22h2`, `ltsc`. */
function isVersionWord(word: string): boolean {
  return /^(?:v?\d[\w.+]*|r\d|sp\d|u\d+|ltsc|lts|sac|esm)$/u.test(word);
}

function versionCycles(product: Product, version: string): readonly Cycle[] {
  return version === "" ? [] : cyclesOf(product, foldName(version).split(" "));
}

/**
 * The cycles that a version may belong to: the longest name that begins it (14 of 14.2); with a shorter version than the cycles have,
 * all that it begins (9.0 of 9). Variants of one cycle (service packs) are all meant unless one is named.
 */
function cyclesOf(product: Product, words: readonly string[]): readonly Cycle[] {
  const [first = "", ...rest] = words;
  const version = plainVersion(product, first, rest);
  if (version === "") return [];
  const joined = [version, ...rest.filter((word) => product.id !== "mssqlserver" || !word.startsWith("r"))].join("-");
  const exact = product.cycles.filter(({ name }) => name === joined);
  if (exact.length > 0 && rest.length > 0) return exact;
  let longest = "";
  for (const { name } of product.cycles) {
    const base = baseOf(name);
    if (base.length > longest.length && isBeginning(base, version)) longest = base;
  }
  if (longest !== "") return product.cycles.filter(({ name }) => baseOf(name) === longest);
  return product.cycles.filter(({ name }) => isBeginning(version, baseOf(name)));
}

/** The version as the table writes it. */
function plainVersion(product: Product, word: string, rest: readonly string[]): string {
  const plain = word.replace(/^v(?=\d)/u, "");
  if (JAVA.has(product.id)) return plain.replace(/^1\.(?=[1-9])/u, "").replace(/^(\d+)u\d+$/u, "$1");
  switch (product.id) {
    case "mssqlserver":
      return SQL_SERVER.get([plain, ...rest.filter((one) => one.startsWith("r"))].join(" ")) ?? plain;
    case "oracle-database": {
      const number = plain.replace(/(?<=\d)(?:c|g|i|ai)$/u, "");
      const release = rest.find((one) => /^r\d$/u.test(one));
      return release === undefined ? number : `${number}.${release.slice(1)}`;
    }
    case "sles": {
      const pack = rest.find((one) => /^sp\d$/u.test(one));
      return pack === undefined ? plain : `${plain}.${pack.slice(2)}`;
    }
    default:
      return plain;
  }
}

/** Years under which versions of SQL Server are sold. */
const SQL_SERVER: ReadonlyMap<string, string> = new Map([
  ["2005", "9.0"],
  ["2008", "10.0"],
  ["2008 r2", "10.50"],
  ["2012", "11.0"],
  ["2014", "12.0"],
  ["2016", "13.0"],
  ["2017", "14.0"],
  ["2019", "15.0"],
  ["2022", "16.0"],
  ["2025", "17.0"],
]);

function baseOf(cycle: string): string {
  const mark = cycle.indexOf("-");
  return mark < 0 ? cycle : cycle.slice(0, mark);
}

/** Does a version begin with another, number by number? 1.1 does not begin 1.10. */
function isBeginning(shorter: string, longer: string): boolean {
  return (
    longer.startsWith(shorter) && (longer.length === shorter.length || /^[.+]/u.test(longer.slice(shorter.length)))
  );
}
