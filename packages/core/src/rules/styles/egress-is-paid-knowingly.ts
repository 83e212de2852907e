import { hostingOf, isPublicCloud } from "../../model/hosting.ts";
import { moneyOf } from "../../model/read.ts";
import { endsOf } from "../parts/sentence.ts";
import { monthlyBytes } from "../parts/volume.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

interface Parameters {
  readonly free: number;
}

const GIGABYTE = 1e9;

export const egressIsPaidKnowingly: RelationshipRule<Parameters> = {
  id: "egress-is-paid-knowingly",
  title: {
    en: "Large flows out of a public cloud state what they cost",
    fr: "Les gros flux sortant d’un cloud public disent ce qu’ils coûtent",
  },
  rationale: {
    en: "Providers let data in for nothing and charge for every byte that leaves: large flows outward are where bills run over.",
    fr: "Les fournisseurs laissent entrer les données gratuitement et facturent chaque octet sortant : les gros flux sortants font déraper les factures.",
  },
  remedy: {
    en: "Compute the yearly price of the flow and state it as `annualCost`; compress, cache, or process where the data are.",
    fr: "Calculez le prix annuel du flux et indiquez-le (`annualCost`) ; compressez, mettez en cache ou traitez sur place.",
  },
  severity: "warning",
  controls: ["nist-csf:GV.OV-02", "iso27001:A.5.23"],
  aliases: ["COST-EGRESS"],
  reads: ["hosting", "supplier", "volume", "size", "every", "annualCost"],
  parameters: {
    free: {
      type: { kind: "number", minimum: 0 },
      name: { en: "Free of charge", fr: "Gratuit" },
      description: {
        en: "Gigabytes a month that cost next to nothing.",
        fr: "Gigaoctets par mois qui ne coûtent presque rien.",
      },
      usual: 100,
    },
  },
  verbs: ["flows"],
  examples: {
    passes: `application shop "Shop" { hosting: paas; -> dwh { volume: 20GB; every: 1d; annualCost: 9000 CHF/y } }\napplication dwh "Warehouse" { hosting: on-premise }`,
    fails: `application shop "Shop" { hosting: paas; -> dwh { volume: 20GB; every: 1d }; -> mail { volume: 1/h; size: 20kB } }\napplication dwh "Warehouse" { hosting: on-premise; -> shop { volume: 90GB; every: 1d } }\napplication mail "Mail" { hosting: on-premise }`,
    finds: ["shop -> dwh"],
    unsure: `application shop "Shop" { hosting: iaas; -> dwh }\napplication dwh "Warehouse" { hosting: private-cloud }`,
    lacks: ["shop -> dwh.volume"],
  },

  // Whoever sells software as a service does not charge by the byte.
  judge(flow, { parameters: { free } }) {
    const { from, to } = flow;
    if (from === undefined || to === undefined) return undefined;
    if (isPublicCloud(from) !== true || hostingOf(from) === "saas") return undefined;
    const target = isPublicCloud(to);
    if (target !== false && !(target === undefined && hostingOf(to) === "hybrid")) return undefined;
    if (moneyOf(flow, "annualCost") !== undefined) return holds;
    const bytes = monthlyBytes(flow);
    if (typeof bytes !== "number") return lacks(bytes);
    if (bytes <= free * GIGABYTE) return holds;
    return violated(() => {
      const ends = endsOf(flow);
      const gigabytes = Math.round(bytes / GIGABYTE);
      return {
        en: `${ends.en}: about ${gigabytes} GB a month leave the cloud, and nobody says what that costs`,
        fr: `${ends.fr} : environ ${gigabytes} Go par mois sortent du cloud, sans que leur coût soit indiqué`,
        path: [from, flow, to],
        values: [[flow, "volume"]],
      };
    });
  },
};
