/** Claims of files in memory, for tests. */
import { encode } from "../../base/text.ts";
import type { Diagnostic } from "../../base/diagnostic.ts";
import { claimLine } from "../../model/claims/claim-lines.ts";
import type { Claim } from "../../model/claims/claim.ts";
import { inMemoryFile, readAll } from "../read-all.ts";
import type { Source } from "../source.ts";

export interface Said {
  readonly claims: readonly Claim[];
  readonly diagnostics: readonly Diagnostic[];
  /** As lines, without the places. */
  readonly lines: readonly string[];
}

export async function said(source: Source, files: Readonly<Record<string, string>>): Promise<Said> {
  const claims: Claim[] = [];
  const diagnostics: Diagnostic[] = [];
  const tree = Object.entries(files).map(([path, text]) => inMemoryFile(path, encode(text)));
  for await (const one of readAll({ files: tree }, [source])) {
    if (one.heard === "claim") claims.push(one.claim);
    if (one.heard === "diagnostic") diagnostics.push(one.diagnostic);
  }
  return { claims, diagnostics, lines: claims.map((claim) => claimLine(claim).replace(/ @ [^@]*$/u, "")) };
}

/** How many mentions of each sort, and relationships of each purpose, verb and evidence. */
export function counted(claims: readonly Claim[]): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const claim of claims) {
    const key =
      claim.claim === "mention"
        ? claim.sort
        : claim.claim === "relationship"
          ? [claim.purpose, claim.verb, claim.evidence].filter((part) => part !== undefined).join(" ")
          : undefined;
    if (key !== undefined) found[key] = (found[key] ?? 0) + 1;
  }
  return found;
}
