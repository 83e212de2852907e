/**
 * Discovery on the systems of the conformance suite, of which it has the artefacts and not the source: what these alone give. With the
 * source: `npm run score:discovery`.
 */
import { contractOf, type DiscoveryContract } from "@orrery/core/discovery/contract";
import type { Observation } from "@orrery/core/discovery/observation";
import { observe, type SourcedClaim } from "@orrery/core/discovery/reconcile";
import { score, scoreIdentity, type Truth } from "@orrery/core/discovery/score";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { openOutlines } from "./outlines/open-outlines.ts";
import { discoverFolder } from "./run.ts";

const shared = fileURLToPath(new URL("../../../../../shared/data/discovery/", import.meta.url));
const haveSystems = existsSync(shared);
if (!haveSystems) {
  if (process.env["CI"] === "true") throw new Error("shared/data/discovery is not there, and CI needs it");
  console.warn("SKIPPED: discovery on whole systems, shared/data/discovery is not there");
}

interface Discovered {
  readonly claims: readonly SourcedClaim[];
  readonly observation: Observation;
  readonly contract: DiscoveryContract;
}

/** What artefacts alone reach, system by system; misses are calls that only source names. */
const reached: readonly (readonly [system: string, precision: number, core: number, infra: number])[] = [
  ["online-boutique", 1, 16, 0],
  ["retail-store", 1, 10, 0],
  // One load generator dials the front end itself where the truth, which is that of another variant, has a router between.
  ["sock-shop", 0.93, 15, 0],
  ["robot-shop", 1, 9, 0],
  ["petclinic", 1, 5, 18],
];

describe.skipIf(!haveSystems)("discovery on whole systems", () => {
  const found = new Map<string, Discovered>();
  beforeAll(async () => {
    const outline = await openOutlines();
    for (const [system] of reached) {
      const { claims } = await discoverFolder(`${shared}systems/${system}`, { outline });
      const observation = observe(claims, undefined, { project: system });
      found.set(system, { claims, observation, contract: contractOf(observation) });
    }
  }, 60_000);

  it.each(reached)("tells what the artefacts of %s show, and no trap", (system, precision, core, infra) => {
    const contract = found.get(system)?.contract;
    if (contract === undefined) throw new Error(`${system} was not read`);
    const result = score(contract, JSON.parse(readFileSync(`${shared}truth/${system}.json`, "utf8")) as Truth);
    expect(result.traps).toEqual([]);
    expect(result.precision, JSON.stringify(result.falsePositives)).toBeGreaterThanOrEqual(precision);
    expect(result.found.core.found, result.missed.join(", ")).toBeGreaterThanOrEqual(core);
    expect(result.found.infra.found).toBeGreaterThanOrEqual(infra);
  });

  it("says that calls of Sock Shop cannot be told, and what is wrong with its policies", () => {
    const contract = found.get("sock-shop")?.contract;
    const silent = contract?.undiscoverable
      .filter(({ what }) => what === "outgoing-calls")
      .map(({ element }) => element);
    expect(silent).toEqual(
      expect.arrayContaining(["carts", "catalogue", "front-end", "orders", "payment", "shipping", "user"]),
    );
    expect(contract?.defects.map(({ element, file }) => [element, file.replace(/^.*\//u, "")])).toEqual([
      ["carts", "netpol-cart-access.yaml"],
      ["carts", "netpol-cart-db-access.yaml"],
    ]);
  });

  it("tells the assistant that Online Boutique names and does not deploy by default", () => {
    const contract = found.get("online-boutique")?.contract;
    const named = [
      ...(contract?.dangling.map(({ address }) => address) ?? []),
      ...(contract?.relationships.map(({ to }) => to) ?? []),
    ];
    expect(named.some((name) => name.startsWith("shoppingassistantservice"))).toBe(true);
  });

  it("recognises the things of the retail store in all their artefacts", () => {
    const retail = found.get("retail-store");
    if (retail === undefined) throw new Error("the retail store was not read");
    const { mentions } = JSON.parse(readFileSync(`${shared}identity/retail-store.dev.json`, "utf8")) as {
      mentions: readonly Labelled[];
    };
    const pairs = mentions.flatMap((one): readonly (readonly [Labelled, string])[] => {
      const id = elementOf(one, retail);
      return id === undefined ? [] : [[one, id]];
    });
    const result = scoreIdentity(
      pairs.map(([{ cluster }]) => cluster),
      pairs.map(([, id]) => id),
    );
    expect(pairs.length).toBeGreaterThanOrEqual(40);
    expect(result.wrong.map(([a, b]) => [pairs[a]?.[0].name, pairs[b]?.[0].name])).toEqual([]);
    expect(result.recall).toBeGreaterThanOrEqual(0.95);
  });
});

interface Labelled {
  readonly source: string;
  readonly file: string;
  readonly name: string;
  readonly kind: string;
  readonly cluster: string;
}

/** The element of the mention that our sources make of what the label speaks of; undefined where none speaks of it. */
function elementOf({ source, file, name, kind }: Labelled, { claims, observation }: Discovered): string | undefined {
  const keys = claims.flatMap(({ claim }) => {
    if (claim.claim !== "mention") return [];
    const has = (type: string): boolean => claim.keys.some((key) => key.type === type && key.value === name);
    const isThere = claim.at.file === file;
    const speaks =
      (source === "compose-service" && isThere && claim.key.endsWith(`#${name}`)) ||
      (source === "compose-hostname" && isThere && has("host")) ||
      (source === "source-dir" && claim.key === `code:${name}`) ||
      (/^(?:maven-artifact|go-module|npm-package)$/u.test(source) && claim.key === `package:${file}`) ||
      (source === "image" && has("image")) ||
      (source === "helm-release" && isThere && claim.names.includes(name)) ||
      (source === "helm-chart" && isThere && claim.names.includes(name)) ||
      (source === "openapi" && claim.key === `openapi:${file}`) ||
      (source === "otel-service" && isThere && (has("self-name") || has("telemetry-service"))) ||
      (source === "terraform" && claim.key.includes(name) && !claim.key.includes("!") && fits(claim.sort, kind));
    return speaks ? [claim.key] : [];
  });
  const wanted = new Set(keys);
  return observation.elements.find(({ mentions }) => mentions.some(({ key }) => wanted.has(key)))?.id;
}

function fits(sort: string, kind: string): boolean {
  return { service: "service", datastore: "store", queue: "broker" }[kind] === sort;
}
