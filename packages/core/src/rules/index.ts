/** Every pack of rules, alphabetically. */
import { alignment } from "./alignment/index.ts";
import { bestPractice } from "./best-practice/index.ts";
import { continuity } from "./continuity/index.ts";
import { cost } from "./cost/index.ts";
import { data } from "./data/index.ts";
import { hygiene } from "./hygiene/index.ts";
import { obsolescence } from "./obsolescence/index.ts";
import { principles } from "./principles/index.ts";
import { resilience } from "./resilience/index.ts";
import { scalability } from "./scalability/index.ts";
import { security } from "./security/index.ts";
import { styles } from "./styles/index.ts";
import { urbanisation } from "./urbanisation/index.ts";
import type { Pack, Rule } from "./rule.ts";

export const packs: readonly Pack[] = [
  alignment,
  bestPractice,
  continuity,
  cost,
  data,
  hygiene,
  obsolescence,
  principles,
  resilience,
  scalability,
  security,
  styles,
  urbanisation,
];

/** All rules, pack by pack. */
export const rules: readonly Rule[] = packs.flatMap((pack) => pack.rules);

/** A rule by its id, or by a name that it has elsewhere. */
export function ruleOf(name: string): Rule | undefined {
  return rules.find(({ id }) => id === name) ?? rules.find(({ aliases }) => aliases?.includes(name) === true);
}

/** The pack that a rule stands in. */
export function packOf(id: string): Pack | undefined {
  return packs.find((pack) => pack.rules.some((rule) => rule.id === id));
}
