import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { elementsOf, numberOf, wordOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { valueOf } from "../parts/sentence.ts";
import { isVital } from "../parts/vital.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const supplierPromisesWhatIsNeeded: ElementRule = {
  id: "supplier-promises-what-is-needed",
  title: {
    en: "Suppliers of vital systems are bound to the availability that is needed",
    fr: "Les fournisseurs de systèmes vitaux sont tenus à la disponibilité requise",
  },
  rationale: {
    en: "What a supplier runs is as continuous as its contract says; a process cannot be better than the promise below it.",
    fr: "Ce qu’exploite un fournisseur n’est continu qu’autant que son contrat le dit ; un processus ne vaut pas mieux que la promesse sous lui.",
  },
  remedy: {
    en: "Agree on a service level, keep the agreement as a document (`type: sla`) under `contract`, and state the `availability` of the party.",
    fr: "Convenez d’un niveau de service, gardez l’accord comme document (`type: sla`) sous `contract`, et indiquez l’`availability` du tiers.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.5.20",
    "iso27001:A.5.22",
    "iso27001:A.5.23",
    "nist-800-53:CP-2",
    "nist-800-53:SA-9",
    "nist-csf:GV.SC-05",
    "nist-csf:GV.SC-08",
    "dora:28",
    "dora:30",
    "nis2:21.2.d",
  ],
  quality: "resilience",
  aliases: ["supplier-continuity"],
  reads: ["supplier", "contract", "availability", "hosting", "criticality"],
  kinds: ["application", "module", "store", "service", "node"],
  examples: {
    passes: `application pay "Payments" { criticality: vital; hosting: saas; supplier: firm; availability: 99.9% }\nparty firm "Firm" { availability: 99.95% }
application mail "Mail" { criticality: vital; hosting: saas; supplier: other; contract: sla }\nparty other "Other"\ndocument sla "SLA" { type: sla }`,
    fails: `application pay "Payments" { criticality: vital; hosting: saas; supplier: firm; availability: 99.9% }\nparty firm "Firm" { availability: 99% }\napplication toy "Toy" { hosting: saas; supplier: firm; availability: 99.9% }`,
    finds: ["pay"],
    unsure: `application pay "Payments" { criticality: vital; hosting: saas; supplier: firm }\nparty firm "Firm"`,
    lacks: ["firm.availability"],
  },

  judge(element) {
    const supplier = elementsOf(element, "supplier").find((one) => isKind(one, "party"));
    if (supplier === undefined || !isRunBySupplier(element) || !isVital(element)) return undefined;
    const needed = numberOf(element, "availability");
    const promised = numberOf(supplier, "availability");
    if (promised === undefined) {
      const isAgreed = elementsOf(element, "contract").some((document) => wordOf(document, "type") === "sla");
      return isAgreed && needed === undefined ? holds : lacks([supplier, "availability"]);
    }
    if (needed === undefined || promised >= needed) return holds;
    return violated(() => {
      const [name, firm] = [nameOf(element), nameOf(supplier)];
      const [need, promise] = [valueOf(element, "availability"), valueOf(supplier, "availability")];
      return {
        en: `${name.en} needs ${need.en}, and ${firm.en} promises ${promise.en}`,
        fr: `${name.fr} demande ${need.fr}, et ${firm.fr} promet ${promise.fr}`,
        path: [element, supplier],
        values: [
          [element, "availability"],
          [supplier, "availability"],
        ],
      };
    });
  },
};

/** Does a supplier run it, and not only deliver it? */
function isRunBySupplier(element: Element): boolean {
  const hosting = wordOf(element, "hosting");
  return hosting !== undefined && hosting !== "on-premise" && hosting !== "colocation";
}
