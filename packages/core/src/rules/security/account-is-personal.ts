import { affirms, states, wordsOf } from "../../model/read.ts";
import { handledCareOf, isPublic } from "../parts/exposure.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";
import type { Bilingual } from "../../model/metamodel.ts";

export const accountIsPersonal: ElementRule = {
  id: "account-is-personal",
  title: {
    en: "No account is shared, left as delivered, or open to guests",
    fr: "Aucun compte n’est partagé, laissé d’origine ni ouvert aux invités",
  },
  rationale: {
    en: "With a shared account nobody did it; the account that came with the product is in its manual, for everybody to read.",
    fr: "Avec un compte partagé, personne ne l’a fait ; le compte livré avec le produit figure dans sa notice, que chacun peut lire.",
  },
  remedy: {
    en: "Give each person and each program an account of its own, close the delivered ones, and correct `accounts`.",
    fr: "Donnez à chaque personne et à chaque programme son compte, fermez ceux d’origine, et corrigez `accounts`.",
  },
  severity: "error",
  controls: [
    "iso27001:A.5.16",
    "iso27001:A.5.17",
    "iso27001:A.8.5",
    "nist-800-53:IA-2",
    "nist-800-53:IA-5",
    "nist-800-53:AC-2",
    "nist-csf:PR.AA-01",
    "pci-dss:2",
    "pci-dss:8",
    "cis:4",
    "cis:5",
  ],
  quality: "security",
  reads: ["accounts", "privileged", "uses", "classification"],
  kinds: ["role", "unit", "party", "application", "module", "store", "interface", "node", "zone"],
  examples: {
    passes: `role admin "Administrator" { privileged: yes; accounts: personal }\napplication crm "CRM" { accounts: [personal, service] }`,
    fails: `role admin "Administrator" { privileged: yes; accounts: shared }
node switch "Switch" { accounts: [default, personal] }
role clerk "Clerk" { uses till { accounts: shared } }
application till "Till"
application site "Web site" { accounts: guest; classification: public }`,
    finds: ["admin", "switch", "clerk"],
    unsure: `role admin "Administrator" { privileged: yes }`,
    lacks: ["admin.accounts"],
  },

  judge(element) {
    const uses = element.out("uses").filter((use) => states(use, "accounts"));
    const stating = states(element, "accounts") ? [element, ...uses] : uses;
    for (const one of stating) {
      const word = wordsOf(one, "accounts").find((each) => reasons.has(each));
      if (word === undefined || (word === "guest" && isPublic(handledCareOf(element)) === true)) continue;
      return violated(() => {
        const name = nameOf(element);
        const reason = reasons.get(word) ?? { en: word, fr: word };
        const target = "verb" in one ? one.to : undefined;
        const where = target === undefined ? name : nameOf(target);
        return {
          en: `${where.en} is entered with ${reason.en}`,
          fr: `On entre dans ${where.fr} avec ${reason.fr}`,
          path: "verb" in one ? [element, one, ...(target === undefined ? [] : [target])] : [element],
          values: [[one, "accounts"]],
        };
      });
    }
    if (stating.length > 0) return holds;
    return affirms(element, "privileged") === true && element.kind === "role"
      ? lacks([element, "accounts"])
      : undefined;
  },
};

const reasons: ReadonlyMap<string, Bilingual> = new Map([
  ["shared", { en: "an account that several people share", fr: "un compte que plusieurs personnes partagent" }],
  ["default", { en: "the account that came with the product", fr: "le compte livré avec le produit" }],
  ["guest", { en: "an account for guests", fr: "un compte d’invité" }],
]);
