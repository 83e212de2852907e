import { kinOf } from "../../model/personal-data.ts";
import { states, wordOf, wordsOf, distinct } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { valueOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const identifierIsShared: ElementRule = {
  id: "identifier-is-shared",
  title: {
    en: "Systems that share an entity identify it alike",
    fr: "Les systèmes qui partagent une entité l’identifient de la même façon",
  },
  rationale: {
    en: "Systems that name the same thing by different keys need a table of translation that somebody keeps by hand.",
    fr: "Des systèmes qui désignent la même chose par des clés différentes exigent une table de correspondance tenue à la main.",
  },
  remedy: {
    en: "Agree on one `key`, or carry the key of the golden source beside the local one.",
    fr: "Convenez d’une seule `key`, ou transportez la clé de la source de référence à côté de la clé locale.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.26", "nist-csf:ID.AM-07", "nist-800-53:SI-10"],
  quality: "interoperability",
  reads: ["key", "realizes", "level"],
  kinds: ["entity"],
  examples: {
    passes: `entity person "Person" { key: [id] }
dataset a "A" { realizes person; key: [id] }
dataset b "B" { realizes person; key: [id, source] }
dataset c "C" { realizes person; key: [rowid]; level: physical }`,
    fails: `entity person "Person"
dataset a "CRM people" { realizes person; key: [email] }
dataset b "ERP people" { realizes person; key: [number] }
entity case "Case" { key: [number] }
dataset c "Cases" { realizes case; key: [number] }`,
    finds: ["person"],
  },

  judge(entity) {
    const keyed = kinOf(entity).filter((one) => states(one, "key") && wordOf(one, "level") !== "physical");
    const [first, ...others] = keyed;
    if (first === undefined || others.length === 0) return undefined;
    const key = wordsOf(first, "key").map((word) => word.toLowerCase());
    const other = others.find((one) => {
      const theirs = wordsOf(one, "key").map((word) => word.toLowerCase());
      return !key.some((word) => theirs.includes(word));
    });
    if (other === undefined) return holds;
    return violated(() => {
      const name = nameOf(entity);
      const one = nameOf(first);
      const two = nameOf(other);
      const mine = valueOf(first, "key");
      const theirs = valueOf(other, "key");
      return {
        en: `${name.en} is identified by ${mine.en} in ${one.en} and by ${theirs.en} in ${two.en}`,
        fr: `${name.fr} est identifié par ${mine.fr} dans ${one.fr} et par ${theirs.fr} dans ${two.fr}`,
        path: distinct([first, entity, other]),
        values: [
          [first, "key"],
          [other, "key"],
        ],
        related: [other],
      };
    });
  },
};
