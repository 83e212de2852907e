import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { kinOf, isPersonal } from "../../model/personal-data.ts";
import { affirms, states, wordOf, rankOf, distinct } from "../../model/read.ts";
import { isSameSystem } from "../parts/copies.ts";
import { PERSONAL } from "../parts/data.ts";
import { nameOf } from "../../model/wording.ts";
import { endsOf } from "../parts/sentence.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, violated, lacks } from "../verdict.ts";

export const personalFlowHasABasis: RelationshipRule = {
  id: "personal-flow-has-a-basis",
  title: {
    en: "Personal data flows for a purpose and on a legal basis",
    fr: "Les données personnelles circulent pour une finalité et sur une base légale",
  },
  rationale: {
    en: "Each transmission is a processing: without purpose and basis it is unlawful, however useful.",
    fr: "Chaque transmission est un traitement : sans finalité ni base elle est illicite, si utile soit-elle.",
  },
  remedy: {
    en: "State `purpose` and `legalBasis` of the flow, of the data that it carries, or of the processing.",
    fr: "Indiquez `purpose` et `legalBasis` du flux, des données transportées ou du traitement.",
  },
  severity: "error",
  controls: [
    "gdpr:5",
    "gdpr:6",
    "gdpr:13",
    "gdpr:30",
    "fadp:6",
    "fadp:31",
    "iso27001:A.5.34",
    "iso27001:A.5.14",
    "nist-800-53:PT-2",
    "nist-800-53:PT-3",
  ],
  principle: "P4",
  quality: "security",
  reads: ["purpose", "legalBasis", "personalData", "accesses", "realizes"],
  verbs: ["flows"],
  examples: {
    passes: `dataset people "People" { personalData: personal; purpose: "Care"; legalBasis: contract }
application a "A" { -> b : people }
application b "B"
dataset cases "Cases" { personalData: personal }
process p "Handle" { accesses cases; purpose: "Claims"; legalBasis: contract }
a -> b : cases`,
    fails: `dataset people "People" { personalData: personal }
application a "A" { -> broker : people }
party broker "Broker" { type: partner }
party client "Client" { type: customer }
a -> client : people`,
    finds: ["a -> broker"],
    unsure: `dataset people "People" { personalData: personal; purpose: "Care" }
application a "A" { -> b : people }
application b "B"`,
    lacks: ["people.legalBasis"],
  },

  // Within the house a basis that nobody wrote down is unknown; to hand data to others without one is the fault itself.
  judge(flow) {
    const data = flow.carried.find(isPersonal);
    if (data === undefined && (rankOf(flow, "personalData") ?? 0) < PERSONAL) return undefined;
    if (isSameSystem(flow) || affirms(flow, "masked") === true) return undefined;
    const stating = [flow, ...(data === undefined ? [] : data.model.derive(groundsOf, data))];
    const missing = BASIS.filter((key) => !stating.some((one) => states(one, key)));
    if (missing.length === 0) return holds;
    const { to } = flow;
    const isDisclosed = to !== undefined && isKind(to, "party") && OUTSIDERS.includes(wordOf(to, "type") ?? "");
    const on = data ?? flow;
    if (!isDisclosed) return lacks(...missing.map((key) => [on, key] as const));
    return violated(() => {
      const ends = endsOf(flow);
      const what = data === undefined ? { en: "personal data", fr: "des données personnelles" } : nameOf(data);
      const isPurpose = missing.includes("purpose");
      const isGround = missing.includes("legalBasis");
      const lack =
        isPurpose && isGround
          ? { en: "purpose and legal basis", fr: "finalité ni base légale" }
          : isGround
            ? { en: "legal basis", fr: "base légale" }
            : { en: "purpose", fr: "finalité" };
      return {
        en: `${ends.en}: ${what.en} leaves the organisation without a stated ${lack.en}`,
        fr: `${ends.fr} : ${what.fr} quitte l’organisation sans ${lack.fr} indiquée`,
        path: [...(flow.from === undefined ? [] : [flow.from]), flow, ...(data === undefined ? [] : [data])],
        values: missing.map((key) => [on, key] as const),
      };
    });
  },
};

const BASIS: readonly string[] = ["purpose", "legalBasis"];
/** A customer gets data of their own. */
const OUTSIDERS: readonly string[] = ["supplier", "partner", "competitor", "public", "regulator", "authority"];

/** What may state purpose and basis of data: itself, its kin, and what works with them. */
function groundsOf(data: Element): readonly Element[] {
  const kin = kinOf(data);
  return distinct([...kin, ...kin.flatMap((one) => one.sources("accesses"))]);
}
