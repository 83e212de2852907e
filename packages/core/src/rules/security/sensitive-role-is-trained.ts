import type { Element } from "../../model/model.ts";
import { affirms, knownValue } from "../../model/read.ts";
import type { Value } from "../../model/values.ts";
import { reachOf } from "../parts/access.ts";
import { careOf, isSensitive } from "../parts/data.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const sensitiveRoleIsTrained: ElementRule<{ readonly longest: number }> = {
  id: "sensitive-role-is-trained",
  title: {
    en: "Who administers or sees sensitive data was trained lately",
    fr: "Qui administre ou voit des données sensibles a été formé récemment",
  },
  rationale: {
    en: "Most breaches begin with a person who was fooled; what was taught years ago is forgotten, and the tricks are new.",
    fr: "La plupart des fuites commencent par une personne trompée ; ce qui fut enseigné il y a des années est oublié, et les ruses sont nouvelles.",
  },
  remedy: {
    en: "Train the people in the role and state topic and day in `trainings`.",
    fr: "Formez les personnes qui tiennent le rôle et indiquez sujet et jour dans `trainings`.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.6.3",
    "nist-800-53:AT-2",
    "nist-800-53:AT-3",
    "nist-csf:PR.AT-01",
    "nist-csf:PR.AT-02",
    "pci-dss:12",
    "cis:14",
    "nis2:21.2.g",
    "dora:13",
    "gdpr:39",
  ],
  quality: "security",
  reads: ["trainings", "privileged", "accesses", "performs", "classification", "personalData"],
  parameters: {
    longest: {
      type: { kind: "number", minimum: 1 },
      name: { en: "Longest time", fr: "Délai maximal" },
      description: { en: "Days from one training to the next.", fr: "Jours d’une formation à la suivante." },
      usual: 365,
    },
  },
  kinds: ["role"],
  examples: {
    passes: `role admin "Administrator" { privileged: yes; trainings: [{ topic: "Phishing"; date: 2026-05-01 }] }`,
    fails: `role admin "Administrator" { privileged: yes; trainings: [{ topic: "Phishing"; date: 2024-05-01 }] }
role clerk "Clerk" { trainings: [{ topic: "Phishing"; date: 2020-05-01 }] }`,
    finds: ["admin"],
    unsure: `dataset health "Health" { personalData: sensitive }\nrole nurse "Nurse" { accesses health }`,
    lacks: ["nurse.trainings"],
  },

  judge(role, { parameters, today }) {
    if (!needsTraining(role)) return undefined;
    const latest = latestDay(knownValue(role, "trainings"));
    if (latest === undefined) return lacks([role, "trainings"]);
    const age = today - latest;
    if (age <= parameters.longest) return holds;
    return violated(() => {
      const name = nameOf(role);
      return {
        en: `${name.en} was last trained ${age} days ago, ${parameters.longest} are allowed`,
        fr: `${name.fr} a été formé il y a ${age} jours, ${parameters.longest} sont admis`,
        values: [[role, "trainings"]],
      };
    });
  },
};

function needsTraining(role: Element): boolean {
  if (affirms(role, "privileged") === true) return true;
  return reachOf(role).some(({ data }) => isSensitive(careOf(data)) === true);
}

/** The latest date in a list of trainings. */
function latestDay(value: Value | undefined): number | undefined {
  const items = value?.kind === "list" ? value.items : value === undefined ? [] : [value];
  const days = items.flatMap((item) => {
    const date = item.kind === "record" ? item.fields["date"] : undefined;
    return date?.kind === "date" ? [date.day] : [];
  });
  return days.length === 0 ? undefined : Math.max(...days);
}
