import { blockingSetOf, tiesOf } from "../parts/blocking.ts";
import { isImportant } from "../parts/continuity.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

interface Parameters {
  readonly most: number;
}

export const changeBlocksFewOthers: ElementRule<Parameters> = {
  id: "change-blocks-few-others",
  title: {
    en: "An important application changes without many others",
    fr: "Une application importante change sans beaucoup d’autres",
  },
  rationale: {
    en: "Applications that share stores, call each other both ways or use each other's insides move together: growth and updates wait for all of them.",
    fr: "Des applications qui partagent des bases, s’appellent dans les deux sens ou utilisent leurs entrailles avancent ensemble : croissance et mises à jour les attendent toutes.",
  },
  remedy: {
    en: "Cut the ties that are named: an interface instead of a store or module, an event instead of the call back.",
    fr: "Coupez les liens nommés : une interface au lieu d’une base ou d’un module, un événement au lieu de l’appel en retour.",
  },
  severity: "info",
  controls: ["iso27001:A.8.27", "iso27001:A.8.32", "nist-800-53:SA-8"],
  principle: "P1",
  quality: "modularity",
  aliases: ["blocking-set"],
  reads: ["uses", "flows", "mode", "accesses", "store", "criticality"],
  kinds: ["application"],
  parameters: {
    most: {
      type: { kind: "number", minimum: 0, integer: true },
      name: { en: "Others", fr: "Autres" },
      description: {
        en: "Most other applications that have to move with it.",
        fr: "Nombre maximal d’autres applications qui doivent avancer avec elle.",
      },
      usual: 2,
    },
  },
  examples: {
    passes: `application shop "Shop" { criticality: vital; uses pay-api, crm }\napplication pay "Pay" { interface pay-api "API" }\napplication crm "CRM"`,
    fails: `application shop "Shop" { criticality: vital\n  module cart "Cart" { uses db, core, pay }\n  store db "Database" }
application pay "Pay" { uses shop }\napplication crm "CRM" { module core "Core" }\napplication bi "BI" { uses db }\napplication blog "Blog" { criticality: vital; uses shop }`,
    finds: ["shop"],
  },

  judge(application, { parameters: { most } }) {
    if (!isImportant(application)) return undefined;
    if (tiesOf(application).length === 0)
      return application.out().length + application.in().length > 0 ? holds : undefined;
    const ties = blockingSetOf(application, most + 1);
    if (ties.length <= most) return holds;
    return violated(() => {
      const all = blockingSetOf(application, Infinity);
      const others = all.map((tie) => tie.application);
      const [name, names] = [nameOf(application), namesOf(others)];
      return {
        en: `${name.en} cannot change without ${all.length} other applications: ${names.en}`,
        fr: `${name.fr} ne peut changer sans ${all.length} autres applications : ${names.fr}`,
        path: [application, ...(ties[0]?.by ?? []), ...others.slice(0, 1)],
        related: others,
      };
    });
  },
};
