import { isKind } from "../../model/is-kind.ts";
import { kinOf, isPersonal } from "../../model/personal-data.ts";
import { affirms, states, wordsOf, rankOf } from "../../model/read.ts";
import { countriesOf } from "../../model/register.ts";
import { isSameSystem } from "../parts/copies.ts";
import { PERSONAL } from "../parts/data.ts";
import { transferVerdict } from "../parts/transfer.ts";
import type { RelationshipRule } from "../rule.ts";

interface Parameters {
  readonly regimes: readonly string[];
}

export const flowAbroadHasASafeguard: RelationshipRule<Parameters> = {
  id: "flow-abroad-has-a-safeguard",
  title: {
    en: "Personal data that flows abroad has a safeguard",
    fr: "Les données personnelles qui partent à l’étranger ont une garantie",
  },
  rationale: {
    en: "A transfer is not only what the register calls one: a flow to a system or party abroad is one, too.",
    fr: "Un transfert n’est pas que ce que le registre nomme ainsi : un flux vers un système ou un tiers à l’étranger en est un.",
  },
  remedy: {
    en: "State `safeguard` of the flow or its data, mask it, or move the receiver.",
    fr: "Indiquez `safeguard` du flux ou de ses données, masquez-les, ou déplacez le destinataire.",
  },
  severity: "error",
  controls: [
    "gdpr:44",
    "gdpr:45",
    "gdpr:46",
    "fadp:16",
    "fadp:17",
    "iso27001:A.5.34",
    "iso27001:A.5.14",
    "nist-800-53:SA-9",
  ],
  principle: "P4",
  quality: "security",
  reads: ["transferCountry", "safeguard", "country", "dataLocation", "personalData", "site"],
  parameters: {
    regimes: {
      type: { kind: "list", of: { kind: "word", words: ["eu", "switzerland"] } },
      name: { en: "Laws", fr: "Droits" },
      description: {
        en: "Whose list of adequate countries counts: eu (GDPR), switzerland (FADP), or both.",
        fr: "Quelle liste de pays adéquats compte : eu (RGPD), switzerland (LPD), ou les deux.",
      },
      usual: ["eu"],
    },
  },
  verbs: ["flows"],
  examples: {
    passes: `dataset people "People" { personalData: personal; safeguard: standard-clauses }
application a "A" { -> b : people; -> c : people }
application b "B" { dataLocation: IN }
application c "C" { dataLocation: DE }`,
    fails: `dataset people "People" { personalData: personal }
dataset rates "Rates" { personalData: none }
application a "A" { -> b : people; -> b : rates; -> us : people; -> d : people { masked: yes } }
application b "B" { runs on vm }
node vm "VM" { site: mumbai }
site mumbai "Mumbai" { country: IN }
party us "Agency" { country: US }
application d "D" { dataLocation: CN }
application e "E" { -> f : people { transferCountry: CN } }
application f "F"`,
    finds: ["a -> b", "a -> us", "e -> f"],
  },

  // Where nobody knows in which country the receiver is, other rules ask for it.
  judge(flow, { parameters: { regimes } }) {
    const data = flow.carried.find(isPersonal);
    if (data === undefined && (rankOf(flow, "personalData") ?? 0) < PERSONAL) return undefined;
    if (affirms(flow, "masked") === true || isSameSystem(flow)) return undefined;
    const stated = wordsOf(flow, "transferCountry");
    const { to } = flow;
    const countries =
      stated.length > 0 || to === undefined ? stated : isKind(to, "party") ? wordsOf(to, "country") : countriesOf(to);
    const by =
      data !== undefined && !states(flow, "safeguard")
        ? (kinOf(data).find((one) => states(one, "safeguard")) ?? flow)
        : flow;
    return transferVerdict(flow, by, countries, regimes);
  },
};
