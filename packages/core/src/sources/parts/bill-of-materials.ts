/** What CycloneDX and SPDX have in common: one thing that is described, and what it consists of. */
import type { Claim } from "../../model/claims/claim.ts";
import { packageKeys } from "./package-keys.ts";
import { sayingAt } from "./saying.ts";

export interface BillPart {
  readonly id: string;
  readonly name: string;
  readonly version: string | undefined;
  readonly purl: string | undefined;
  /** SPDX expression. */
  readonly licence: string | undefined;
  /** `operating-system`, `container`, `application`, `library` ... */
  readonly purpose: string | undefined;
  readonly line: number;
}

/** Libraries that one bill lists at most; a larger one says how many it left out. */
const MOST_LIBRARIES = 20_000;

/** The described parts as mentions with everything else as their libraries; without a described part the document stands for it. */
export function* billOfMaterials(
  source: string,
  file: string,
  parts: readonly BillPart[],
  described: ReadonlySet<string>,
  document: string | undefined,
): Generator<Claim> {
  const own = parts.filter(({ id, name }) => described.has(id) && name !== "");
  const [first] = own.length > 0 ? own : document === undefined || document === "" ? [] : [documentPart(document)];
  if (first === undefined) return;
  const key = `${source}:${file}#${first.id}`;
  const say = sayingAt({ file, line: first.line }, "component");
  const isImage =
    first.purpose === "container" ||
    first.purl?.startsWith("pkg:oci/") === true ||
    first.purl?.startsWith("pkg:docker/") === true;
  const name = isImage ? (first.name.split(/[@:]/u)[0]?.split("/").at(-1) ?? first.name) : first.name;
  yield say.mention({
    key,
    sort: isImage ? "image" : "package",
    names: [name === "" ? first.name : name],
    keys: packageKeys(first.purl, isImage ? first.name : undefined),
  });
  yield* say.attribute(key, "version", first.version);
  yield* say.attribute(key, "licence", first.licence === undefined ? undefined : [first.licence]);
  const rest = parts.filter((part) => part !== first && !(described.has(part.id) && part.purl === undefined));
  const libraries = [...new Set(rest.flatMap(({ purl }) => (purl === undefined ? [] : [purl])))].sort();
  yield* say.attribute(key, "x-libraries", libraries.length === 0 ? undefined : libraries.slice(0, MOST_LIBRARIES));
  const systems = rest.filter(
    ({ purpose }) => purpose === "operating-system" || purpose === "operating_system" || purpose === "platform",
  );
  yield* say.attribute(
    key,
    "technology",
    systems.length === 0 ? undefined : systems.map((part) => [part.name, part.version ?? ""].join(" ").trim()).sort(),
  );
}

function documentPart(name: string): BillPart {
  return { id: "document", name, version: undefined, purl: undefined, licence: undefined, purpose: undefined, line: 1 };
}
