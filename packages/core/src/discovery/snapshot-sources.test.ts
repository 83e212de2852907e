/** Whatever a source claims can be remembered: its claims come back from the text of a snapshot as they were. */
import { describe, expect, test } from "vitest";
import { encode } from "../base/text.ts";
import { outlineForTests } from "../sources/outline.fixture.ts";
import { sources } from "../sources/index.ts";
import { inMemoryFile, readAll } from "../sources/read-all.ts";
import { identityOf, mergeRun } from "./snapshot.ts";
import { readSnapshot, snapshotLines } from "./snapshot-lines.ts";
import type { SourcedClaim } from "./reconcile.ts";

describe("claims of the example of a source", () => {
  test.each(sources.map((source) => [source.id, source] as const))("%s come back", async (id, source) => {
    const files = Object.entries(source.example.files).map(([path, text]) => inMemoryFile(path, encode(text)));
    const claims: SourcedClaim[] = [];
    for await (const heard of readAll({ files }, [source], { outline: outlineForTests }))
      if (heard.heard === "claim") claims.push({ source: id, claim: heard.claim });
    expect(claims.length).toBeGreaterThan(0);
    const run = { name: "x", day: "2026-11-30", sources: [{ id, version: source.version }], artefacts: [], claims };
    const { snapshot } = mergeRun(undefined, run);
    const read = readSnapshot("x", [...snapshotLines(snapshot)].join(""));
    expect(read.diagnostics).toEqual([]);
    expect(read.snapshot?.claims.map(identityOf)).toEqual(snapshot.claims.map(identityOf));
  });
});
