/**
 * How good the system is by what rules say: of each principle and quality, the share of answers that are good, beside how many answers
 * there are. What nobody knows is no answer.
 */
import { isKind } from "../model/is-kind.ts";
import type { Element } from "../model/model.ts";
import { qualities, type Quality } from "../rules/rule.ts";
import type { RuleOutcome } from "../rules/report.ts";
import type { CheckedModel } from "./checked.ts";
import type { ScoreAnswer, ScoresAnswer } from "./checks-answers.ts";
import { principleTexts, qualityTitles } from "./principle-texts.ts";

/** How often something held, was violated, and could not be answered. */
export interface Counts {
  readonly holds: number;
  readonly violated: number;
  readonly unknown: number;
}

type Figures = Pick<ScoreAnswer, "score" | "coverage" | keyof Counts>;

const made = new WeakMap<object, ScoresAnswer>();

export function scoresAnswer(checked: CheckedModel): ScoresAnswer {
  let known = made.get(checked.report);
  if (known === undefined) made.set(checked.report, (known = scoresOf(checked)));
  return known;
}

function scoresOf(checked: CheckedModel): ScoresAnswer {
  const { rules } = checked.report;
  return {
    version: 1,
    principles: principleTexts.map(({ id, title, text }) => ({
      id,
      title,
      text,
      ...scoreOf(rules.filter(({ principle }) => principle === id)),
    })),
    qualities: qualities.map((id) => ({
      id,
      title: qualityTitles[id],
      ...scoreOf(rules.filter(({ quality }) => quality === id)),
    })),
    applications: applicationScores(checked),
  };
}

/** Score and coverage of some rules together. */
export function scoreOf(rules: readonly RuleOutcome[]): Figures & Pick<ScoreAnswer, "rules"> {
  const sum = (of: (rule: RuleOutcome) => number): number => rules.reduce((all, rule) => all + of(rule), 0);
  const counts = {
    holds: sum((rule) => rule.holds),
    violated: sum((rule) => rule.violated),
    unknown: sum((rule) => rule.unknown),
  };
  return { ...figuresOf(counts), rules: rules.map(({ id }) => id) };
}

function figuresOf(counts: Counts): Figures {
  const known = counts.holds + counts.violated;
  const asked = known + counts.unknown;
  return {
    ...counts,
    score: known === 0 ? null : counts.holds / known,
    coverage: asked === 0 ? null : known / asked,
  };
}

/** Of each application by quality: what is said of it, of what is inside it, and of their relationships. */
function applicationScores({ model, report, checks }: CheckedModel): ScoresAnswer["applications"] {
  const qualityOf = new Map(report.rules.flatMap(({ id, quality }) => (quality === undefined ? [] : [[id, quality]])));
  const tallies = new Map<number, Map<Quality, { holds: number; violated: number; unknown: number }>>();
  for (const { active, subject, state } of checks.judgements((one) => qualityOf.has(one.rule.id))) {
    const quality = qualityOf.get(active.rule.id);
    const application = applicationOf("verb" in subject ? subject.from : subject);
    if (quality === undefined || application === undefined) continue;
    let own = tallies.get(application.row);
    if (own === undefined) tallies.set(application.row, (own = new Map()));
    const counts = own.get(quality) ?? { holds: 0, violated: 0, unknown: 0 };
    counts[state]++;
    own.set(quality, counts);
  }
  return [...model.elements({ kind: "application" })]
    .filter((element) => applicationOf(element)?.row === element.row && tallies.has(element.row))
    .map((element) => ({
      element: {
        name: element.id,
        title: { en: element.nameIn("en"), fr: element.nameIn("fr") },
        kind: element.kind,
        elements: [element.id],
        isRelationship: false,
      },
      scores: qualities.map((quality) =>
        figuresOf(tallies.get(element.row)?.get(quality) ?? { holds: 0, violated: 0, unknown: 0 }),
      ),
    }));
}

/** The outermost application around an element. */
function applicationOf(element: Element | undefined): Element | undefined {
  let found: Element | undefined;
  for (let one = element; one !== undefined; one = one.parent) if (isKind(one, "application")) found = one;
  return found;
}
