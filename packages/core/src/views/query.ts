/** Reads a view statement, or a wish without one, into what viewpoints take. */
import type { Locale } from "../base/codes.ts";
import type { Element, Model } from "../model/model.ts";
import type { Value } from "../model/values.ts";
import type { Direction } from "./diagram.ts";
import { summaryOf } from "./parts/nodes.ts";
import type { Selector, ViewQuery } from "./viewpoint.ts";

/** A view that somebody asks for: declared in the model, or made up on the spot. */
export interface View {
  /** Id of the statement; of a view on the spot, made of its viewpoint and scope. */
  readonly id: string;
  readonly isDeclared: boolean;
  readonly title: string;
  readonly description: string | undefined;
  /** Word of `viewpoint:`; undefined where the statement names none. */
  readonly viewpoint: string | undefined;
  readonly notation: string | undefined;
  readonly lens: string | undefined;
  readonly showsLegend: boolean;
  /** For the business, a picture says no technologies. */
  readonly isForBusiness: boolean;
  /** The day that the view itself asks for. */
  readonly asOf: string | undefined;
  readonly query: ViewQuery;
}

/** What a surface may ask for beside or instead of what a view says. */
export interface ViewSetting {
  readonly language: Locale;
  /** The day that the picture is about. */
  readonly today?: string | undefined;
  readonly isWhole?: boolean | undefined;
  readonly direction?: Direction | undefined;
}

/** A view on the spot: `viewpoint`, and ids of its scope. */
export interface ViewWish {
  readonly viewpoint: string;
  readonly scope?: readonly string[] | undefined;
  readonly depth?: number | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly relationships?: readonly string[] | undefined;
  readonly groupBy?: string | undefined;
  readonly rows?: readonly string[] | undefined;
  readonly columns?: readonly string[] | undefined;
  readonly title?: string | undefined;
  readonly hidesHubs?: boolean | undefined;
}

/** The view of a statement. References are read in `model`, which may be that of a day. */
export function readView(model: Model, statement: Element, setting: ViewSetting): View {
  const asOf = dateOf(statement.get("asOf"));
  const legend = statement.get("legend");
  return {
    id: statement.id,
    isDeclared: true,
    title: textIn(statement.get("title")) ?? statement.nameIn(setting.language),
    description: summaryOf(statement, setting.language),
    viewpoint: textIn(statement.get("viewpoint")),
    notation: textIn(statement.get("notation")),
    lens: textIn(statement.get("lens")),
    showsLegend: legend?.kind !== "boolean" || legend.boolean,
    isForBusiness: textIn(statement.get("audience")) === "business",
    asOf,
    query: {
      language: setting.language,
      today: setting.today ?? asOf ?? dayOfModel(model),
      scope: elementsIn(model, statement.get("scope")),
      include: selectorsIn(model, statement.get("include")),
      exclude: selectorsIn(model, statement.get("exclude")),
      depth: numberIn(statement.get("depth")),
      direction: setting.direction ?? directionIn(statement.get("direction")),
      layers: textsIn(statement.get("layers")),
      kinds: textsIn(statement.get("kinds")),
      relationships: textsIn(statement.get("relationships")),
      groupBy: textIn(statement.get("groupBy")),
      state: elementsIn(model, statement.get("state")),
      rows: textsIn(statement.get("rows")),
      columns: textsIn(statement.get("columns")),
      environment: textIn(statement.get("environment")),
      isWhole: setting.isWhole ?? false,
    },
  };
}

/** A view that no statement declares. */
export function wishedView(model: Model, wish: ViewWish, setting: ViewSetting): View {
  const { viewpoint, scope = [] } = wish;
  return {
    id: [viewpoint, ...scope].join("-"),
    isDeclared: false,
    title: wish.title ?? "",
    description: undefined,
    viewpoint,
    notation: undefined,
    lens: undefined,
    showsLegend: true,
    isForBusiness: false,
    asOf: undefined,
    query: {
      language: setting.language,
      today: setting.today ?? dayOfModel(model),
      scope: scope.flatMap((id) => model.element(id) ?? []),
      include: [],
      exclude: [],
      depth: wish.depth,
      direction: setting.direction,
      layers: [],
      kinds: wish.kinds ?? [],
      relationships: wish.relationships ?? [],
      groupBy: wish.groupBy,
      state: [],
      rows: wish.rows ?? [],
      columns: wish.columns ?? [],
      environment: undefined,
      isWhole: setting.isWhole ?? false,
      hidesHubs: wish.hidesHubs,
    },
  };
}

/** The day that the `model` statement says it describes. */
export function dayOfModel(model: Model): string | undefined {
  return dateOf(model.header()?.get("asOf"));
}

function dateOf(value: Value | undefined): string | undefined {
  const text = value?.kind === "date" ? value.text : textIn(value);
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
}

function itemsIn(value: Value | undefined): readonly Value[] {
  return value === undefined ? [] : value.kind === "list" ? value.items : [value];
}

/** A text or word; a reference reads as its id, since `groupBy: owner` may look like one. */
function textIn(value: Value | undefined): string | undefined {
  if (value === undefined) return undefined;
  return "text" in value ? value.text : value.kind === "reference" ? value.id : undefined;
}

function textsIn(value: Value | undefined): readonly string[] {
  return itemsIn(value).flatMap((item) => textIn(item) ?? []);
}

function numberIn(value: Value | undefined): number | undefined {
  return value?.kind === "number" ? value.number : undefined;
}

const directions: readonly Direction[] = ["down", "right", "up", "left"];

function directionIn(value: Value | undefined): Direction | undefined {
  const word = textIn(value);
  return directions.find((direction) => direction === word);
}

function elementsIn(model: Model, value: Value | undefined): readonly Element[] {
  return itemsIn(value).flatMap((item) => (item.kind === "reference" ? (model.element(item.id) ?? []) : []));
}

function selectorsIn(model: Model, value: Value | undefined): readonly Selector[] {
  return itemsIn(value).flatMap((item): readonly Selector[] => {
    if (item.kind === "relationship") return [{ kind: "relationship", from: item.from, verb: item.verb, to: item.to }];
    const element = item.kind === "reference" ? model.element(item.id) : undefined;
    if (element !== undefined) return [{ kind: "element", element }];
    const text = textIn(item);
    return text === undefined ? [] : [{ kind: "query", text }];
  });
}
