import { kinOf } from "../../model/personal-data.ts";
import { distinct } from "../../model/read.ts";
import { systemOf } from "../parts/copies.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const goldenSourceIsUnique: ElementRule = {
  id: "golden-source-is-unique",
  title: { en: "An entity has one golden source", fr: "Une entité a une seule source de référence" },
  rationale: {
    en: "Two masters of one thing drift apart, and from then on nobody can say which is right.",
    fr: "Deux maîtres d’une même chose finissent par diverger, et plus personne ne sait lequel a raison.",
  },
  remedy: {
    en: "Keep one `goldenSource`; let the other place receive its data from it.",
    fr: "Gardez un seul `goldenSource` ; l’autre lieu doit en recevoir ses données.",
  },
  severity: "error",
  controls: ["iso27001:A.5.9", "nist-csf:ID.AM-07", "gdpr:5", "fadp:6"],
  quality: "reliability",
  reads: ["goldenSource", "realizes"],
  kinds: ["entity"],
  examples: {
    passes: `entity person "Person"
dataset a "People" { realizes person; goldenSource: crm }
dataset b "People in the base" { realizes person; goldenSource: base }
application crm "CRM" { store base "Base" }`,
    fails: `entity person "Person"
dataset a "CRM people" { realizes person; goldenSource: crm }
dataset b "ERP people" { realizes person; goldenSource: erp }
application crm "CRM"
application erp "ERP"
entity claim "Claim" { goldenSource: erp }
dataset c "Claims" { realizes claim; goldenSource: erp }`,
    finds: ["person"],
  },

  judge(entity) {
    const masters = kinOf(entity).flatMap((one) => {
      const source = one.reference("goldenSource");
      return source === undefined ? [] : [{ one, source, system: systemOf(source) }];
    });
    const [first] = masters;
    if (first === undefined) return undefined;
    const other = masters.find(({ system }) => system.row !== first.system.row);
    if (other === undefined) return holds;
    return violated(() => {
      const name = nameOf(entity);
      const one = nameOf(first.source);
      const two = nameOf(other.source);
      return {
        en: `${name.en} is mastered twice: in ${one.en} and in ${two.en}`,
        fr: `${name.fr} a deux maîtres : ${one.fr} et ${two.fr}`,
        path: distinct([first.source, first.one, entity, other.one, other.source]),
        values: [
          [first.one, "goldenSource"],
          [other.one, "goldenSource"],
        ],
        related: [other.source],
      };
    });
  },
};
