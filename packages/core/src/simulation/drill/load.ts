/** A drill of load: nothing fails, more is asked; what cannot follow makes all wait that need it. */
import type { Bilingual } from "../../model/metamodel.ts";
import type { Element, Relationship } from "../../model/model.ts";
import type { Affected, BusinessOutcome, Drill, DrillQuestion, Queue } from "../answers.ts";
import { capacityAnswer, type StationFigures } from "../capacity.ts";
import { backlogOf } from "../capacity/backlog.ts";
import { byWorst, momentsOf } from "./moments.ts";
import { dataLossOfBusiness, downtimeOf, moneyLost, saidOf } from "./business.ts";
import { BUSINESS } from "./stopping.ts";
import { nameOf } from "../../model/wording.ts";
import type { FailureModel, Need } from "../failure-model.ts";
import { NOTHING_LOST } from "../recovery/protection.ts";
import { recoveryFactsOf } from "../recovery/facts.ts";

/** Hours looked at where a load has no end and nobody says until when. */
const USUAL_HORIZON = 24;
const HOUR = 3600;

interface Overload {
  readonly station: StationFigures;
  /** Per second. */
  readonly capacity: number;
  readonly surge: number;
  readonly usual: number;
  /** It surely cannot follow. */
  readonly isSure: boolean;
}

/** One that waits, and for what. */
interface Slowed {
  readonly row: number;
  readonly before: Slowed | undefined;
  readonly need: Need | undefined;
  readonly until: number;
  readonly overload: Overload;
}

export function drillLoad(failures: FailureModel, asked: DrillQuestion, at: string | undefined): Drill {
  const { model } = failures;
  const scenario = {
    element: undefined,
    on: asked.fails,
    times: asked.times,
    rate: undefined,
    lasts: asked.lasts,
    at,
    problems: [],
  };
  const surge = capacityAnswer(model, { scenario });
  const usual = new Map(capacityAnswer(model).stations.map((station) => [station.element.row, station]));
  const overloads = surge.stations.flatMap((station): readonly Overload[] =>
    overloadOf(station, usual.get(station.element.row)),
  );
  const horizon = horizonOf(asked, overloads);
  const queues = overloads.map((overload) => queueOf(overload, asked, horizon));
  const slowed = slowedBy(failures, overloads, queues, horizon);
  const affected = slowed.map((one) => affectedOf(failures, one, horizon, asked.times));
  const isBusiness = recoveryFactsOf(model).kindTable(...BUSINESS);
  const { kindOf } = model.parts;
  const touched = slowed.filter(({ row }) => isBusiness[kindOf[row] as number] === 1);
  let carriesOn = 0;
  for (let row = 0; row < model.parts.ownRows; row++)
    if (isBusiness[kindOf[row] as number] === 1 && model.isElement(row)) carriesOn++;
  return {
    question: { ...asked, horizon },
    affected,
    moments: momentsOf(affected),
    queues: queues.filter(({ most }) => most > 0),
    recovery: { steps: [], total: { lower: 0, upper: 0 } },
    business: touched
      .map(({ row }) =>
        outcomeOf(
          model.at(row),
          overloads.findIndex(({ station }) => station.element.row === row),
          overloads,
          queues,
        ),
      )
      .toSorted(byWorst),
    carriesOn: carriesOn - touched.length,
    notes: [...surge.notes, ...unknownNotes(surge.stations)],
  };
}

/** Of stations whose capacity is known: is more asked than they can do, with all instances that they may start? */
function overloadOf(station: StationFigures, usual: StationFigures | undefined): readonly Overload[] {
  const { capacity } = station;
  if (capacity === undefined) return [];
  const most =
    station.scaling.length > 0 || station.most !== undefined ? Math.max(capacity, station.most ?? capacity) : capacity;
  const { lower, upper } = station.demand.rate;
  const rate = Number.isFinite(upper) ? upper : lower;
  if (rate <= most) return [];
  return [{ station, capacity: most, surge: rate, usual: usual?.average.lower ?? 0, isSure: lower > most }];
}

function horizonOf({ horizon, lasts }: DrillQuestion, overloads: readonly Overload[]): number {
  if (Number.isFinite(horizon)) return horizon;
  if (lasts === undefined) return USUAL_HORIZON;
  let most = Math.max(1, lasts);
  for (const { capacity, surge, usual } of overloads) {
    const drained = usual < capacity ? lasts + ((surge - capacity) * lasts) / (capacity - usual) : lasts * 4;
    most = Math.max(most, Math.min(drained, lasts * 10));
  }
  return Math.ceil(most * 1.1);
}

function queueOf({ station, capacity, surge, usual }: Overload, { lasts }: DrillQuestion, horizon: number): Queue {
  const limit = station.element.get("queueLimit");
  const backlog = backlogOf({
    usual,
    surge,
    capacity,
    lasts: (lasts ?? horizon) * HOUR,
    horizon: horizon * HOUR,
    limit: limit?.kind === "number" ? limit.number : undefined,
  });
  return {
    at: station.element,
    curve: backlog.curve.map(({ at, waiting }) => ({ at: at / HOUR, waiting })),
    most: backlog.most,
    emptyAt: backlog.emptyAt === undefined ? undefined : backlog.emptyAt / HOUR,
    lost: backlog.lost,
  };
}

/** What waits with a station that cannot follow: all that needs it, however it does. */
function slowedBy(
  failures: FailureModel,
  overloads: readonly Overload[],
  queues: readonly Queue[],
  horizon: number,
): readonly Slowed[] {
  const found = new Map<number, Slowed>();
  const order: Slowed[] = [];
  const meet = (one: Slowed): void => {
    const known = found.get(one.row);
    if (known !== undefined && known.until >= one.until) return;
    found.set(one.row, one);
    order.push(one);
  };
  overloads.forEach((overload, index) => {
    const until = queues[index]?.emptyAt ?? horizon;
    meet({ row: overload.station.element.row, before: undefined, need: undefined, until, overload });
  });
  for (const one of order) {
    for (const user of failures.neededBy(one.row)) {
      const need = failures.needsOf(user).find(({ row }) => row === one.row);
      // Whoever hands its work on and goes on does not wait.
      if (need === undefined || need.strength === "async" || need.verb === "replication") continue;
      meet({ row: user, before: one, need, until: one.until, overload: one.overload });
    }
  }
  return [...found.values()];
}

function affectedOf(failures: FailureModel, slowed: Slowed, horizon: number, times: number): Affected {
  const { model } = failures;
  const element = model.at(slowed.row);
  const until = Math.min(slowed.until, horizon);
  return {
    row: slowed.row,
    element,
    back: { lower: 0, upper: 0 },
    spans: [
      { from: 0, until, condition: "degraded" },
      ...(until < horizon ? [{ from: until, until: horizon, condition: "works" } as const] : []),
    ],
    get path(): readonly (Element | Relationship)[] {
      const way: (Element | Relationship)[] = [];
      for (let at: Slowed | undefined = slowed; at !== undefined; at = at.before) {
        way.unshift(model.at(at.row));
        if (at.need?.by !== undefined) way.unshift(model.relationship(at.need.by));
      }
      return way;
    },
    get because(): Bilingual {
      return becauseOf(element, slowed, times, model.at(slowed.before?.row ?? slowed.row));
    },
  };
}

function becauseOf(element: Element, { before, overload }: Slowed, times: number, on: Element): Bilingual {
  const [name, other] = [nameOf(element), nameOf(on)];
  if (before !== undefined) return { en: `${name.en} waits for ${other.en}.`, fr: `${name.fr} attend ${other.fr}.` };
  const share = Math.round((overload.surge / overload.capacity) * 100);
  return overload.isSure
    ? {
        en: `${name.en} cannot follow: with ${times} times the load it is asked ${share} % of what it can do.`,
        fr: `${name.fr} ne suit pas : à ${times} fois la charge, on lui demande ${share} % de ce qu’il peut.`,
      }
    : {
        en: `${name.en} perhaps cannot follow: with ${times} times the load it is asked up to ${share} % of what it can do.`,
        fr: `${name.fr} ne suit peut-être pas : à ${times} fois la charge, on lui demande jusqu’à ${share} % de ce qu’il peut.`,
      };
}

/** `own`: number of its own overload, or -1. Cases are lost where its own queue overflows; what only waits is handled later. */
function outcomeOf(
  element: Element,
  own: number,
  overloads: readonly Overload[],
  queues: readonly Queue[],
): BusinessOutcome {
  const said = saidOf(element);
  const lost = queues[own]?.lost;
  const cases =
    lost === undefined || lost <= 0 ? undefined : { lower: overloads[own]?.isSure === true ? lost : 0, upper: lost };
  return {
    element,
    condition: "degraded",
    ...downtimeOf(said, { lower: 0, upper: 0 }, () => []),
    dataLoss: dataLossOfBusiness(said, NOTHING_LOST),
    dataLossMean: 0,
    worstStore: undefined,
    cases,
    money: moneyLost(said, cases),
  };
}

/** What is asked for and nobody says how much it can do. */
function unknownNotes(stations: readonly StationFigures[]): readonly Bilingual[] {
  const unknown = stations.filter(({ capacity, demand }) => capacity === undefined && demand.rate.upper > 0);
  if (unknown.length === 0) return [];
  const list = (language: "en" | "fr"): string =>
    unknown
      .slice(0, 5)
      .map(({ element }) => element.nameIn(language))
      .join(", ");
  const more = unknown.length > 5;
  return [
    {
      en: `Nobody says how much these can do: ${list("en")}${more ? ` and ${unknown.length - 5} more` : ""}.`,
      fr: `Nul ne dit ce que peuvent faire : ${list("fr")}${more ? ` et ${unknown.length - 5} autres` : ""}.`,
    },
  ];
}
