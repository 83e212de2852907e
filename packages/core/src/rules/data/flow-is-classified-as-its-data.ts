import { affirms, rankOf } from "../../model/read.ts";
import { classWords, carriedClassOf } from "../parts/inherited-class.ts";
import { endsOf } from "../parts/sentence.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const flowIsClassifiedAsItsData: RelationshipRule = {
  id: "flow-is-classified-as-its-data",
  title: { en: "A flow has at least the class of its data", fr: "Un flux a au moins la classe de ses données" },
  rationale: {
    en: "A flow that is rated below what it carries is sent over ways that are not meant for it.",
    fr: "Un flux noté au-dessous de ce qu’il transporte part par des chemins qui ne sont pas faits pour lui.",
  },
  remedy: {
    en: "Raise `classification` of the flow, or send less, or mask it.",
    fr: "Relevez `classification` du flux, ou envoyez-en moins, ou masquez-le.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.5.13",
    "iso27001:A.5.14",
    "nist-800-53:AC-4",
    "nist-800-53:AC-16",
    "nist-csf:PR.DS-02",
    "gdpr:32",
    "fadp:8",
  ],
  quality: "security",
  reads: ["classification", "masked"],
  verbs: ["flows"],
  examples: {
    passes: `dataset health "Health" { classification: confidential }
application a "A" { -> b : health { classification: confidential } }
application b "B"`,
    fails: `dataset health "Health" { classification: confidential }
application a "A" { -> b : health { classification: internal }; -> c : health }
application b "B" { -> c : health { classification: internal; masked: yes } }
application c "C"`,
    finds: ["a -> b"],
  },

  judge(flow) {
    const own = rankOf(flow, "classification");
    if (own === undefined || affirms(flow, "masked") === true) return undefined;
    const carried = carriedClassOf(flow);
    if (carried === undefined) return undefined;
    if (carried.rank <= own) return holds;
    return violated(() => {
      const ends = endsOf(flow);
      const mine = classWords(flow);
      const theirs = classWords(carried.by);
      return {
        en: `${ends.en}: the flow is classified ${mine.en} and carries data that is ${theirs.en}`,
        fr: `${ends.fr} : le flux est classé ${mine.fr} et transporte des données classées ${theirs.fr}`,
        path: [flow, ...carried.path],
        values: [
          [flow, "classification"],
          [carried.by, "classification"],
        ],
      };
    });
  },
};
