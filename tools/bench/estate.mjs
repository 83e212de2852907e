/**
 * A synthetic estate for the bench of rules: processes, applications with modules, stores and interfaces, data, nodes in zones and sites, technologies,
 * suppliers; three relationships an element, of the verbs that rules read. A part of the values is left out, and a part is wrong, as in real life.
 * Same seed, same text.
 */
import { numbers } from "./generate.mjs";

const CRITICAL = ["low", "normal", "normal", "important", "vital"];
const PROTOCOLS = ["https", "https", "jms", "grpc", "sftp", "jdbc", "ftp"];
const CLASSES = ["public", "internal", "internal", "confidential", "strictly-confidential"];

/**
 * The files of an estate of about so many elements.
 * @param {number} size
 * @param {number} [seed]
 * @returns {Generator<{ readonly uri: string, readonly text: string }>}
 */
export function* estate(size, seed = 7) {
  const next = numbers(seed);
  /** @param {readonly string[]} words */
  const pick = (words) => words[next(words.length)] ?? "";
  /** @param {number} percent @param {string} text */
  const mostly = (percent, text) => (next(100) < percent ? ` ${text};` : "");
  const systems = Math.max(2, Math.round(size / 20));
  /** A partner as real systems have them: mostly a neighbour, sometimes anyone, sometimes one of the few that all need. @param {number} system */
  const partner = (system) => {
    const draw = next(100);
    if (draw < 70) return Math.min(systems - 1, Math.max(0, system + next(41) - 20));
    return draw < 90 ? next(systems) : next(Math.min(20, systems));
  };
  const teams = Math.max(2, Math.ceil(systems / 25));
  yield {
    uri: "model.orrery",
    text: `model estate "Estate" { currency: CHF; asOf: 2026-11-21 }\n${common(teams, systems)}`,
  };
  let lines = [];
  let file = 0;
  for (let system = 0; system < systems; system++) {
    const team = next(teams);
    const critical = pick(CRITICAL);
    lines.push(
      `application a${system} "Application ${system}" {${mostly(85, `owner: team${team}`)}${mostly(80, `criticality: ${critical}`)}${mostly(60, `businessFit: ${1 + next(5)}`)}${mostly(60, `technicalFit: ${1 + next(5)}`)}${mostly(30, "exposed: internet")}${mostly(50, "auth: oidc")}${mostly(40, `annualCost: ${1000 * (1 + next(500))}`)}${mostly(70, 'description: "Does what the business asks for"')}${mostly(50, `lifecycle: [active 20${10 + next(15)}-05-01]`)}${mostly(30, `supplier: sup${next(40)}`)}`,
    );
    for (let part = 0; part < 5; part++)
      lines.push(
        `  module a${system}m${part} "Module ${part} of ${system}" {${mostly(70, `technology: tech${next(200)}`)}${mostly(60, `replicas: ${1 + next(3)}`)}${mostly(30, `capacity: ${20 + next(100)}/s; demand: ${5 + next(20)}/s; peak: ${10 + next(60)}/s; growth: ${next(40)}%/y`)}${mostly(40, "tests: { unit: 70% }")}${mostly(50, `mttr: ${1 + next(8)}h`)}${mostly(50, `tier: ${pick(["presentation", "logic", "data"])}`)}}`,
      );
    for (let store = 0; store < 2; store++)
      lines.push(
        `  store a${system}s${store} "Store ${store} of ${system}" { type: relational;${mostly(70, `technology: tech${next(200)}`)}${mostly(70, `classification: ${pick(CLASSES)}`)}${mostly(60, `encryptedAtRest: ${pick(["yes", "no", "yes"])}`)}${mostly(60, `backup: { every: ${1 + next(48)}h, offsite: yes, lastRestoreTest: 202${4 + next(3)}-03-05 }`)}${mostly(60, `replicas: ${1 + next(2)}`)}}`,
      );
    for (let face = 0; face < 2; face++)
      lines.push(
        `  interface a${system}i${face} "API ${face} of ${system}" { type: rest;${mostly(60, "version: 2")}${mostly(60, "auth: mtls")}}`,
      );
    lines.push("}");
    for (let process = 0; process < 2; process++)
      lines.push(
        `process p${system}x${process} "Process ${system}.${process}" {${mostly(80, `owner: team${team}`)}${mostly(70, `criticality: ${pick(CRITICAL)}`)}${mostly(50, `rto: ${1 + next(24)}h; rpo: ${1 + next(24)}h`)}}`,
      );
    for (let data = 0; data < 3; data++)
      lines.push(
        `dataset d${system}x${data} "Data ${system}.${data}" {${mostly(70, `classification: ${pick(CLASSES)}`)}${mostly(60, `personalData: ${pick(["none", "personal", "sensitive"])}`)}${mostly(60, `goldenSource: a${system}`)}${mostly(50, "retention: 10y")}${mostly(60, `store: a${system}s${next(2)}`)}}`,
      );
    for (let node = 0; node < 3; node++)
      lines.push(
        `node n${system}x${node} "Server ${system}.${node}" { type: vm; env: prod;${mostly(80, `os: os${next(8)}`)}${mostly(80, `zone: z${next(20)}`)}${mostly(80, `site: site${next(6)}`)}${mostly(70, `patched: 2026-${String(1 + next(10)).padStart(2, "0")}-12`)}${mostly(50, `mttr: ${1 + next(8)}h`)}}`,
      );
    for (let process = 0; process < 2; process++) {
      lines.push(
        `p${system}x${process} uses a${system}`,
        `p${system}x${process} uses a${partner(system)}`,
        `p${system}x${process} realizes c${next(200)}`,
      );
    }
    for (let part = 0; part < 5; part++) {
      lines.push(`a${system}m${part} runs on n${next(2) === 0 ? system : partner(system)}x${next(3)}`);
      lines.push(`a${system}m${part} accesses d${system}x${next(3)} { mode: readwrite }`);
      for (let link = 0; link < 5; link++) {
        const other = next(10) < 5 ? system : partner(system);
        lines.push(
          `a${system}m${part} -> a${other}m${next(5)} : d${system}x${next(3)} {${mostly(80, `protocol: ${pick(PROTOCOLS)}`)}${mostly(60, `encrypted: ${pick(["yes", "yes", "yes", "no"])}`)}${mostly(60, `mode: ${pick(["sync", "async", "batch"])}`)}${mostly(30, "auth: oauth2")} }`,
        );
      }
    }
    for (let store = 0; store < 2; store++)
      lines.push(
        `a${system}s${store} runs on n${system}x${next(3)}`,
        `a${system}m${next(5)} -> a${system}s${store} { protocol: jdbc;${mostly(60, "encrypted: yes")} }`,
        `a${system}m${next(5)} -> a${system}s${store} { protocol: jdbc }`,
      );
    for (let face = 0; face < 2; face++) lines.push(`a${system}m${face} realizes a${system}i${face}`);
    if (lines.length > 3000) {
      yield { uri: `part-${file++}.orrery`, text: `${lines.join("\n")}\n` };
      lines = [];
    }
  }
  yield { uri: `part-${file}.orrery`, text: `${lines.join("\n")}\n` };
}

/**
 * What all systems share.
 * @param {number} teams
 * @param {number} systems
 */
function common(teams, systems) {
  /** @param {number} count @param {(index: number) => string} line */
  const some = (count, line) => Array.from({ length: count }, (_, index) => line(index)).join("\n");
  return [
    some(teams, (index) => `unit team${index} "Team ${index}" { headcount: ${3 + (index % 9)} }`),
    some(200, (index) => `capability c${index} "Capability ${index}" { importance: high }`),
    some(40, (index) => `party sup${index} "Supplier ${index}" { type: supplier; country: CH }`),
    some(200, (index) => `technology tech${index} "Technology ${index}" { type: framework; licence: MIT }`),
    some(8, (index) => `technology os${index} "Linux ${index}" { type: os }`),
    some(20, (index) => `zone z${index} "Zone ${index}" { trust: ${["low", "medium", "high"][index % 3]}; ids: yes }`),
    some(6, (index) => `site site${index} "Site ${index}" { type: datacentre; country: CH }`),
    some(
      Math.ceil(systems / 50),
      (index) => `objective o${index} "Objective ${index}" { perspective: process; weight: 1 }`,
    ),
    "",
  ].join("\n");
}
