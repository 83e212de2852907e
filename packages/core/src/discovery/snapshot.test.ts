import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Claim, Mention } from "../model/claims/claim.ts";
import { combined } from "./combine.ts";
import { observationOf } from "./observed.ts";
import type { SourcedClaim } from "./reconcile.ts";
import { type DiscoveryRun, mergeRun, type Snapshot } from "./snapshot.ts";
import { readSnapshot, snapshotLines } from "./snapshot-lines.ts";

function mention(name: string, file = "docker-compose.yml", line = 1): SourcedClaim {
  const claim: Mention = {
    claim: "mention",
    key: `compose:.#${name}`,
    sort: "service",
    names: [name],
    keys: [{ type: "host", value: name }],
    scope: { space: ".", variant: "compose" },
    at: { file, line },
    seenBy: "services",
  };
  return { source: "compose", claim };
}

function setting(of: string, variable: string, value: string): SourcedClaim {
  const claim: Claim = {
    claim: "setting",
    of: `compose:.#${of}`,
    variable,
    addresses: [{ host: value, port: 80, protocol: "http" }],
    value,
    at: { file: "docker-compose.yml", line: 9 },
    seenBy: "environment",
  };
  return { source: "compose", claim };
}

function runOf(day: string, claims: readonly SourcedClaim[], more: Partial<DiscoveryRun> = {}): DiscoveryRun {
  const files = [...new Set(claims.map(({ claim }) => claim.at.file))];
  return {
    name: "shop",
    day,
    sources: [{ id: "compose", version: 1 }],
    artefacts: files.map((path) => ({ path, sources: ["compose"], hash: path })),
    claims,
    ...more,
  };
}

const textOf = (snapshot: Snapshot): string => [...snapshotLines(snapshot)].join("");
const goneOf = ({ claims }: Snapshot): readonly (readonly [string, string | undefined])[] =>
  claims.flatMap(({ claim, gone }) =>
    claim.claim === "mention" && gone !== undefined ? [[claim.key, gone] as const] : [],
  );

const first = mergeRun(
  undefined,
  runOf("2026-11-01", [mention("cart"), mention("web"), setting("web", "CART", "cart")]),
);

describe("a snapshot", () => {
  test("reads back what it writes, in one order whatever the order of the claims", () => {
    const text = textOf(first.snapshot);
    expect(readSnapshot("x", text)).toEqual({ snapshot: first.snapshot, diagnostics: [] });
    const turned = mergeRun(
      undefined,
      runOf("2026-11-01", [setting("web", "CART", "cart"), mention("web"), mention("cart")]),
    );
    expect(textOf(turned.snapshot)).toBe(text);
    expect(text.split("\n")[0]).toBe('{"orrery":"observation","version":1,"name":"shop","day":"2026-11-01"}');
  });

  test("of the same artefacts on another day differs in the day alone", () => {
    const again = mergeRun(
      first.snapshot,
      runOf("2026-11-05", [mention("cart", "docker-compose.yml", 40), mention("web"), setting("web", "CART", "cart")]),
    );
    const [head, ...lines] = textOf(again.snapshot).split("\n");
    expect(head).toContain("2026-11-05");
    const before = textOf(first.snapshot).split("\n").slice(1);
    // A line that moved is the same claim at another place.
    expect(lines.filter((line, at) => line !== before[at])).toEqual([lines.find((line) => line.includes('"line":40'))]);
    expect([again.added, again.gone]).toEqual([0, 0]);
  });

  test("keeps what is not seen any more as a ghost, with the days", () => {
    const later = mergeRun(first.snapshot, runOf("2026-11-09", [mention("web")]));
    expect(goneOf(later.snapshot)).toEqual([["compose:.#cart", "2026-11-09"]]);
    const observed = observationOf(later.snapshot);
    expect(observed.elements.map(({ id, isGhost, firstSeen, lastSeen }) => [id, isGhost, firstSeen, lastSeen])).toEqual(
      [
        ["cart", true, "2026-11-01", "2026-11-01"],
        ["web", false, "2026-11-01", "2026-11-09"],
      ],
    );
    expect(observed.relationships.map(({ from, to, isGhost }) => [from, to, isGhost])).toEqual([["web", "cart", true]]);
    const back = mergeRun(later.snapshot, runOf("2026-11-10", [mention("web"), mention("cart")]));
    expect([back.returned, goneOf(back.snapshot)]).toEqual([1, []]);
  });

  test.each<readonly [string, Partial<DiscoveryRun>]>([
    ["another source ran", { sources: [{ id: "terraform", version: 1 }] }],
    ["the run looked elsewhere", { covers: () => false }],
    [
      "the file could not be read",
      { artefacts: [{ path: "docker-compose.yml", sources: ["compose"], problem: "unreadable-file" }] },
    ],
  ])("nothing is gone where %s", (_, more) => {
    const { snapshot, gone } = mergeRun(first.snapshot, runOf("2026-11-09", [], more));
    expect([gone, goneOf(snapshot)]).toEqual([0, []]);
  });

  test("what another reader of the same bytes does not say was the reader's", () => {
    const artefacts = [{ path: "docker-compose.yml", sources: ["compose"], hash: "docker-compose.yml" }];
    const { snapshot } = mergeRun(
      first.snapshot,
      runOf("2026-11-09", [mention("web")], { sources: [{ id: "compose", version: 2 }], artefacts }),
    );
    expect(snapshot.claims.map(({ claim }) => claim.claim)).toEqual(["mention"]);
  });

  test("tells no secret, even where a source did", () => {
    const { snapshot } = mergeRun(
      undefined,
      runOf("2026-11-01", [mention("web"), setting("web", "API_TOKEN", "hunter2canary")]),
    );
    const leaky = { ...snapshot, claims: snapshot.claims.map((one) => ({ ...one })) };
    expect(textOf(leaky)).not.toContain('"value":"hunter2canary"');
  });
});

describe("reading a snapshot", () => {
  test("says what is damaged and keeps the rest", () => {
    const lines = textOf(first.snapshot).split("\n");
    const text = [lines[0], lines[1], "{", '{"claim":"mention","key":3}', ...lines.slice(2)].join("\n");
    const { snapshot, diagnostics } = readSnapshot("observed/shop.jsonl", text);
    expect(snapshot).toEqual(first.snapshot);
    expect(diagnostics.map(({ code, parameters }) => [code, parameters["line"]])).toEqual([
      ["observation-damaged", 3],
      ["observation-damaged", 4],
    ]);
  });

  test.each([
    ["", "observation-not-one"],
    ["# Title\n", "observation-not-one"],
    ['{"orrery":"observation","version":2,"name":"a","day":"2026-01-01"}', "observation-version"],
  ])("refuses %j", (text, code) => {
    const { snapshot, diagnostics } = readSnapshot("x", text);
    expect([snapshot, diagnostics.map((one) => one.code)]).toEqual([undefined, [code]]);
  });

  test("never throws, and what it takes can be observed and written again", () => {
    const text = textOf(first.snapshot);
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(20), fc.string(), fc.json(), (at, length, inserted, line) => {
        const torn = `${text.slice(0, at)}${inserted}${text.slice(at + length)}\n${line}\n`;
        const { snapshot } = readSnapshot("x", torn);
        if (snapshot === undefined) return;
        observationOf(snapshot);
        expect(readSnapshot("x", textOf(snapshot)).snapshot).toEqual(snapshot);
      }),
      { numRuns: 150 },
    );
  });
});

test("several runs are one, and what only means something inside of one is told apart", () => {
  const other = mergeRun(undefined, { ...runOf("2026-11-02", [mention("cart")]), name: "billing" }).snapshot;
  const all = combined([first.snapshot, other]);
  const keys = all.claims.flatMap(({ claim }) => (claim.claim === "mention" ? [claim.key] : []));
  expect(keys.sort()).toEqual(["compose:.#cart", "compose:.#web", "shop:compose:.#cart"]);
  expect(all.claims.map(({ claim }) => claim.at.file.split("/")[0])).toEqual(["billing", "shop", "shop", "shop"]);
  expect(combined([other])).toBe(other);
});
