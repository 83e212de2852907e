import { describe, expect, it } from "vitest";
import type { Claim } from "../model/claims/claim.ts";
import { byRun, byScope, compareEnvironments, environmentsIn } from "./environments.ts";
import { combined } from "./combine.ts";
import { mergeRun, type Snapshot } from "./snapshot.ts";
import { observationOf } from "./observed.ts";
import { observe, type SourcedClaim } from "./reconcile.ts";

/** A workload in a namespace that is an environment, built of one image. */
function workload(
  environment: string,
  name: string,
  settings: Readonly<Record<string, string>> = {},
): readonly Claim[] {
  const key = `kubernetes:${environment}/deployment/${name}`;
  const at = { file: `${environment}.yaml`, line: 1 };
  return [
    {
      claim: "mention",
      key,
      sort: "service",
      names: [name],
      keys: [
        { type: "kubernetes", value: `${environment}/deployment/${name}` },
        { type: "image", value: `acme/${name}` },
        { type: "host", value: name },
      ],
      scope: { space: `kubernetes:${environment}`, environment, variant: "kubernetes" },
      at,
      seenBy: "deployment",
    },
    ...Object.entries(settings).map(([variable, value]): Claim => {
      const host = /^http:\/\/(.+)$/u.exec(value)?.[1];
      return {
        claim: "setting",
        of: key,
        variable,
        addresses: host === undefined ? [] : [{ host, protocol: "http" }],
        ...(value === "" || host !== undefined ? {} : { value }),
        at,
        seenBy: "env",
      };
    }),
  ];
}

function said(environment: string, name: string, attribute: string, value: string | number | readonly string[]): Claim {
  const at = { file: `${environment}.yaml`, line: 2 };
  return {
    claim: "attribute",
    of: `kubernetes:${environment}/deployment/${name}`,
    name: attribute,
    value,
    at,
    seenBy: "x",
  };
}

const sourced = (claims: readonly Claim[]): readonly SourcedClaim[] =>
  claims.map((claim) => ({ source: "kubernetes", claim }));

const test = [
  ...workload("test", "shop", {
    LOG_LEVEL: "debug",
    ORDERS_URL: "http://orders.test.svc",
    TOKEN: "",
    "cache.size": "5",
  }),
  said("test", "shop", "x-image", "acme/shop:1.5.0"),
  said("test", "shop", "version", "1.5.0"),
  said("test", "shop", "replicas", 1),
  said("test", "shop", "redundancy", "none"),
  said("test", "shop", "ports", ["tcp/80", "tcp/81"]),
  said("test", "shop", "x-anything", "else"),
  ...workload("test", "orders"),
  ...workload("test", "mailcatcher"),
];
const production = [
  ...workload("prod", "shop", { LOG_LEVEL: "info", ORDERS_URL: "http://orders.prod.svc", TOKEN: "", CACHE_SIZE: "5" }),
  said("prod", "shop", "x-image", "acme/shop:1.4.0"),
  said("prod", "shop", "version", "1.4.0"),
  said("prod", "shop", "replicas", 3),
  said("prod", "shop", "redundancy", "active-active"),
  said("prod", "shop", "ports", ["tcp/81", "tcp/80"]),
  ...workload("prod", "orders", { SHOP: "http://shop" }),
];

describe("two environments beside each other", () => {
  const claims = sourced([...test, ...production]);
  const observation = observe(claims);
  const { differences, alike, elements } = compareEnvironments(claims, observation, ["test", "prod"], byScope);
  const told = differences.map(({ sort, element, about, values }) => [sort, element, about, ...values]);

  it("names the environments that artefacts name", () => {
    expect(environmentsIn(observation)).toEqual(["prod", "test"]);
  });

  it("finds exactly what was planted: what is missing, other versions, other settings, other calls", () => {
    expect(told).toEqual([
      ["topology", "mailcatcher", undefined, true, undefined],
      ["topology", "orders", "shop", undefined, true],
      ["configuration", "orders", "SHOP", undefined, "http://shop"],
      ["version", "shop", "image", "acme/shop:1.5.0", "acme/shop:1.4.0"],
      ["configuration", "shop", "replicas", 1, 3],
      ["configuration", "shop", "LOG_LEVEL", "debug", "info"],
    ]);
    expect([alike, elements]).toEqual([0, 3]);
  });

  it("finds nothing between an environment and itself", () => {
    expect(compareEnvironments(claims, observation, ["prod", "prod"], byScope).differences).toEqual([]);
  });

  it("finds the same between two runs, each of which is one environment", () => {
    const run = (name: string, own: readonly Claim[]): Snapshot =>
      mergeRun(undefined, { name, day: "2026-11-01", sources: [], artefacts: [], claims: sourced(own) }).snapshot;
    const snapshot = combined([run("first", test), run("second", production)]);
    const both = observationOf(snapshot);
    const found = compareEnvironments(snapshot.claims, both, ["first", "second"], byRun(["first", "second"]));
    expect(found.differences.map(({ element, about }) => [element, about])).toEqual(
      told.map(([, element, about]) => [element, about]),
    );
  });
});
