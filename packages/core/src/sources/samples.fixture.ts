/** Real artefacts for tests of sources: those of the conformance suite, which stand beside the repository and are never part of it. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { encode } from "../base/text.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Claim } from "../model/claims/claim.ts";
import { outlineForTests } from "./outline.fixture.ts";
import { inMemoryFile, readAll, type TreeFile } from "./read-all.ts";
import type { Source } from "./source.ts";

const folder = new URL("../../../../../shared/data/discovery/", import.meta.url);

/** Are the real artefacts there? Said loudly where they are not; where CI is true they must be. */
export const haveSamples: boolean = existsSync(folder);
if (!haveSamples) {
  if (process.env["CI"] === "true") throw new Error("shared/data/discovery is not there, and CI needs it");
  console.warn("SKIPPED: real artefacts of discovery, shared/data/discovery is not there");
}

/** All files below a path of `shared/data/discovery`, with paths relative to it; or the one file. */
export function sampleFiles(path: string): readonly TreeFile[] {
  const at = new URL(path, folder);
  const names = readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      `${entry.parentPath}/${entry.name}`.slice(decodeURIComponent(at.pathname).replace(/\/$/u, "").length + 1),
    );
  return names
    .sort()
    .map((name) => inMemoryFile(name, readFileSync(new URL(`${path.replace(/\/$/u, "")}/${name}`, folder))));
}

export interface SourceReading {
  readonly claims: readonly Claim[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What some sources say of files, or of texts by path. */
export async function claimsFrom(
  sources: readonly Source[],
  files: readonly TreeFile[] | Readonly<Record<string, string>>,
): Promise<SourceReading> {
  const tree = Array.isArray(files)
    ? (files as readonly TreeFile[])
    : Object.entries(files as Readonly<Record<string, string>>).map(([path, text]) => inMemoryFile(path, encode(text)));
  const claims: Claim[] = [];
  const diagnostics: Diagnostic[] = [];
  for await (const heard of readAll({ files: tree }, sources, { outline: outlineForTests })) {
    if (heard.heard === "claim") claims.push(heard.claim);
    else if (heard.heard === "diagnostic") diagnostics.push(heard.diagnostic);
  }
  return { claims, diagnostics };
}
