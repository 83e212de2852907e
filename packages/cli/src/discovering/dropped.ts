/** Files that somebody dropped on the page, read as a run: nothing of them touches the disk. */
import type { Diagnostic } from "@orrery/core/base/diagnostic";
import type { SourcedClaim } from "@orrery/core/discovery/reconcile";
import type { DiscoveryRun } from "@orrery/core/discovery/snapshot";
import { sources } from "@orrery/core/sources/index";
import { inMemoryFile, readAll } from "@orrery/core/sources/read-all";
import { createHash } from "node:crypto";
import { languagesIn, openOutlines } from "./outlines/open-outlines.ts";

export interface Dropped {
  readonly run: Omit<DiscoveryRun, "name" | "day">;
  readonly read: readonly { readonly source: string; readonly files: readonly string[]; readonly claims: number }[];
  readonly unread: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

export async function readDropped(
  files: readonly { readonly path: string; readonly bytes: Uint8Array }[],
): Promise<Dropped> {
  const claims: SourcedClaim[] = [];
  const diagnostics: Diagnostic[] = [];
  const read = new Map<string, readonly string[]>();
  let unread: readonly string[] = [];
  const tree = files.map(({ path, bytes }) => inMemoryFile(path, bytes));
  const outline = await openOutlines(languagesIn(tree));
  for await (const heard of readAll({ files: tree }, sources, { outline }))
    switch (heard.heard) {
      case "claim":
        claims.push({ source: heard.source, claim: heard.claim });
        break;
      case "diagnostic":
        diagnostics.push(heard.diagnostic);
        break;
      case "source":
        read.set(heard.source, heard.files);
        break;
      case "unread":
        unread = heard.files;
    }
  const readers = (path: string): readonly string[] =>
    [...read].flatMap(([id, paths]) => (paths.includes(path) ? [id] : []));
  return {
    run: {
      sources: sources.filter(({ id }) => read.has(id)).map(({ id, version }) => ({ id, version })),
      artefacts: files.flatMap(({ path, bytes }) => {
        const own = readers(path);
        return own.length === 0
          ? []
          : [{ path, hash: createHash("sha256").update(bytes).digest("hex").slice(0, 32), sources: own }];
      }),
      claims,
    },
    read: [...read].map(([source, paths]) => ({
      source,
      files: paths,
      claims: claims.filter((one) => one.source === source).length,
    })),
    unread,
    diagnostics,
  };
}
