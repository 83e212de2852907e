import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { affirms, hoursOf, wordOf } from "../../model/read.ts";
import { isImportant } from "../parts/continuity.ts";
import { endsOf } from "../parts/sentence.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const outsideCallHasAFallback: RelationshipRule = {
  id: "outside-call-has-a-fallback",
  title: {
    en: "Important software does not wait helplessly for others outside",
    fr: "Un logiciel important n’attend pas sans recours un tiers extérieur",
  },
  rationale: {
    en: "A caller that waits without limit for a supplier's answer stops with the supplier, whom nobody here can restart.",
    fr: "Un appelant qui attend sans limite la réponse d’un fournisseur s’arrête avec lui, et personne ici ne peut le relancer.",
  },
  remedy: {
    en: "Set a `timeout` and a fallback (cached answer, queue, second supplier), then state `criticality: soft` or the `alternatives`.",
    fr: "Fixez un `timeout` et un recours (réponse en cache, file, second fournisseur), puis indiquez `criticality: soft` ou les `alternatives`.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.5.21",
    "iso27001:A.8.14",
    "nist-800-53:CP-2",
    "nist-800-53:SC-24",
    "nist-csf:GV.SC-08",
    "dora:28",
    "nis2:21.2.d",
  ],
  quality: "resilience",
  reads: ["mode", "criticality", "timeout", "alternatives", "hosting", "pattern"],
  verbs: ["flows", "uses"],
  examples: {
    passes: `application shop "Shop" { criticality: important; -> bank { mode: sync; criticality: soft; timeout: 2s } }\nparty bank "Bank" { type: partner }`,
    fails: `application shop "Shop" { criticality: important; -> bank { mode: sync; criticality: hard; timeout: 2s } }
shop uses mail { mode: sync; criticality: hard }
shop uses maps { mode: sync; criticality: hard; timeout: 1s }
shop -> mail { mode: async }
application mail "Mail" { hosting: saas }
application maps "Maps" { hosting: saas; alternatives: [osm] }
party bank "Bank"\nparty osm "OSM"`,
    finds: ["shop -> bank", "shop uses mail"],
    unsure: `application shop "Shop" { criticality: important; -> bank { mode: sync } }\nparty bank "Bank"`,
    lacks: ["shop -> bank.criticality", "shop -> bank.timeout"],
  },

  judge(call) {
    if (wordOf(call, "mode") !== "sync") return undefined;
    const { from, to } = call;
    if (from === undefined || to === undefined || !isOutside(to) || !isKind(from, "application", "module", "interface"))
      return undefined;
    if (!isImportant(from)) return undefined;
    const need = wordOf(call, "criticality");
    if (need === "hard" && affirms(to, "alternatives") !== true)
      return violated(() => {
        const ends = endsOf(call);
        return {
          en: `${ends.en}: a synchronous call to the outside without which nothing goes, and no alternative`,
          fr: `${ends.fr} : un appel synchrone vers l’extérieur sans lequel rien ne va, et aucun recours`,
          path: [from, call, to],
          values: [
            [call, "mode"],
            [call, "criticality"],
            [to, "alternatives"],
          ],
        };
      });
    const hasLimit = hoursOf(call, "timeout") !== undefined;
    if (need !== undefined && hasLimit) return holds;
    return lacks(
      ...(need === undefined ? ([[call, "criticality"]] as const) : []),
      ...(hasLimit ? [] : ([[call, "timeout"]] as const)),
    );
  },
};

function isOutside(element: Element): boolean {
  if (isKind(element, "party")) return true;
  return (
    wordOf(element, "hosting") === "saas" ||
    (element.parent !== undefined && wordOf(element.parent, "hosting") === "saas")
  );
}
