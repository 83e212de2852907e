import { affirms, numberOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const privilegedRoleIsRare: ElementRule<{ readonly most: number }> = {
  id: "privileged-role-is-rare",
  title: {
    en: "Few people have administration rights",
    fr: "Peu de personnes ont des droits d’administration",
  },
  rationale: {
    en: "Every further administrator is one more password to steal and one more person to err; rights that half the house has protect nothing.",
    fr: "Chaque administrateur de plus est un mot de passe de plus à voler et une personne de plus qui peut se tromper ; des droits que la moitié de la maison possède ne protègent rien.",
  },
  remedy: {
    en: "Split the role by what people really need, grant the rest for the time of a task, and correct `people`.",
    fr: "Divisez le rôle selon les besoins réels, accordez le reste le temps d’une tâche, et corrigez `people`.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.8.2",
    "iso27001:A.5.15",
    "iso27001:A.5.18",
    "nist-800-53:AC-6",
    "nist-csf:PR.AA-05",
    "pci-dss:7",
    "cis:5",
    "cis:6",
  ],
  quality: "security",
  reads: ["privileged", "people"],
  parameters: {
    most: {
      type: { kind: "number", minimum: 1, integer: true },
      name: { en: "At most", fr: "Au plus" },
      description: {
        en: "People who may share one privileged role.",
        fr: "Personnes qui peuvent partager un rôle à privilèges.",
      },
      usual: 5,
    },
  },
  kinds: ["role"],
  examples: {
    passes: `role admin "Administrator" { privileged: yes; people: 3 }`,
    fails: `role admin "Administrator" { privileged: yes; people: 22 }\nrole clerk "Clerk" { people: 60 }`,
    finds: ["admin"],
    unsure: `role admin "Administrator" { privileged: yes }`,
    lacks: ["admin.people"],
  },

  judge(role, { parameters }) {
    if (affirms(role, "privileged") !== true) return undefined;
    const people = numberOf(role, "people");
    if (people === undefined) return lacks([role, "people"]);
    if (people <= parameters.most) return holds;
    return violated(() => {
      const name = nameOf(role);
      return {
        en: `${people} people have the privileged role ${name.en}, at most ${parameters.most} should`,
        fr: `${people} personnes tiennent le rôle à privilèges ${name.fr}, au plus ${parameters.most} devraient`,
        values: [
          [role, "people"],
          [role, "privileged"],
        ],
      };
    });
  },
};
