import { reachOf } from "../parts/access.ts";
import { careOf, isConfidential } from "../parts/data.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import { distinct } from "../../model/read.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const roleAccessIsNarrow: ElementRule<{ readonly most: number }> = {
  id: "role-access-is-narrow",
  title: {
    en: "No role gets at confidential data of many sorts",
    fr: "Aucun rôle n’accède à de nombreuses sortes de données confidentielles",
  },
  rationale: {
    en: "A role that sees everything is convenient until one of its people leaves in anger, or one of its accounts is taken.",
    fr: "Un rôle qui voit tout est commode jusqu’au jour où l’un des siens part fâché, ou que l’un de ses comptes est pris.",
  },
  remedy: {
    en: "Split the role by tasks and let each part access what its task needs.",
    fr: "Divisez le rôle par tâches et donnez à chaque partie l’accès que sa tâche exige.",
  },
  severity: "info",
  controls: [
    "iso27001:A.5.15",
    "iso27001:A.5.18",
    "iso27001:A.8.3",
    "nist-800-53:AC-6",
    "nist-csf:PR.AA-05",
    "pci-dss:7",
    "cis:6",
    "gdpr:25",
  ],
  quality: "security",
  reads: ["accesses", "performs", "classification", "personalData"],
  parameters: {
    most: {
      type: { kind: "number", minimum: 1, integer: true },
      name: { en: "At most", fr: "Au plus" },
      description: {
        en: "Data sets and entities, confidential or personal, that one role may get at.",
        fr: "Jeux de données et entités, confidentiels ou personnels, qu’un rôle peut atteindre.",
      },
      usual: 12,
    },
  },
  kinds: ["role"],
  examples: {
    passes: `dataset d1 "People" { personalData: personal }\nrole clerk "Clerk" { accesses d1 }`,
    fails: `${["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m"].map((id) => `dataset ${id} "Data ${id}" { classification: confidential }`).join("\n")}
dataset z "News" { classification: public }
role all "Everything" { accesses a, b, c, d, e, f, g, h, i, j, k, l, m }
role some "Some" { accesses a, b, c, z }`,
    finds: ["all"],
  },

  judge(role, { parameters }) {
    const reach = reachOf(role);
    if (reach.length === 0) return undefined;
    const careful = distinct(reach.map(({ data }) => data).filter((data) => isConfidential(careOf(data)) === true));
    if (careful.length === 0) return undefined;
    if (careful.length <= parameters.most) return holds;
    return violated(() => {
      const name = nameOf(role);
      const what = namesOf(careful);
      return {
        en: `${name.en} gets at ${careful.length} confidential or personal sets of data, at most ${parameters.most} are allowed: ${what.en}`,
        fr: `${name.fr} accède à ${careful.length} ensembles de données confidentielles ou personnelles, au plus ${parameters.most} sont admis : ${what.fr}`,
        related: careful,
      };
    });
  },
};
