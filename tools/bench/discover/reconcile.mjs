/**
 * `node --conditions=source tools/bench/discover/reconcile.mjs`
 * What the reconciler makes of very many claims: 50,000 within its goal, ten times as many within about ten times as long, and very many
 * that speak of few things.
 */
import { fileURLToPath } from "node:url";
import { noAnswers, observe } from "../../../packages/core/src/discovery/reconcile.ts";
import { cpuOf, printed } from "./table.mjs";

/** CPU milliseconds for 50,000 claims. */
const GOAL = 2000;
/** Claims of one workload and its source, without libraries. */
const OF_A_WORKLOAD = 10;

/** @typedef {import("../../../packages/core/src/discovery/reconcile.ts").SourcedClaim} SourcedClaim */

/**
 * Workloads of a cluster with their source and the libraries of each, which call each other within a namespace.
 * @param {number} workloads
 * @param {number} libraries of each
 * @returns {readonly SourcedClaim[]}
 */
export function claimsOfEstate(workloads, libraries) {
  /** @type {any[]} */
  const claims = [];
  for (let index = 0; index < workloads; index++) {
    const [name, namespace] = [`svc-${index}`, `team-${Math.floor(index / 25)}`];
    const first = index - (index % 25);
    const peer = (/** @type {number} */ step) => `svc-${first + ((index + step) % 25)}`;
    const key = `kubernetes:${namespace}/deployment/${name}`;
    const code = `code:${namespace}/${name}`;
    const scope = { space: namespace, variant: "kubernetes" };
    const seen = (/** @type {string} */ seenBy, line = 1) => ({
      at: { file: `${namespace}/${name}.yaml`, line },
      seenBy,
    });
    const deployed = (/** @type {object} */ claim) => claims.push({ source: "kubernetes", claim });
    const written = (/** @type {object} */ claim) => claims.push({ source: "code", claim });
    deployed({
      claim: "mention",
      key,
      sort: "service",
      names: [name],
      keys: [
        { type: "kubernetes", value: `${namespace}/deployment/${name}` },
        { type: "host", value: name },
        { type: "host", value: `${name}.${namespace}.svc.cluster.local` },
        { type: "image", value: `registry.internal/${namespace}/${name}` },
      ],
      scope,
      ...seen("workload"),
    });
    deployed({ claim: "attribute", of: key, name: "replicas", value: 2, ...seen("workload", 4) });
    const address = { host: peer(1), port: 8080, protocol: "http" };
    deployed({ claim: "setting", of: key, variable: "PEER_ADDR", addresses: [address], ...seen("environment", 9) });
    deployed({
      claim: "setting",
      of: key,
      variable: "LOG_LEVEL",
      addresses: [],
      value: "info",
      ...seen("environment", 10),
    });
    deployed({
      claim: "relationship",
      from: { key },
      to: { lookup: { host: `cache.${namespace}`, port: 6379, protocol: "redis" } },
      purpose: "data",
      evidence: "address",
      ...seen("environment", 12),
    });
    written({
      claim: "mention",
      key: code,
      sort: "code",
      names: [name],
      keys: [{ type: "directory", value: `${namespace}/${name}` }],
      scope: {},
      ...seen("unit"),
    });
    written({ claim: "reading", of: code, variable: "PEER_ADDR", ...seen("environment", 20) });
    written({
      claim: "relationship",
      from: { key: code },
      to: { lookup: { variable: "PEER_ADDR" } },
      purpose: "call",
      evidence: "client",
      ...seen("client", 21),
    });
    written({
      claim: "relationship",
      from: { key: code },
      to: { lookup: { host: `${peer(7)}.${namespace}.svc.cluster.local`, port: 8080 } },
      purpose: "call",
      evidence: "literal",
      ...seen("literal", 30),
    });
    written({
      claim: "mention",
      key: `dockerfile:${namespace}/${name}/Dockerfile`,
      sort: "image",
      names: [name],
      keys: [
        { type: "directory", value: `${namespace}/${name}` },
        { type: "image", value: `registry.internal/${namespace}/${name}` },
      ],
      scope: {},
      ...seen("from"),
    });
    for (let library = 0; library < libraries; library++)
      written({
        claim: "attribute",
        of: code,
        name: "x-libraries",
        value: [`pkg:npm/library-${(index * 7 + library) % 5000}@1.${library % 9}.0`],
        ...seen("dependencies", 40 + library),
      });
  }
  return claims;
}

export async function measure() {
  const small = claimsOfEstate(5000, 0);
  const large = claimsOfEstate(5000, 90);
  const many = claimsOfEstate(50_000, 0);
  const few = claimsOfEstate(100, 4990);
  const elements = observe(small, noAnswers, {}).elements.length;
  const one = await cpuOf(() => observe(small, noAnswers, {}), 3);
  const spread = await cpuOf(() => observe(large, noAnswers, {}), 1);
  const wide = await cpuOf(() => observe(many, noAnswers, {}), 1);
  const narrow = await cpuOf(() => observe(few, noAnswers, {}), 1);
  const times = (/** @type {readonly SourcedClaim[]} */ claims) => claims.length / small.length;
  return [
    {
      what: `${small.length} claims of ${small.length / OF_A_WORKLOAD} workloads, ${elements} elements: CPU ms (goal ${GOAL})`,
      ours: one,
      peer: GOAL,
      ratio: one / GOAL,
    },
    ...[
      { claims: large, what: "of 5,000 workloads with 90 libraries each", ms: spread },
      { claims: many, what: "of 50,000 workloads", ms: wide },
      { claims: few, what: "of 100 services with 4,990 libraries each", ms: narrow },
    ].map(({ claims, what, ms }) => ({
      what: `${claims.length} claims ${what}: CPU ms (beside ${Math.round(times(claims))} times the first row)`,
      ours: ms,
      peer: one * times(claims),
      ratio: ms / (one * times(claims)),
    })),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) printed(await measure());
