import { states } from "../../model/read.ts";
import { careOf, isConfidential } from "../parts/data.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const storeHasACustodian: ElementRule = {
  id: "store-has-a-custodian",
  title: {
    en: "Somebody keeps each store of confidential data",
    fr: "Quelqu’un garde chaque stockage de données confidentielles",
  },
  rationale: {
    en: "Backups, accesses and deletion are somebody’s work; what is nobody’s is not done.",
    fr: "Sauvegardes, accès et effacement sont le travail de quelqu’un ; ce qui n’est à personne ne se fait pas.",
  },
  remedy: {
    en: "Name the `custodian` of the store, or the owner of its application.",
    fr: "Nommez le `custodian` du stockage, ou le responsable de son application.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.9", "iso27001:A.5.2", "nist-800-53:CM-8", "nist-csf:GV.RR-02", "gdpr:32", "fadp:8", "cis:3"],
  quality: "security",
  reads: ["custodian", "owner", "classification", "personalData"],
  kinds: ["store"],
  examples: {
    passes: `store s "Base" { classification: confidential; custodian: ops }
unit ops "Operations"
application a "A" { owner: ops; store t "Table" { personalData: personal } }`,
    fails: `store s "Base" { classification: confidential }
application a "A" { store t "Table" { personalData: personal } }
store u "Public" { classification: public }`,
    finds: ["s", "t"],
  },

  judge(store) {
    if (isConfidential(careOf(store)) !== true) return undefined;
    const around = store.path;
    if (states(store, "custodian") || [store, ...around].some((one) => states(one, "owner"))) return holds;
    return violated(() => {
      const name = nameOf(store);
      return {
        en: `nobody keeps ${name.en}, which holds confidential or personal data`,
        fr: `personne n’a la garde de ${name.fr}, qui contient des données confidentielles ou personnelles`,
        values: [[store, "custodian"]],
      };
    });
  },
};
