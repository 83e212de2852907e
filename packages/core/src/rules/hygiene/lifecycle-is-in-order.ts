import { everyKind } from "../parts/every-kind.ts";
import { type Life, lifeOf, stages } from "../parts/life.ts";
import { nameOf } from "../../model/wording.ts";
import { dayWords } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const lifecycleIsInOrder: ElementRule = {
  id: "lifecycle-is-in-order",
  title: {
    en: "Life-cycle dates follow one another",
    fr: "Les dates du cycle de vie se suivent",
  },
  rationale: {
    en: "Dates in the wrong order place the element wrongly in every picture of the past and of the future.",
    fr: "Des dates dans le désordre placent mal l’élément dans toute image du passé et de l’avenir.",
  },
  remedy: {
    en: "Put `planned`, `phaseIn`, `active`, `phaseOut` and `retired` of `lifecycle` in the order in which they happen.",
    fr: "Mettez `planned`, `phaseIn`, `active`, `phaseOut` et `retired` de `lifecycle` dans l’ordre où ils arrivent.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.9", "nist-csf:ID.AM-08"],
  reads: ["lifecycle"],
  asksRetired: true,
  kinds: everyKind,
  examples: {
    passes: `application crm "CRM" { lifecycle: { planned: 2020-01-01; active: 2021-01-01; phaseOut: 2030-01-01; retired: 2030-01-01 } }`,
    fails: `application crm "CRM" { lifecycle: { active: 2021-01-01; phaseOut: 2020-06-30; retired: 2022-01-01 } }\nnode vm "Server" { lifecycle: { active: 2024-01-01; retired: 2023-01-01 } }\nnode vm2 "Server 2" { lifecycle: { active: 2024-01-01 } }`,
    finds: ["crm", "vm"],
  },

  judge(element) {
    const life = lifeOf(element);
    if (life === undefined) return undefined;
    const wrong = outOfOrder(life);
    if (wrong === undefined) return holds;
    return violated(() => {
      const [name, early, late] = [nameOf(element), dayWords(wrong[1].day), dayWords(wrong[0].day)];
      return {
        en: `${name.en}: “${wrong[1].stage}” (${early.en}) comes before “${wrong[0].stage}” (${late.en})`,
        fr: `${name.fr} : « ${wrong[1].stage} » (${early.fr}) précède « ${wrong[0].stage} » (${late.fr})`,
        values: [
          [element, `lifecycle.${wrong[0].stage}`],
          [element, `lifecycle.${wrong[1].stage}`],
        ],
      };
    });
  },
};

interface Dated {
  readonly stage: keyof Life;
  readonly day: number;
}

/** The first two stages, in their order, of which the second is dated before the first. */
function outOfOrder(life: Life): readonly [Dated, Dated] | undefined {
  let before: Dated | undefined;
  for (const stage of stages) {
    const day = life[stage];
    if (day === undefined) continue;
    if (before !== undefined && day < before.day) return [before, { stage, day }];
    before = { stage, day };
  }
  return undefined;
}
