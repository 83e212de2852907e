/** After any edit, all rules together say what they would say from the beginning. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { dayNumber } from "../base/dates.ts";
import { encode } from "../base/text.ts";
import { Checks } from "../rules/checks.ts";
import { usualRules } from "../rules/run.ts";
import { subjectName } from "../model/subject.ts";
import { Workspace } from "../workspace.ts";

/** Lines of a small estate; each may be there or not, and those with a gap are filled with one of several words. */
const lines: readonly (readonly [text: string, ...words: readonly string[]])[] = [
  ['objective online "Sell online" { perspective: customer; weight: _ }', "40", "60"],
  ['process order "Order" { criticality: _; rto: 4h; rpo: 15min }', "vital", "low", "unknown"],
  ['capability sell "Sell"'],
  ["order realizes sell"],
  ["sell realizes online"],
  ['application shop "Shop" { owner: it; criticality: _; style: monolith; exposed: internet }', "vital", "normal"],
  ['module cart "Cart" { tier: _; replicas: 1; mttr: 6h }', "logic", "data"],
  ['application erp "ERP" { hosting: saas; supplier: sap; exitPlan: _ }', "no", "yes"],
  [
    'store orders "Orders" { classification: _; encryptedAtRest: no; backup: { every: 24h } }',
    "strictly-confidential",
    "public",
  ],
  ["extend orders { personalData: _ }", "sensitive", "none"],
  ['dataset ds "Orders" { store: orders; personalData: _; goldenSource: erp }', "personal", "sensitive"],
  ['entity en "Order" { key: [id] }'],
  ["ds realizes en"],
  ['unit it "IT" { headcount: 3 }'],
  ['party sap "SAP" { type: supplier; country: _ }', "US", "CH"],
  ['node vm "VM" { type: server; os: _; patched: 2024-01-01; zone: dmz; site: gva; mttr: 8h }', "rhel", "win"],
  ['technology rhel "RHEL 7" { type: os; eol: rhel/7 }'],
  ['technology win "Windows Server 2022" { type: os }'],
  ['zone dmz "DMZ" { trust: _ }', "low", "high"],
  ['site gva "Geneva" { type: datacentre; country: CH }'],
  ["shop contains cart"],
  ["erp contains orders"],
  ["order uses shop"],
  ["order uses erp"],
  ["cart runs on vm"],
  ["orders runs on vm"],
  ["cart accesses ds { mode: readwrite }"],
  ["cart -> orders : ds { protocol: jdbc; encrypted: _; mode: sync }", "no", "yes"],
  ["shop -> erp : ds { protocol: _; pattern: point-to-point }", "ftp", "https"],
  ["erp -> shop { mode: sync; encrypted: yes }"],
  ['area front "Front" { level: zone }'],
  ["front groups _", "shop", "erp"],
  ['project renew "Renew" { start: 2026-01-01; end: 2026-06-30; status: running }'],
  ["renew changes shop { action: _ }", "replace", "remove"],
  ['waiver w "W" { rule: owner-is-named; on: erp; because: "b"; owner: it; until: _ }', "2027-01-01", "2020-01-01"],
];

const choice = fc.tuple(...lines.map((line) => fc.integer({ min: -1, max: Math.max(0, line.length - 2) })));

it("judges the same after an edit as from the beginning, all rules together", () => {
  const setting = { rules: usualRules(), today: dayNumber("2026-11-21") ?? 0 };
  fc.assert(
    fc.property(fc.array(choice, { minLength: 2, maxLength: 4 }), (choices) => {
      const [first = "", ...later] = choices.map(textOf);
      const workspace = workspaceOf(first);
      let checks = Checks.of(workspace.model, setting);
      for (const text of later) {
        for (const [uri, part] of partsOf(text)) workspace.update(uri, encode(part));
        checks = checks.after(workspace.model);
        expect(saidBy(checks)).toEqual(saidBy(Checks.of(workspace.model, setting)));
      }
    }),
    { numRuns: 40, seed: 5 },
  );
});

/** Two files, so that rows of one move when the other changes. */
function partsOf(text: string): readonly (readonly [string, string])[] {
  const all = text.split("\n");
  const isEven = (_: string, index: number): boolean => index % 2 === 0;
  return [
    ["a.orrery", all.filter(isEven).join("\n")],
    ["b.orrery", all.filter((line, index) => !isEven(line, index)).join("\n")],
  ];
}

function textOf(chosen: readonly number[]): string {
  return lines
    .map(([text, ...words], index) => {
      const which = chosen[index] ?? -1;
      return which < 0 ? "" : text.replace("_", words[which] ?? "");
    })
    .join("\n");
}

function workspaceOf(text: string): Workspace {
  return Workspace.load(partsOf(text).map(([uri, part]) => ({ uri, bytes: encode(part) })));
}

function saidBy(checks: Checks): readonly string[] {
  const said = [...checks.judgements()].map(
    ({ active, subject, state }) => `${active.rule.id}: ${subjectName(subject)} ${state}`,
  );
  const counted = checks.rules.map((active) => `${active.rule.id} ${JSON.stringify(checks.tally(active))}`);
  return [...said.sort(), ...counted];
}
