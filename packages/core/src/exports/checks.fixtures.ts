/** Test help: a checked model by hand, with one finding of each status, a question, waivers, and a mistake in its text. */
import { encode, lineStarts, positionAt } from "../base/text.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { CheckReport, Finding, RuleOutcome, Subject } from "../rules/report.ts";
import type { ExportedChecks } from "./checked.ts";

const text = `application shop "Shop <A&B>" { ownr: it }
store db "Data | base"
shop -> db { encrypted: no }
waiver old { rule: owner-is-named; on: db; because: "being sold"; owner: it; until: 2026-12-01 }
`;
const bytes: Uint8Array = encode(text);
const starts: Uint32Array = lineStarts(bytes);

const shop: Subject = element("shop", "Shop <A&B>", "application", "it");
const db: Subject = element("db", "Data | base", "store");
const flow: Subject = {
  name: "shop -> db",
  title: both("Shop <A&B> → Data | base"),
  kind: "flows",
  elements: ["shop", "db"],
  isRelationship: true,
};

const rules: readonly RuleOutcome[] = [
  {
    id: "flow-is-encrypted",
    pack: "security",
    title: { en: "Flows are encrypted", fr: "Les flux sont chiffrés" },
    rationale: { en: "Whoever listens reads along.", fr: "Qui écoute lit aussi." },
    remedy: { en: "Use TLS, and state `encrypted: yes`.", fr: "Employez TLS, et écrivez `encrypted: yes`." },
    severity: "error",
    controls: ["iso27001:A.8.24", "nist-800-53:SC-8"],
    principle: "P3",
    quality: "security",
    holds: 3,
    violated: 1,
    unknown: 0,
    waived: 0,
  },
  {
    id: "owner-is-named",
    pack: "hygiene",
    title: { en: "Everything has an owner", fr: "Tout a un responsable" },
    rationale: { en: "Nobody decides.", fr: "Personne ne décide." },
    remedy: { en: "Name one.", fr: "Nommez-en un." },
    severity: "warning",
    controls: ["iso27001:A.5.9"],
    holds: 5,
    violated: 2,
    unknown: 0,
    waived: 1,
  },
  {
    id: "backup-is-made",
    pack: "hygiene",
    title: { en: "Backups are made", fr: "Des sauvegardes sont faites" },
    rationale: { en: "Disks fail.", fr: "Les disques lâchent." },
    remedy: { en: "Make one.", fr: "Faites-en une." },
    severity: "info",
    controls: [],
    holds: 0,
    violated: 0,
    unknown: 1,
    waived: 0,
  },
];

const findings: readonly Finding[] = [
  {
    fingerprint: "00000000000000f1",
    rule: "flow-is-encrypted",
    pack: "security",
    severity: "error",
    status: "open",
    subject: flow,
    place: placeOf("encrypted"),
    message: { en: "Shop <A&B> to Data | base: not encrypted", fr: "Shop <A&B> vers Data | base : non chiffré" },
    path: [shop, flow, db],
    values: [
      { subject: flow, key: "encrypted", label: { en: "Encrypted", fr: "Chiffré" }, value: { en: "no", fr: "non" } },
    ],
    related: [db],
  },
  {
    fingerprint: "00000000000000f2",
    rule: "owner-is-named",
    pack: "hygiene",
    severity: "warning",
    status: "known",
    subject: shop,
    place: placeOf("application"),
    message: { en: "Shop <A&B> has no owner", fr: "Shop <A&B> n’a pas de responsable" },
    path: [],
    values: [{ subject: shop, key: "owner", label: { en: "Owner", fr: "Responsable" }, value: both("") }],
    related: [],
  },
  {
    fingerprint: "00000000000000f3",
    rule: "owner-is-named",
    pack: "hygiene",
    severity: "warning",
    status: "waived",
    waiver: "old",
    subject: db,
    place: placeOf("store"),
    message: { en: "Data | base has no owner", fr: "Data | base n’a pas de responsable" },
    path: [],
    values: [],
    related: [],
  },
];

const report: CheckReport = {
  version: 1,
  model: "Two | three",
  today: "2026-11-21",
  rules,
  findings,
  questions: [
    {
      subject: db,
      key: "backup",
      label: { en: "Backup", fr: "Sauvegarde" },
      place: placeOf("store"),
      rules: ["backup-is-made"],
    },
  ],
  more: { findings: 0, questions: 0 },
  waivers: [
    {
      id: "old",
      title: both("old"),
      state: "active",
      rules: ["owner-is-named"],
      because: "being sold",
      owner: "it",
      until: "2026-12-01",
      covers: ["00000000000000f3"],
      place: placeOf("waiver"),
    },
    { id: "gone", title: both("gone"), state: "expired", rules: [], covers: [], place: placeOf("waiver") },
  ],
};

/** All of it, in English; other settings on top. */
export function checkedByHand(other: Partial<ExportedChecks> = {}): ExportedChecks {
  return {
    report,
    diagnostics: [
      {
        code: "unknown-attribute",
        severity: "error",
        ...placeOf("ownr"),
        parameters: { kind: "application", key: "ownr" },
        suggestion: "owner",
      },
    ],
    locale: "en",
    failsOn: "error",
    gone: undefined,
    at: (_, offset) => positionAt(bytes, starts, offset),
    find: ({ name }) =>
      ({ shop: placeOf("application"), db: placeOf("store"), "shop -> db": placeOf("shop ->") })[name],
    folder: "my models",
    link: (path, line) => `${path.replaceAll(" ", "%20")}#L${line}`,
    version: "0.1.0",
    ...other,
  };
}

function element(name: string, title: string, kind: string, owner?: string): Subject {
  const found = { name, title: both(title), kind, elements: [name], isRelationship: false };
  return owner === undefined ? found : { ...found, owner };
}

function both(words: string): Bilingual {
  return { en: words, fr: words };
}

function placeOf(words: string): Finding["place"] {
  const start = text.indexOf(words);
  return { uri: "a.orrery", span: { start, end: start + words.length } };
}
