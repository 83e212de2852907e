/** What licences permit, by their SPDX identifiers: who may see, change and pass on the source. */
import { type Stating, wordsOf } from "../../model/read.ts";

/** `own`: written in-house. `unknown`: stated, but by a name from which nothing follows. */
export type LicenceClass =
  | "permissive"
  | "weak-copyleft"
  | "strong-copyleft"
  | "network-copyleft"
  | "proprietary"
  | "own"
  | "unknown";

/** From what asks least of its user to what asks most. */
const ORDER: readonly LicenceClass[] = [
  "own",
  "permissive",
  "weak-copyleft",
  "strong-copyleft",
  "network-copyleft",
  "proprietary",
  "unknown",
];

/** Beginnings of SPDX identifiers, in lower case; the longest that fits counts. */
const CLASSES: readonly (readonly [LicenceClass, string])[] = [
  ["own", "in-house"],
  [
    "permissive",
    "mit 0bsd bsd- apache- isc zlib x11 unlicense cc0- cc-by- public-domain python- psf- postgresql php- ruby bsl-1.0 wtfpl ncsa openssl artistic-2 afl- ms-pl upl- unicode- curl blueoak- libpng ftl cecill-b w3c hpnd intel naist vim",
  ],
  [
    "weak-copyleft",
    "lgpl- mpl- cecill-c epl- cddl- cpl- eupl-1.1 ms-rl apsl- osl- artistic-1 eupl- erlpl- ipl- npl- spl-",
  ],
  ["strong-copyleft", "gpl- cc-by-sa- sleepycat cecill- rpl-"],
  ["network-copyleft", "agpl- osl-3 eupl-1.2"],
  // The source can be read, but not used freely: not open source by the definition of the Open Source Initiative.
  [
    "proprietary",
    "proprietary commercial sspl- busl- bsl-1.1 elastic- confluent- polyform- cc-by-nc cc-by-nd freeware",
  ],
];

const BY_BEGINNING: readonly (readonly [beginning: string, licence: LicenceClass])[] = CLASSES.flatMap(
  ([licence, beginnings]) => beginnings.split(" ").map((beginning) => [beginning, licence] as const),
).sort((a, b) => b[0].length - a[0].length);

/** Class of what something states as its licence; undefined where it states none. Of several, what asks most. */
export function licenceClassOf(one: Stating): LicenceClass | undefined {
  const stated = wordsOf(one, "licence");
  return stated.length === 0 ? undefined : most(stated.map(classOfExpression));
}

/** Class of an SPDX expression: of alternatives (`OR`) the easiest, of what applies together (`AND`) the strictest. */
export function classOfExpression(expression: string): LicenceClass {
  const known = cache.get(expression);
  if (known !== undefined) return known;
  const alternatives = expression.replaceAll("(", "").replaceAll(")", "").toLowerCase().split(" or ");
  const made = least(alternatives.map((all) => most(all.split(" and ").map(classOfOne))));
  cache.set(expression, made);
  return made;
}

const cache: Map<string, LicenceClass> = new Map();

/** Open source: anybody may read, change and pass it on. Undefined: nothing follows from what is stated. */
export function isOpenSource(licence: LicenceClass): boolean | undefined {
  if (licence === "unknown" || licence === "own") return undefined;
  return licence !== "proprietary";
}

function classOfOne(identifier: string): LicenceClass {
  const name = identifier.trim();
  // Exceptions for linking and classpaths let others be built with it without binding them.
  if (name.startsWith("gpl-") && name.includes(" with ")) return "weak-copyleft";
  return BY_BEGINNING.find(([beginning]) => name.startsWith(beginning))?.[1] ?? "unknown";
}

function most(classes: readonly LicenceClass[]): LicenceClass {
  return classes.reduce((a, b) => (ORDER.indexOf(b) > ORDER.indexOf(a) ? b : a), "own");
}

function least(classes: readonly LicenceClass[]): LicenceClass {
  return classes.reduce((a, b) => (ORDER.indexOf(b) < ORDER.indexOf(a) ? b : a));
}
