import { endsOf } from "../parts/sentence.ts";
import { widestRight } from "../parts/rights.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const rightsAreNarrow: RelationshipRule = {
  id: "rights-are-narrow",
  title: {
    en: "No access gives every right",
    fr: "Aucun accès ne donne tous les droits",
  },
  rationale: {
    en: "A right with a star in it grows with the system: it covers what is added tomorrow, and whoever takes the account has all of it.",
    fr: "Un droit qui contient une étoile grandit avec le système : il couvre ce qui s’ajoute demain, et qui prend le compte possède tout.",
  },
  remedy: {
    en: "List in `rights` what is really done, action by action and resource by resource.",
    fr: "Listez dans `rights` ce qui est réellement fait, action par action et ressource par ressource.",
  },
  severity: "error",
  controls: [
    "iso27001:A.5.15",
    "iso27001:A.5.18",
    "iso27001:A.8.3",
    "iso27001:A.5.23",
    "nist-800-53:AC-6",
    "nist-800-53:AC-3",
    "nist-csf:PR.AA-05",
    "pci-dss:7",
    "cis:6",
    "asvs:V8",
  ],
  principle: "P3",
  quality: "security",
  reads: ["rights"],
  verbs: ["uses", "accesses", "flows"],
  examples: {
    passes: `dataset claims "Claims"\nrole clerk "Clerk" { accesses claims { rights: "claims:update" } }`,
    fails: `store files "Files"
dataset claims "Claims"
application etl "Loader" { uses files { rights: ["s3:*"] } }
application report "Report" { uses files { rights: ["s3:GetObject", "arn:aws:s3:::reports/*"] } }
role owner "Owner" { accesses claims { rights: [read, all] } }`,
    finds: ["etl uses files", "owner accesses claims"],
  },

  judge(access) {
    const right = widestRight(access);
    if (right === undefined) return undefined;
    if (right === "") return holds;
    return violated(() => {
      const ends = endsOf(access);
      const { from, to } = access;
      return {
        en: `${ends.en}: the access gives every right (“${right}”)`,
        fr: `${ends.fr} : l’accès donne tous les droits (« ${right} »)`,
        path: [...(from === undefined ? [] : [from]), access, ...(to === undefined ? [] : [to])],
        values: [[access, "rights"]],
      };
    });
  },
};
