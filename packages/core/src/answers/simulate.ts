/** What can be simulated, and how results of simulations become answers: plain numbers, named elements, what is not known as null. */
import { labelOf, subjectOf } from "./subjects.ts";
import type { Element, Model } from "../model/model.ts";
import { numberOf, type Stated, wordOf } from "../model/read.ts";
import type { Subject } from "../rules/report.ts";
import type { Against, Range } from "../simulation/answers.ts";
import { readDrill } from "../simulation/drill/question.ts";
import { viewpointById } from "../views/index.ts";
import { placeOf, type Positions } from "./positions.ts";
import type {
  AgainstAnswer,
  MissingAnswer,
  RangeAnswer,
  SimulateAnswer,
  StoredDrill,
  StoredLoad,
  UsualGroup,
} from "./simulate-answers.ts";
import { ENDLESS } from "./simulate-endless.ts";
import { summaryOf } from "./summary.ts";

/** In which language names are given, and where statements stand. */
export interface SimulateSetting {
  readonly language: string;
  readonly positions: Positions;
  /** As in `2026-11-21`. */
  readonly today: string;
}

/** Elements of a group that come without having been looked for. */
const MOST_USUAL = 60;
/** Elements of a kind whose connections are counted for that. */
const MOST_WEIGHED = 2000;
const MOST_VIEWS = 200;
/** Missing facts that come with one result. */
const MOST_MISSING = 100;

const usualKinds: readonly (readonly [group: UsualGroup, kind: string])[] = [
  ["site", "site"],
  ["zone", "zone"],
  ["supplier", "party"],
  ["technology", "technology"],
];

/** Viewpoints whose pictures are boxes on which a state can be seen. */
const families: ReadonlySet<string> = new Set(["matrix", "catalogue", "roadmap", "strategy-map", "capability-map"]);

export function simulateAnswer(model: Model, setting: SimulateSetting): SimulateAnswer {
  const { language } = setting;
  return {
    version: 1,
    drills: [...model.statements("drill")].map((drill) => storedDrill(drill, setting)),
    loads: [...model.statements("load")].map((load) => storedLoad(load, setting)),
    usual: usualKinds.flatMap(([group, kind]) =>
      usualOf(model, kind).map((element) => ({ group, element: summaryOf(element, language) })),
    ),
    views: [...model.statements("view")]
      .flatMap((view) => {
        const viewpoint = viewpointById(wordOf(view, "viewpoint") ?? "");
        if (viewpoint === undefined || families.has(viewpoint.id)) return [];
        return [{ id: view.id, title: view.nameIn(language), viewpoint: viewpoint.id }];
      })
      .slice(0, MOST_VIEWS),
  };
}

/** The most connected ones, by how many depend on them. */
function usualOf(model: Model, kind: string): readonly Element[] {
  const weight = (one: Element): number => one.referrers.length + one.in().length + one.children.length;
  return [...model.elements({ kind })]
    .slice(0, MOST_WEIGHED)
    .map((element) => ({ element, weight: weight(element) }))
    .filter((one) => one.weight > 0)
    .sort((a, b) => b.weight - a.weight || a.element.row - b.element.row)
    .slice(0, MOST_USUAL)
    .map(({ element }) => element);
}

export function storedDrill(drill: Element, setting: SimulateSetting): StoredDrill {
  const { fails, harm, lasts } = readDrill(drill).question;
  return {
    id: drill.id,
    name: drill.nameIn(setting.language),
    fails: fails.map(subjectOf),
    harm,
    lasts: lasts ?? null,
    place: placeOf(setting.positions, drill.place),
  };
}

export function storedLoad(load: Element, setting: SimulateSetting): StoredLoad {
  return {
    id: load.id,
    name: load.nameIn(setting.language),
    times: numberOf(load, "times") ?? null,
    place: placeOf(setting.positions, load.place),
  };
}

/** A number that JSON can say; null for what is infinite or none. */
export function numberAnswer(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : value;
}

export function rangeAnswer({ lower, upper }: Range): RangeAnswer {
  const least = Number.isFinite(lower) ? lower : lower > 0 ? ENDLESS : 0;
  return { lower: least, upper: numberAnswer(upper) };
}

export function againstAnswer(against: Against): AgainstAnswer {
  return { ...rangeAnswer(against), limit: numberAnswer(against.limit), met: against.met ?? null };
}

export function missingAnswers(missing: readonly Stated[]): readonly MissingAnswer[] {
  const seen = new Set<string>();
  return missing
    .flatMap(([one, key]): readonly MissingAnswer[] => {
      const subject: Subject = subjectOf(one);
      const name = `${subject.name} ${key}`;
      if (seen.has(name)) return [];
      seen.add(name);
      return [{ subject, key, label: labelOf(one, key) }];
    })
    .slice(0, MOST_MISSING);
}
