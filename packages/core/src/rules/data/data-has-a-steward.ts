import { isKind } from "../../model/is-kind.ts";
import { kinOf } from "../../model/personal-data.ts";
import { states, wordOf, rankOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const dataHasASteward: ElementRule = {
  id: "data-has-a-steward",
  title: { en: "Master and personal data has a steward", fr: "Les données maîtres et personnelles ont un intendant" },
  rationale: {
    en: "The owner decides, the steward looks after meaning and quality every day; without one nobody does.",
    fr: "Le responsable décide, l’intendant veille chaque jour au sens et à la qualité ; sans lui, personne ne le fait.",
  },
  remedy: {
    en: "Name a role or unit as `steward` of the entity or its data set.",
    fr: "Nommez un rôle ou une unité comme `steward` de l’entité ou de son jeu de données.",
  },
  severity: "info",
  controls: ["iso27001:A.5.9", "iso27001:A.5.2", "nist-800-53:PM-23", "nist-csf:GV.RR-02", "cis:3"],
  quality: "reliability",
  reads: ["steward", "owner", "goldenSource", "personalData", "type", "realizes", "level"],
  kinds: ["entity", "dataset"],
  examples: {
    passes: `entity person "Person" { personalData: personal }
dataset people "People" { realizes person; steward: care }
unit care "Care"`,
    fails: `entity person "Person" { personalData: personal }
dataset people "People" { realizes person }
dataset codes "Codes" { type: reference }
dataset logs "Logs" { type: log }
dataset schema "Schema" { level: physical; personalData: personal }`,
    finds: ["person", "codes"],
  },

  // The statement itself is asked for: that somebody looks after the data is a decision, not a fact to be found out.
  judge(data) {
    const kin = kinOf(data);
    if (isKind(data, "dataset") && (kin.length > 1 || wordOf(data, "level") === "physical")) return undefined;
    const isAsked = kin.some(
      (one) =>
        states(one, "goldenSource") ||
        MASTER.includes(wordOf(one, "type") ?? "") ||
        (rankOf(one, "personalData") ?? 0) > 0,
    );
    if (!isAsked) return undefined;
    if (kin.some((one) => states(one, "steward"))) return holds;
    return violated(() => {
      const name = nameOf(data);
      return { en: `${name.en} has no steward`, fr: `${name.fr} n’a pas d’intendant`, values: [[data, "steward"]] };
    });
  },
};

const MASTER: readonly string[] = ["master", "reference"];
