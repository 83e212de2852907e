import { careOf, isSensitive } from "../parts/data.ts";
import { asksWhoConnects } from "../parts/access-paths.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { judged } from "../verdict.ts";

export const sensitiveStoreAsksWhoConnects: ElementRule = {
  id: "sensitive-store-asks-who-connects",
  title: {
    en: "Stores of sensitive data let in only users and services that they recognise",
    fr: "Les bases de données sensibles n’admettent que usagers et services reconnus",
  },
  rationale: {
    en: "The store is the last door: where it opens to everybody inside, the first broken machine inside is enough.",
    fr: "La base est la dernière porte : si elle s’ouvre à quiconque est dedans, la première machine compromise suffit.",
  },
  remedy: {
    en: "Give each user and service an identity of its own on the store and state `auth`.",
    fr: "Donnez à chaque usager et service sa propre identité sur la base et indiquez `auth`.",
  },
  severity: "error",
  controls: [
    "iso27001:A.5.15",
    "iso27001:A.8.3",
    "iso27001:A.8.5",
    "nist-800-53:AC-3",
    "nist-800-53:IA-2",
    "nist-csf:PR.AA-03",
    "nist-csf:PR.AA-05",
    "pci-dss:7",
    "pci-dss:8",
    "cis:6",
    "gdpr:32",
  ],
  principle: "P3",
  quality: "security",
  reads: ["auth", "classification", "personalData"],
  kinds: ["store"],
  examples: {
    passes: `store db "Database" { personalData: sensitive; auth: mtls }`,
    fails: `store db "Database" { personalData: sensitive; auth: none }\nstore hr "Staff" { classification: strictly-confidential; auth: password }\nhr -> app { auth: none }\napplication app "App"\napp uses hr { auth: none }\nstore cache "Cache" { classification: internal; auth: none }`,
    finds: ["db", "hr"],
    unsure: `store db "Database" { personalData: sensitive }`,
    lacks: ["db.auth"],
  },

  judge(store) {
    if (isSensitive(careOf(store)) !== true) return undefined;
    const open = store.in("uses").find((use) => asksWhoConnects(use) === false);
    return judged(open === undefined ? asksWhoConnects(store) : false, [store, "auth"], () => {
      const name = nameOf(store);
      const who = open?.from === undefined ? undefined : nameOf(open.from);
      return {
        en: `${name.en} holds sensitive data and lets ${who?.en ?? "everybody"} in without asking who it is`,
        fr: `${name.fr} contient des données sensibles et laisse entrer ${who?.fr ?? "chacun"} sans demander qui c’est`,
        path: open?.from === undefined ? [store] : [open.from, open, store],
        values: [[open ?? store, "auth"]],
      };
    });
  },
};
