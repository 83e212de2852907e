import type { Element, Relationship } from "../../model/model.ts";
import { flowsCarrying, kinOf, consentIn, restsOnConsent } from "../../model/personal-data.ts";
import { affirms } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { endsOf } from "../parts/sentence.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const consentWithdrawnStopsFlows: RelationshipRule = {
  id: "consent-withdrawn-stops-flows",
  title: {
    en: "Withdrawn consent stops every flow of the data",
    fr: "Un consentement retiré arrête tout flux des données",
  },
  rationale: {
    en: "Withdrawing must work as easily as giving: data that goes on flowing after it is used against the person’s word.",
    fr: "Retirer doit être aussi simple que donner : une donnée qui circule encore après est utilisée contre la parole de la personne.",
  },
  remedy: {
    en: "Stop the flow and tell every recipient on the way; or state another ground (`legalBasis`) for what goes on.",
    fr: "Arrêtez le flux et prévenez chaque destinataire en chemin ; ou indiquez un autre fondement (`legalBasis`) pour ce qui continue.",
  },
  severity: "error",
  controls: ["gdpr:7", "gdpr:17", "gdpr:19", "fadp:6", "fadp:30", "iso27001:A.5.34", "nist-800-53:PT-4"],
  principle: "P4",
  quality: "security",
  reads: ["consent", "legalBasis", "flows", "accesses"],
  verbs: ["flows"],
  examples: {
    passes: `dataset people "People" { personalData: personal; consent: withdrawn; legalBasis: consent; goldenSource: a }
application a "A" { -> b : people { legalBasis: legal-obligation } }
application b "B"`,
    fails: `dataset people "People" { personalData: personal; consent: withdrawn; goldenSource: crm }
dataset fine "Fine" { personalData: personal; consent: collected }
application crm "CRM" { -> hub : people; -> hub : fine }
application hub "Hub" { -> ads : people { masked: no }; -> stats : people { masked: yes } }
application ads "Ads"
application stats "Statistics"`,
    finds: ["crm -> hub", "hub -> ads"],
  },

  judge(flow) {
    const data = flow.carried.find((one) => withdrawnAt(one) !== undefined);
    if (data === undefined || affirms(flow, "masked") === true) return undefined;
    if (restsOnConsent(flow) === false || restsOnConsent(data) === false) return holds;
    return violated(() => {
      const ends = endsOf(flow);
      const what = nameOf(data);
      const way = wayTo(flow, data);
      return {
        en: `${ends.en}: ${what.en} still flows, though consent to it is withdrawn`,
        fr: `${ends.fr} : ${what.fr} circule encore, alors que le consentement est retiré`,
        path: [data, ...way],
        values: [[withdrawnAt(data) ?? data, "consent"]],
      };
    });
  },
};

/** What says that consent to some data is withdrawn: the data itself or its kin. */
function withdrawnAt(data: Element): Element | undefined {
  return data.model.derive(withdrawnFor, data);
}

function withdrawnFor(data: Element): Element | undefined {
  return kinOf(data).find((one) => consentIn(one.get("consent")) === "withdrawn");
}

/** The way of the data from where it first comes from to the end of a flow. */
function wayTo(flow: Relationship, data: Element): readonly (Element | Relationship)[] {
  const all = flowsCarrying(data);
  const way: (Element | Relationship)[] = [];
  const seen = new Set<number>();
  for (let at: Relationship | undefined = flow; at !== undefined && !seen.has(at.row);) {
    seen.add(at.row);
    const { from, to }: Relationship = at;
    if (way.length === 0 && to !== undefined) way.push(to);
    way.unshift(...(from === undefined ? [at] : [from, at]));
    at = all.find((other) => other.to !== undefined && from !== undefined && other.to.row === from.row);
  }
  return way;
}
