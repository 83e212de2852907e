import { isKind } from "../../model/is-kind.ts";
import { rankOf } from "../../model/read.ts";
import { careOf, CONFIDENTIAL } from "../parts/data.ts";
import { reachOf } from "../parts/access.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf, valueOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const sensitiveDataIsReachedByClearedPeople: ElementRule = {
  id: "sensitive-data-is-reached-by-cleared-people",
  title: {
    en: "People reach confidential data only as far as they are cleared",
    fr: "On n’atteint les données confidentielles que dans la limite de son habilitation",
  },
  rationale: {
    en: "A role that works with data above its clearance has been given either too much data or too little clearance; both want a decision.",
    fr: "Un rôle qui travaille sur des données au-dessus de son habilitation a soit trop de données, soit trop peu d’habilitation ; il faut trancher.",
  },
  remedy: {
    en: "Take the access away, mask the data, or raise the `clearance` on purpose.",
    fr: "Retirez l’accès, masquez les données, ou relevez l’habilitation (`clearance`) à dessein.",
  },
  severity: "error",
  controls: [
    "iso27001:A.5.15",
    "iso27001:A.5.18",
    "iso27001:A.8.3",
    "nist-800-53:AC-3",
    "nist-800-53:AC-6",
    "nist-800-53:PS-3",
    "nist-csf:PR.AA-05",
    "pci-dss:7",
    "cis:6",
    "gdpr:32",
  ],
  principle: "P3",
  quality: "security",
  reads: ["clearance", "classification", "accesses", "performs"],
  kinds: ["role", "unit"],
  examples: {
    passes: `role clerk "Clerk" { clearance: confidential; accesses claims }\ndataset claims "Claims" { classification: confidential }`,
    fails: `role clerk "Clerk" { clearance: internal; accesses claims, news }\nrole chief "Chief" { clearance: strictly-confidential; accesses claims }\ndataset claims "Claims" { classification: confidential }\ndataset news "News" { classification: public }`,
    finds: ["clerk"],
    unsure: `role clerk "Clerk" { accesses claims }\ndataset claims "Claims" { classification: strictly-confidential }\nrole guest "Guest" { accesses news }\ndataset news "News" { classification: public }`,
    lacks: ["clerk.clearance"],
  },

  judge(who) {
    if (!isKind(who, "role", "unit")) return undefined;
    const secret = reachOf(who).filter(({ data }) => (careOf(data).classification ?? 0) >= CONFIDENTIAL);
    const [first] = secret;
    if (first === undefined) return undefined;
    const clearance = rankOf(who, "clearance");
    if (clearance === undefined) return lacks([who, "clearance"]);
    const above = secret.filter(({ data }) => (careOf(data).classification ?? 0) > clearance);
    const [worst] = above;
    if (worst === undefined) return holds;
    return violated(() => {
      const [name, data, word] = [nameOf(who), namesOf(above.map((one) => one.data)), valueOf(who, "clearance")];
      return {
        en: `${name.en} is cleared for “${word.en}” and reaches what is classified higher: ${data.en}`,
        fr: `${name.fr} est habilité pour « ${word.fr} » et atteint ce qui est classé plus haut : ${data.fr}`,
        path: worst.path,
        values: [[who, "clearance"], ...above.map((one) => [one.data, "classification"] as const)],
        related: above.map((one) => one.data),
      };
    });
  },
};
