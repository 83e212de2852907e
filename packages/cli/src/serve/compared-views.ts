/** Which views show something else at one moment than at another: their diagrams are made for both, without places. */
import { compareViewsOrder, diagramDifference } from "@orrery/core/answers/compare-views";
import { differenceOf } from "@orrery/core/answers/comparison";
import type { CompareViewsAnswer } from "@orrery/core/answers/time-answers";
import type { Locale } from "@orrery/core/base/codes";
import type { Element, Model } from "@orrery/core/model/model";
import { presentIds } from "@orrery/core/draw/compare";
import type { Diagram } from "@orrery/core/views/diagram";
import { type PresentIds, withPresentIds } from "@orrery/core/views/present-ids";
import { viewpointById } from "@orrery/core/views/index";
import { readView } from "@orrery/core/views/query";
import { Forsaken } from "./in-turn.ts";
import type { LookedAt } from "./moments.ts";

/** Rows and views of a model for which it takes too long to know. */
const MOST_ROWS = 5_000;
const MOST_VIEWS = 200;

type Views = CompareViewsAnswer["views"];

const known = new WeakMap<Model, WeakMap<Model, Map<Locale, CompareViewsAnswer>>>();

/** All views of both moments; other requests are answered between two of them. */
export async function comparedViews(
  before: LookedAt,
  after: LookedAt,
  language: Locale,
  signal: AbortSignal,
): Promise<CompareViewsAnswer> {
  let of = known.get(before.model);
  if (of === undefined) known.set(before.model, (of = new WeakMap()));
  let answers = of.get(after.model);
  if (answers === undefined) of.set(after.model, (answers = new Map()));
  const answer = answers.get(language) ?? (await compared(before, after, language, signal));
  answers.set(language, answer);
  return answer;
}

async function compared(
  before: LookedAt,
  after: LookedAt,
  language: Locale,
  signal: AbortSignal,
): Promise<CompareViewsAnswer> {
  const old = new Map([...before.model.statements("view")].map((view) => [view.id, view]));
  const now = new Map([...after.model.statements("view")].map((view) => [view.id, view]));
  const ids = [...now.keys(), ...[...old.keys()].filter((id) => !now.has(id))];
  const rows = Math.max(before.model.parts.ownRows, after.model.parts.ownRows);
  const isUnknown = rows > MOST_ROWS || ids.length > MOST_VIEWS;
  const views: Views[number][] = [];
  const names = presentIds(differenceOf({ before: before.model, after: after.model }).changed);
  for (const id of ids) {
    views.push(
      isUnknown
        ? unknownView(id, now.get(id) ?? old.get(id), language)
        : viewOf(id, old.get(id), now.get(id), names, language),
    );
    await new Promise((resolve) => void setImmediate(resolve));
    if (signal.aborted) throw new Forsaken();
  }
  return { version: 1, isUnknown, views: compareViewsOrder(views) };
}

function viewOf(
  id: string,
  old: Element | undefined,
  now: Element | undefined,
  names: PresentIds,
  language: Locale,
): Views[number] {
  const title = titleOf(now ?? old, id, language);
  const before = old === undefined ? undefined : diagramOf(old, language);
  const after = now === undefined ? undefined : diagramOf(now, language);
  const difference =
    before === undefined || after === undefined
      ? { added: 0, removed: 0, changed: 0 }
      : diagramDifference(withPresentIds(before, names), after);
  const isSame = difference.added + difference.removed + difference.changed === 0;
  const change = old === undefined ? "added" : now === undefined ? "removed" : isSame ? "same" : "changed";
  return { id, title, change, ...difference };
}

function unknownView(id: string, view: Element | undefined, language: Locale): Views[number] {
  return { id, title: titleOf(view, id, language), change: "unknown", added: 0, removed: 0, changed: 0 };
}

function titleOf(view: Element | undefined, id: string, language: Locale): string {
  const title = view === undefined ? "" : readView(view.model, view, { language }).title;
  return title === "" ? id : title;
}

function diagramOf(view: Element, language: Locale): Diagram | undefined {
  const { viewpoint, query } = readView(view.model, view, { language });
  return viewpoint === undefined ? undefined : viewpointById(viewpoint)?.draw(view.model, query);
}
