/** One rule for each layer of redundancy: alike but for their words. */
import type { Bilingual } from "../../model/metamodel.ts";
import type { Element, Relationship } from "../../model/model.ts";
import type { ModelRule, RuleText } from "../rule.ts";
import type { Account, Verdict } from "../verdict.ts";
import { foundationsOf, verdictOf } from "./foundations.ts";
import { gradeInLayer, layerOf, type LayerOfRedundancy } from "./layers.ts";
import { SPARE_WORDS } from "../../model/redundancy.ts";
import { SUPPORT_WORDS } from "./reliance.ts";
import { nameOf } from "../../model/wording.ts";
import { endsOf } from "./sentence.ts";

/** What each layer's rule says by itself. */
export type LayerText = Pick<RuleText, "id" | "title" | "rationale" | "remedy" | "controls" | "reads" | "examples"> & {
  readonly layer: LayerOfRedundancy;
  readonly name: Bilingual;
};

/** A rule that asks whether everything of a layer under a vital process or service has a spare. */
export function layerRule({ layer, name, ...text }: LayerText): ModelRule {
  return {
    ...text,
    reads: [...SUPPORT_WORDS, ...SPARE_WORDS, ...text.reads],
    // What stands alone is the error of `vital-process-has-no-single-point-of-failure`; here it is sorted by layer.
    severity: "info",
    principle: "P7",
    quality: "resilience",
    *survey(model): Generator<readonly [Element, Verdict]> {
      const foundations = foundationsOf(model);
      for (const process of foundations.vital) {
        const verdict = verdictOf(
          foundations.greatest(gradeInLayer[layer], process),
          () => accountOf(process, name, layerOf(process, layer).without),
          () => layerOf(process, layer).missing,
        );
        if (verdict !== undefined) yield [process, verdict];
      }
    },
  };
}

function accountOf(element: Element, layer: Bilingual, without: readonly (Element | Relationship)[]): Account {
  const process = nameOf(element);
  const named = without.map((one) => ("kind" in one ? nameOf(one) : endsOf(one)));
  return {
    en: `${process.en} is vital and has no redundancy in ${layer.en}: ${named.map(({ en }) => en).join(", ")}`,
    fr: `${process.fr} est vital et n’a pas de redondance ${layer.fr} : ${named.map(({ fr }) => fr).join(", ")}`,
    path: [element, ...without],
    related: without.flatMap((one) => ("kind" in one ? [one] : [])),
  };
}
