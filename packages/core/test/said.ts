/** What a source says of files, for tests: claims as lines, or the claims themselves. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../src/base/diagnostic.ts";
import { encode } from "../src/base/text.ts";
import { claimLine } from "../src/model/claims/claim-lines.ts";
import type { Claim } from "../src/model/claims/claim.ts";
import { inMemoryFile, readAll, type TreeFile } from "../src/sources/read-all.ts";
import type { Source } from "../src/sources/source.ts";

export interface Heard {
  readonly claims: readonly Claim[];
  readonly diagnostics: readonly Diagnostic[];
  readonly lines: readonly string[];
}

export async function said(source: Source, files: Readonly<Record<string, string>>): Promise<Heard> {
  return hear(
    source,
    Object.entries(files).map(([path, text]) => inMemoryFile(path, encode(text))),
  );
}

async function hear(source: Source, files: readonly TreeFile[]): Promise<Heard> {
  const claims: Claim[] = [];
  const diagnostics: Diagnostic[] = [];
  for await (const one of readAll({ files }, [source])) {
    if (one.heard === "claim") claims.push(one.claim);
    if (one.heard === "diagnostic") diagnostics.push(one.diagnostic);
  }
  return { claims, diagnostics, lines: claims.map(claimLine) };
}

/** Files of real systems, beside the repository; absent in most checkouts. */
export const realData: URL = new URL("../../../../shared/data/discovery/", import.meta.url);
export const isRealDataThere: boolean = existsSync(realData);
if (!isRealDataThere && process.env["CI"] === "true")
  throw new Error("shared/data/discovery is not there, and CI needs it");

/** Every file of a folder of the real data that a source may look at, by path. */
export function realFiles(folder: string): Readonly<Record<string, string>> {
  const root = join(realData.pathname, folder);
  return Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile() && !/\.(?:png|jpe?g|gif|jar|pdf|ico|svg|zip)$/iu.test(one.name))
      .map((one) => join(one.parentPath, one.name))
      .map((path) => [path.slice(root.length + 1), readFileSync(path, "utf8")]),
  );
}
