/** What a person wants drawn, and what is wrong with the wish: unknown views, lenses, notations and days, each with what was meant. */
import { dayNumber } from "@orrery/core/base/dates";
import { closest } from "@orrery/core/base/suggest";
import type { Model } from "@orrery/core/model/model";
import { notationById, notations } from "@orrery/core/notations/index";
import { viewpointById, viewpoints } from "@orrery/core/views/index";
import { knownLenses } from "@orrery/core/views/lens";
import type { MessageKey } from "../messages/keys.ts";
import type { MessageValues } from "../messages/messages.ts";
import { complainOfUnknownId } from "../open-model.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../terminal/width.ts";
import { viewOf, type Wanted } from "./draw-views.ts";

/** The options that choose what is drawn, as they were given. */
export interface PictureRequest {
  readonly ids: readonly string[];
  readonly all: boolean;
  readonly viewpoint?: string | undefined;
  readonly scope: readonly string[];
  readonly depth?: number | undefined;
  readonly lens?: string | undefined;
  readonly notation?: string | undefined;
}

/** Options that can be judged without a model. */
interface Form extends PictureRequest {
  readonly at?: string | undefined;
  readonly out?: string | undefined;
  readonly format: readonly string[];
  readonly scale?: number | undefined;
  readonly watch: boolean;
  readonly json: boolean;
}

interface Complaint {
  readonly key: MessageKey;
  readonly values?: MessageValues;
}

const MOST_SCALE = 8;

/** What is wrong with the options among themselves. */
export function wishProblem(form: Form): Complaint | undefined {
  const { at, out, format, scale, ids, viewpoint, scope, watch, all, json } = form;
  if (at !== undefined && dayNumber(at) === undefined) return { key: "show.no-date", values: { date: visible(at) } };
  if (scale !== undefined && (scale < 1 || scale > MOST_SCALE))
    return { key: "draw.no-scale", values: { scale: String(scale), most: String(MOST_SCALE) } };
  if (viewpoint !== undefined && (ids.length > 0 || all)) return { key: "draw.view-or-viewpoint" };
  if (viewpoint === undefined && (scope.length > 0 || form.depth !== undefined)) return { key: "draw.scope-alone" };
  const isOne = (ids.length === 1 || viewpoint !== undefined) && !all && format.length <= 1;
  if (out === "-" && (!isOne || watch || json)) return { key: "draw.one-to-stdout" };
  return undefined;
}

/** The views to draw; undefined after telling what there is not. */
export function wantedViews(terminal: Terminal, model: Model, request: PictureRequest): readonly Wanted[] | undefined {
  if (!knowsWords(terminal, model, request)) return undefined;
  const { viewpoint, ids, all } = request;
  if (viewpoint !== undefined) return viewOnTheSpot(terminal, model, viewpoint, request);
  if (all || ids.length === 0) return allViews(terminal, model);
  const unknown = ids.find((id) => viewOf(model, id) === undefined);
  if (unknown === undefined) return ids;
  complainOfView(terminal, model, unknown);
  return undefined;
}

/** Id of a view, or what a view on the spot is called. */
export function idOfWanted(wanted: Wanted): string {
  return typeof wanted === "string" ? wanted : [wanted.viewpoint, ...(wanted.scope ?? [])].join("-");
}

function knowsWords(terminal: Terminal, model: Model, { lens, notation }: PictureRequest): boolean {
  if (lens !== undefined && !canColour(terminal, model, lens)) return false;
  if (notation === undefined || notationById(notation) !== undefined) return true;
  complain(
    terminal,
    "draw.unknown-notation",
    notation,
    notations.map((one) => one.id),
  );
  return false;
}

/** Is there a lens of this name? Any attribute that elements may carry is one. False after telling that there is none. */
export function canColour(terminal: Terminal, model: Model, lens: string): boolean {
  const known = knownLenses(model).map((one) => one.id);
  if (known.includes(lens) || model.schema.knowsKey(lens.split(".")[0] ?? "")) return true;
  const attributes = model.schema.metamodel.attributes.map((attribute) => attribute.id);
  complain(terminal, "draw.unknown-lens", lens, known, attributes);
  return false;
}

function viewOnTheSpot(
  terminal: Terminal,
  model: Model,
  viewpoint: string,
  { scope, depth }: PictureRequest,
): readonly Wanted[] | undefined {
  if (viewpointById(viewpoint) === undefined) {
    const words = viewpoints.flatMap((one) => [one.id, ...(one.aliases ?? [])]);
    complain(terminal, "draw.unknown-viewpoint", viewpoint, words);
    return undefined;
  }
  const ids = scope.flatMap((word) => word.split(",")).map((id) => id.trim());
  const unknown = ids.find((id) => model.element(id) === undefined);
  if (unknown !== undefined) {
    complainOfUnknownId(terminal, model, unknown, false);
    return undefined;
  }
  return [{ viewpoint, scope: ids, ...(depth === undefined ? {} : { depth }) }];
}

function allViews(terminal: Terminal, model: Model): readonly Wanted[] | undefined {
  const ids = [...model.statements("view")].map((view) => view.id);
  if (ids.length > 0) return ids;
  terminal.complain(
    terminal.text("draw.no-views"),
    terminal.text("draw.no-views.hint", { statement: "view all { viewpoint: landscape }" }),
  );
  return undefined;
}

/** People know titles, too; and who names an element is told how to draw what is around it. */
function complainOfView(terminal: Terminal, model: Model, id: string): void {
  const views = [...model.statements("view")];
  const folded = id.toLowerCase();
  const titled = views.find((view) =>
    [view.name, view.nameIn("en"), view.nameIn("fr")].some((name) => name.toLowerCase() === folded),
  );
  const around = model.element(id) === undefined ? undefined : `orrery draw --viewpoint explore --scope ${id}`;
  const ids = views.map((view) => view.id);
  const suggestion = titled?.id ?? around ?? closest(id, ids, 1)[0];
  const hint =
    suggestion === undefined
      ? terminal.text("draw.unknown-view.hint")
      : terminal.text("did-you-mean", { suggestion: visible(suggestion) });
  terminal.complain(terminal.text("draw.unknown-view", { id: visible(id) }), hint);
}

function complain(
  terminal: Terminal,
  key: "draw.unknown-lens" | "draw.unknown-notation" | "draw.unknown-viewpoint",
  word: string,
  known: readonly string[],
  further: readonly string[] = [],
): void {
  const suggestion = closest(word, [...known, ...further], 1)[0];
  terminal.complain(
    terminal.text(key, { word: visible(word) }),
    suggestion === undefined
      ? terminal.text("draw.there-are", { words: known.slice(0, 40).join(", ") })
      : terminal.text("did-you-mean", { suggestion }),
  );
}
