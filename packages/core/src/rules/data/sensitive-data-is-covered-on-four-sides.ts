import type { Bilingual } from "../../model/metamodel.ts";
import type { Element } from "../../model/model.ts";
import { affirms, wordsOf } from "../../model/read.ts";
import { careOf, isSensitive } from "../parts/data.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated, lacks } from "../verdict.ts";

export const sensitiveDataIsCoveredOnFourSides: ElementRule = {
  id: "sensitive-data-is-covered-on-four-sides",
  title: {
    en: "Sensitive data is covered against internal, external, human and natural threats",
    fr: "Les données sensibles sont couvertes contre les menaces internes, externes, humaines et naturelles",
  },
  rationale: {
    en: "Guards that all look to one side leave three open: intruders, insiders, mistakes and disasters need each their own.",
    fr: "Des gardes tournés d’un seul côté en laissent trois ouverts : intrus, initiés, erreurs et sinistres exigent chacun les leurs.",
  },
  remedy: {
    en: "Add a measure on the open side: encryption or authentication, logging, backup, copy on another site.",
    fr: "Ajoutez une mesure du côté ouvert : chiffrement ou authentification, journalisation, sauvegarde, copie sur un autre site.",
  },
  severity: "error",
  controls: [
    "iso27001:A.5.1",
    "iso27001:A.7.5",
    "iso27001:A.8.13",
    "iso27001:A.8.24",
    "nist-800-53:CP-9",
    "nist-800-53:SC-28",
    "nist-800-53:AU-2",
    "nist-csf:PR.DS-01",
    "nist-csf:PR.IR-02",
    "gdpr:32",
    "fadp:8",
    "dora:9",
    "nis2:21.2.c",
  ],
  quality: "resilience",
  reads: [
    "encryptedAtRest",
    "auth",
    "waf",
    "logging",
    "siem",
    "monitoring",
    "backup",
    "replication",
    "sites",
    "classification",
    "personalData",
  ],
  kinds: ["store"],
  examples: {
    passes: `store s "Base" { personalData: sensitive; auth: mtls; logging: yes; backup: { every: 1h, offsite: yes } }`,
    fails: `store s "Base" { personalData: sensitive; auth: mtls; encryptedAtRest: yes; logging: yes; backup: { every: 1h, offsite: no }; replication: no }
store t "Open" { classification: strictly-confidential; auth: none; encryptedAtRest: no; logging: yes; backup: { every: 1h, offsite: yes } }
store w "Half" { personalData: sensitive; encryptedAtRest: no; logging: yes; backup: { every: 1h, offsite: yes } }
store u "Names" { personalData: personal; backup: no; replication: no }`,
    finds: ["s", "t"],
    unsure: `store s "Base" { personalData: sensitive; auth: mtls; backup: { every: 1h, offsite: yes } }`,
    lacks: ["s.logging"],
  },

  judge(store) {
    if (isSensitive(careOf(store)) !== true) return undefined;
    const around = [store, ...store.path];
    const answers = sides.map((side) => ({ side, is: isCovered(around, side) }));
    const open = answers.filter(({ is }) => is === false).map(({ side }) => side);
    if (open.length === 0) {
      const dark = answers.filter(({ is }) => is === undefined).map(({ side }) => side);
      return dark.length === 0
        ? holds
        : lacks(...dark.flatMap(({ keys }) => keys.slice(0, 1).map((key) => [store, fieldless(key)] as const)));
    }
    return violated(() => {
      const name = nameOf(store);
      return {
        en: `${name.en} holds sensitive data and nothing covers it against ${open.map(({ en }) => en).join(" and ")}`,
        fr: `${name.fr} contient des données sensibles et rien ne les couvre contre ${open.map(({ fr }) => fr).join(" et ")}`,
        values: open.flatMap(({ keys }) => keys.map((key) => [store, fieldless(key)] as const)),
      };
    });
  },
};

/** `backup.offsite` is stated in `backup`. */
function fieldless(key: string): string {
  return key.split(".")[0] ?? key;
}

/** A side from which harm comes, and the measures of which one is enough. */
interface Side extends Bilingual {
  /** Without any of these the side is open. */
  readonly keys: readonly string[];
  /** These cover it, too; that they are absent says nothing. */
  readonly also: readonly string[];
}

const sides: readonly Side[] = [
  { en: "intruders", fr: "les intrus", keys: ["auth", "encryptedAtRest"], also: ["waf", "mfa"] },
  { en: "insiders", fr: "les initiés", keys: ["logging"], also: ["siem"] },
  { en: "mistakes", fr: "les erreurs", keys: ["backup"], also: [] },
  { en: "disasters", fr: "les sinistres", keys: ["backup.offsite", "replication"], also: ["sites"] },
];

/** Yes where one measure is there; no where those that count are all denied; undefined else. */
function isCovered(around: readonly Element[], { keys, also }: Side): boolean | undefined {
  const answers = keys.map((key) => answerOf(around, key));
  if (answers.includes(true) || also.some((key) => answerOf(around, key) === true)) return true;
  return answers.every((answer) => answer === false) ? false : undefined;
}

function answerOf(around: readonly Element[], key: string): boolean | undefined {
  // No backup at all is none elsewhere either.
  if (key === "backup.offsite" && answerOf(around, "backup") === false) return false;
  let answer: boolean | undefined;
  for (const one of around) {
    const theirs = wordsOf(one, key).includes("none") ? false : affirms(one, key);
    if (theirs === true) return true;
    answer ??= theirs;
  }
  return answer;
}
