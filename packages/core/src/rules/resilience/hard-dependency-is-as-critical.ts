import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { rankOf, wordOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { choiceOf } from "../parts/sentence.ts";
import { IMPORTANT, importanceOf } from "../parts/vital.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const hardDependencyIsAsCritical: RelationshipRule = {
  id: "hard-dependency-is-as-critical",
  title: {
    en: "What cannot do without something depends on nothing less critical",
    fr: "Ce qui ne peut se passer d’une chose ne dépend de rien de moins critique",
  },
  rationale: {
    en: "What is rated lower is built, watched and mended with less care, and takes down what hangs on it: criticality turned upside down.",
    fr: "Ce qui est moins bien classé est construit, surveillé et réparé avec moins de soin, et entraîne ce qui y tient : la criticité est renversée.",
  },
  remedy: {
    en: "Let the dependent go on without it and state `criticality: soft` on the relationship, or rate and protect it as highly.",
    fr: "Faites que le dépendant continue sans lui et indiquez `criticality: soft` sur la relation, ou classez-le et protégez-le autant.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.30", "nist-800-53:CP-2", "nist-800-53:RA-9", "nist-csf:GV.OC-05", "dora:8"],
  quality: "resilience",
  aliases: ["criticality-inversion"],
  reads: ["criticality"],
  verbs: ["uses", "flows"],
  examples: {
    passes: `application pay "Payments" { criticality: vital; uses rates }
application rates "Rates" { criticality: vital }
application ads "Ads" { criticality: low }
pay uses ads { criticality: soft }`,
    fails: `application pay "Payments" { criticality: vital }
application ads "Ads" { criticality: low }
application feed "Feed" { criticality: normal }
pay uses ads { criticality: hard }
feed -> pay { criticality: hard }
ads -> pay { criticality: soft }
ads uses feed { criticality: hard }`,
    finds: ["pay uses ads", "feed -> pay"],
    unsure: `application pay "Payments" { criticality: vital; uses ads }\napplication ads "Ads" { criticality: low }`,
    lacks: ["pay uses ads.criticality"],
  },

  judge(relationship) {
    const said = wordOf(relationship, "criticality");
    const isFlow = relationship.verb === "flows";
    if (isFlow && said === undefined) return undefined;
    const [dependent, support] = isFlow
      ? [relationship.from, relationship.to].toReversed()
      : [relationship.from, relationship.to];
    if (dependent === undefined || support === undefined) return undefined;
    const theirs = rankOf(support, "criticality");
    if (theirs === undefined || !canDepend(dependent)) return undefined;
    const ours = importanceOf(dependent)?.rank;
    if (ours === undefined || ours < IMPORTANT) return undefined;
    if (ours <= theirs || said === "soft") return holds;
    if (said === undefined) return lacks([relationship, "criticality"]);
    return violated(() => {
      const [one, other] = [nameOf(dependent), nameOf(support)];
      const word = choiceOf(support, "criticality");
      return {
        en: `${one.en} cannot work without ${other.en}, which is only rated ${word.en}`,
        fr: `${one.fr} ne peut fonctionner sans ${other.fr}, qui n’est classé que « ${word.fr} »`,
        path: [...(importanceOf(dependent)?.path.toReversed() ?? []), relationship, support],
        values: [
          [support, "criticality"],
          [relationship, "criticality"],
        ],
      };
    });
  },
};

function canDepend(element: Element): boolean {
  return !isKind(element, "unit", "party", "role");
}
