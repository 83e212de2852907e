/** Models that several tests read: texts, the insurer of the examples, the published example of The Open Group. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { encode } from "../src/base/text.ts";
import { print } from "../src/language/print.ts";
import type { Model } from "../src/model/model.ts";
import { readArchimate } from "../src/sources/archimate/read.ts";
import { archimateToFacts, type Sidecar } from "../src/sources/archimate/to-facts.ts";
import { Workspace } from "../src/workspace.ts";

/** The model of one text. */
export function modelOf(text: string): Model {
  return Workspace.load([{ uri: "test.orrery", bytes: encode(text) }]).model;
}

/** The insurer of the examples, whose answers were worked out by hand. */
export function insurerModel(): Model {
  const folder = fileURLToPath(new URL("../../../examples/helvia/", import.meta.url));
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".orrery"));
  return Workspace.load(paths.sort().map((uri) => ({ uri, bytes: readFileSync(`${folder}${uri}`) }))).model;
}

/** The import of the published example; undefined where the data is not beside the repository, which in CI is a fault. */
export function archiSurance(): { readonly model: Model; readonly sidecars: readonly Sidecar[] } | undefined {
  const path = fileURLToPath(new URL("../../../../shared/data/archimate/archisurance.xml", import.meta.url));
  if (!existsSync(path)) {
    if (process.env["CI"] === "true") throw new Error("shared data is missing");
    return undefined;
  }
  const { document } = readArchimate([{ uri: "archisurance.xml", bytes: readFileSync(path) }]);
  if (document === undefined) throw new Error("no document");
  const { facts, sidecars } = archimateToFacts(document, "archisurance.xml");
  return { model: modelOf(print(facts)), sidecars };
}
