/** How well styles answer a need: a sum of terms, one for each driver that speaks for or against a style. */
import type { Bilingual } from "../metamodel.ts";
import { styleCatalogue } from "./catalogue.ts";
import { type CriterionId, drivers } from "./drivers.ts";
import type { ArchitectureStyle, DriverId } from "./style.ts";

export type Answers = Readonly<Partial<Record<DriverId, string>>>;
export type Weights = Readonly<Partial<Record<CriterionId, number>>>;

/** Points as an organisation sees them, by `style.driver.answer`; they replace those of the catalogue. */
export type OwnPoints = Readonly<Record<string, number>>;

export interface Scored {
  readonly style: ArchitectureStyle;
  /** Sum of the scores of the terms. */
  readonly score: number;
  readonly terms: readonly Term[];
}

export interface Term {
  readonly driver: DriverId;
  readonly answer: string;
  readonly points: number;
  /** Weight of the driver's criterion. */
  readonly weight: number;
  readonly score: number;
  readonly because: Bilingual;
}

const own: Bilingual = { en: "points of the organisation", fr: "points de l’organisation" };

/** Every style with its terms, best first on each axis. A driver without an answer has no term. */
export function scoreStyles(answers: Answers, weights: Weights = {}, points: OwnPoints = {}): readonly Scored[] {
  return styleCatalogue
    .map((style) => scored(style, answers, weights, points))
    .sort((a, b) => (a.style.axis === b.style.axis ? b.score - a.score : 0));
}

function scored(style: ArchitectureStyle, answers: Answers, weights: Weights, points: OwnPoints): Scored {
  const terms = (Object.keys(drivers) as DriverId[]).flatMap((driver) => {
    const answer = answers[driver];
    return answer === undefined ? [] : (termOf(style, driver, answer, weights, points) ?? []);
  });
  return { style, terms, score: terms.reduce((sum, term) => sum + term.score, 0) };
}

function termOf(
  style: ArchitectureStyle,
  driver: DriverId,
  answer: string,
  weights: Weights,
  points: OwnPoints,
): Term | undefined {
  const stated = style.points.find((one) => one.driver === driver && one.answer === answer);
  const given = points[`${style.id}.${driver}.${answer}`] ?? stated?.points;
  if (given === undefined || given === 0) return undefined;
  const weight = weights[drivers[driver].criterion] ?? 1;
  return { driver, answer, points: given, weight, score: given * weight, because: stated?.because ?? own };
}
