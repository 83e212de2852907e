import type { Element } from "../../model/model.ts";
import { distinct, wordOf } from "../../model/read.ts";
import { costOf } from "../parts/costs.ts";
import { nameOf } from "../../model/wording.ts";
import { choiceOf, moneyWords } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { type Account, holds, lacks, violated } from "../verdict.ts";

interface Parameters {
  readonly standings: readonly string[];
}

export const offStandardCostsNothing: ElementRule<Parameters> = {
  id: "off-standard-costs-nothing",
  title: {
    en: "No money goes into technologies off the standard",
    fr: "Aucun argent ne va à des technologies hors référentiel",
  },
  rationale: {
    en: "What the standard forbids or only tolerates costs twice: licences and skills of its own now, and its replacement later.",
    fr: "Ce que le référentiel interdit ou ne fait que tolérer coûte deux fois : ses licences et compétences aujourd’hui, son remplacement demain.",
  },
  remedy: {
    en: "Plan its replacement by a preferred technology and end the licences; or change its `standing`.",
    fr: "Prévoyez son remplacement par une technologie préconisée et mettez fin aux licences ; ou changez sa position (`standing`).",
  },
  severity: "info",
  controls: ["iso27001:A.8.19", "nist-800-53:CM-7", "cis:2"],
  aliases: ["OFF-STANDARD-COST"],
  reads: ["standing", "annualCost", "billed", "licenceCost", "peopleCost", "technology", "os"],
  parameters: {
    standings: {
      type: { kind: "list", of: { kind: "text" } },
      name: { en: "Standings", fr: "Positions" },
      description: { en: "Standings that are off the standard.", fr: "Positions considérées comme hors référentiel." },
      usual: ["tolerated", "forbidden"],
    },
  },
  kinds: ["technology"],
  examples: {
    passes: `technology pg "PostgreSQL" { standing: preferred; annualCost: 1000 CHF }\ntechnology php "PHP" { standing: forbidden; annualCost: 0 CHF }`,
    fails: `technology ora "Oracle" { standing: tolerated; licenceCost: 96000 CHF }\ntechnology php "PHP" { standing: forbidden }\ntechnology pg "PostgreSQL" { standing: preferred; annualCost: 1000 CHF }\napplication old "Old" { technology: php; annualCost: 50000 CHF }\nstore db "DB" { technology: ora }`,
    finds: ["ora", "php"],
    unsure: `technology php "PHP" { standing: forbidden }\napplication old "Old" { technology: php }`,
    lacks: ["php.annualCost"],
  },

  judge(technology, { parameters }) {
    const standing = wordOf(technology, "standing");
    if (standing === undefined) return undefined;
    if (!parameters.standings.includes(standing)) return holds;
    const users = usersOf(technology);
    const paying = [technology, ...users].filter((one) => (costOf(one)?.amount ?? 0) > 0);
    const own = costOf(technology);
    if (paying.length > 0) return violated(() => spending(technology, paying));
    if (own !== undefined || users.length === 0) return holds;
    return lacks([technology, "annualCost"]);
  },
};

/** What is made with it. */
function usersOf(technology: Element): readonly Element[] {
  return distinct(
    technology.referrers.flatMap(({ key, element }) => (key === "technology" || key === "os" ? [element] : [])),
  );
}

function spending(technology: Element, paying: readonly Element[]): Account {
  const [name, standing] = [nameOf(technology), choiceOf(technology, "standing")];
  const list = (language: "en" | "fr"): string =>
    paying
      .slice(0, 5)
      .flatMap((one) => {
        const cost = costOf(one);
        return cost === undefined ? [] : [`${one.nameIn(language)} ${moneyWords(cost)[language]}`];
      })
      .join(", ");
  return {
    en: `${name.en} is ${standing.en} by the standard, and money goes into it: ${list("en")} a year`,
    fr: `${name.fr} est hors référentiel (${standing.fr}), et de l’argent y va : ${list("fr")} par an`,
    values: [[technology, "standing"], ...paying.map((one) => [one, "annualCost"] as const)],
    related: paying.filter(({ row }) => row !== technology.row),
  };
}
