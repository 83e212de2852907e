/**
 * Draws a view: viewpoint, lens, notation and layout after one another, from a model to a scene. Pure: what lays out in a worker, and
 * what measures text, come in as parameters; the places to remember go out.
 */
import type { Locale } from "../base/codes.ts";
import { dayNumber } from "../base/dates.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { closest } from "../base/suggest.ts";
import type { LayoutEngines } from "../engines/layout/fresh.ts";
import type { Layout, Memory } from "../engines/layout/graph.ts";
import { type Displacement, displacement, type LayoutMetrics, measureLayout } from "../engines/layout/metrics.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { Element, Model, Place } from "../model/model.ts";
import { asOf } from "../model/time.ts";
import { composeGraph, layoutGraphOf } from "../notations/compose.ts";
import { drawingScene } from "../notations/scenes/drawing.ts";
import { finishScene } from "../notations/finish.ts";
import { notationById } from "../notations/index.ts";
import { orrery } from "../notations/orrery.ts";
import { matrixScene } from "../notations/scenes/matrix.ts";
import type { Notation, Pen } from "../notations/notation.ts";
import type { Picture } from "../notations/picture.ts";
import type { Scene } from "../notations/scene.ts";
import { tableScene } from "../notations/scenes/table.ts";
import { phaseEntries } from "../notations/scenes/timeline-phases.ts";
import { timelineScene } from "../notations/scenes/timeline.ts";
import { aggregate, READABLE } from "../views/aggregate.ts";
import { levelsOf } from "../views/detail.ts";
import type { Diagram, Direction, GraphDiagram, Lens } from "../views/diagram.ts";
import { drawingOf } from "../views/drawing.ts";
import { viewpointById } from "../views/index.ts";
import type { Judged } from "../views/judged.ts";
import { applyLens, knownLenses } from "../views/lens.ts";
import { withBadges } from "../views/overlay.ts";
import { withPlainLines } from "../views/plain-lines.ts";
import { withoutTechnology } from "../views/audience.ts";
import { dayOfModel, readView, type View, type ViewWish, wishedView } from "../views/query.ts";
import type { OfferedGrouping } from "../views/offered-groupings.ts";
import type { Viewpoint } from "../views/viewpoint.ts";
import { arrange, type Arranged } from "./arrange.ts";
import { notationProblem, unknownViewpoint } from "./check-views.ts";
import { compared } from "./compare.ts";
import { type DriftOverlay, withDrift } from "./overlay-drift.ts";
import { shapeGraph } from "./shape-graph.ts";

export interface DrawOptions {
  readonly language: Locale;
  /** The model on this day, `2026-11-21`; it may not have what does not exist then. */
  readonly at?: string | undefined;
  readonly lens?: string | undefined;
  readonly notation?: string | undefined;
  readonly direction?: Direction | undefined;
  /** Word by which the boxes are put together (`views/grouping.ts`), instead of the boundaries of the viewpoint. */
  readonly groupBy?: string | undefined;
  /** Levels of boundaries that are shown open, 0 for the outermost boxes alone; as the viewpoint has it when absent. */
  readonly detail?: number | undefined;
  /** Boxes that are shown open in any case, by id. */
  readonly opened?: readonly string[] | undefined;
  /** Boundaries that are shown as boxes in any case. */
  readonly closed?: readonly string[] | undefined;
  /** Draws everything, however much it is. */
  readonly isWhole?: boolean | undefined;
  /** Places of the last time. */
  readonly memory?: Memory | undefined;
  /** Lays out anew in spite of `memory`; pins and hints are respected all the same. */
  readonly isFresh?: boolean | undefined;
  /** The sidecar of a drawing that came with an import: its own places are drawn. */
  readonly drawing?: string | undefined;
  /** An earlier state: what differs from it is marked. */
  readonly before?: Model | undefined;
  /** What was observed beside the model: drawn over it. */
  readonly drift?: DriftOverlay | undefined;
  /** It is one of two states that are shown in turn: it says which, where the picture of both says that changes are marked. */
  readonly side?: "before" | "after" | undefined;
  /** What rules say of the model: badges, and the lens `checks`. */
  readonly judged?: Judged | undefined;
}

/** What drawing needs from the surface. */
export interface DrawTools {
  readonly pen: Pen;
  readonly engines: LayoutEngines;
}

export interface Drawn {
  readonly view: ViewSummary;
  readonly scene: Scene;
  readonly diagram: Diagram;
  /** Id of the notation that it is drawn in. */
  readonly notation: string;
  /** Of graphs. */
  readonly layout?: Layout | undefined;
  readonly metrics?: PictureMetrics | undefined;
  readonly lens?: Lens | undefined;
  /** Of graphs: how else the same boxes can be put together. */
  readonly shape?: PictureShape | undefined;
  /** What somebody should put right in the view, with the place of its statement. */
  readonly problems: readonly Diagnostic[];
  /** What was left out or put together. */
  readonly notes: readonly string[];
}

export interface PictureShape {
  /** Id of the grouping that was asked for and is known. */
  readonly groupBy: string | undefined;
  readonly groupings: readonly OfferedGrouping[];
  /** Levels of boundaries: as the viewpoint has them, as they are drawn, and with all that the model has inside. */
  readonly levels: { readonly own: number; readonly drawn: number; readonly most: number };
}

export interface ViewSummary {
  readonly id: string;
  readonly title: string;
  readonly description: string | undefined;
  readonly viewpoint: string | undefined;
  readonly notation: string | undefined;
  readonly isDeclared: boolean;
}

export interface PictureMetrics extends LayoutMetrics {
  readonly nodes: number;
  readonly edges: number;
  readonly engine: Arranged["engine"];
  /** Against the places of the last time; undefined when there are none. */
  readonly displacement: Displacement | undefined;
}

/** The views that a model declares, in the order of the files. */
export function viewsOf(model: Model, language: Locale): readonly ViewSummary[] {
  return [...model.statements("view")].map((statement) => summaryOf(readView(model, statement, { language })));
}

/** Draws a view that the model declares, or one on the spot. Never rejects for what a person got wrong. */
export async function drawView(
  model: Model,
  wanted: Element | ViewWish,
  options: DrawOptions,
  tools: DrawTools,
): Promise<Drawn> {
  const sheet = openSheet(model, wanted, options);
  const { diagram, shape } = diagramOf(sheet, options);
  const coloured = colour(sheet, diagram, options);
  const notation = notationOf(sheet, coloured.diagram, options);
  return { ...(await finish(sheet, coloured, notation, options, tools)), shape };
}

/** The view at work: what is asked of which model, and what was found wrong on the way. */
interface Sheet {
  readonly model: Model;
  /** The earlier state that is compared with. */
  readonly before: Model | undefined;
  /** The day that was asked for, by the surface or the view. */
  readonly day: string | undefined;
  readonly view: View;
  readonly viewpoint: Viewpoint | undefined;
  readonly place: Place;
  readonly problems: Diagnostic[];
}

const nowhere: Place = { uri: "", span: { start: 0, end: 0 } };

function openSheet(model: Model, wanted: Element | ViewWish, options: DrawOptions): Sheet {
  const { language, isWhole, direction } = options;
  const read = (on: Model, today: string | undefined): View => {
    const setting = { language, today, isWhole, direction };
    return "viewpoint" in wanted ? wishedView(on, wanted, setting) : readView(on, wanted, setting);
  };
  const first = read(model, options.at);
  const [state, later] = first.query.state;
  const day = options.at ?? first.asOf ?? dayOfState(later ?? state);
  const dated = onDay(model, day);
  const view = dated === model ? first : read(dated, day);
  const earlier = later === undefined ? undefined : onDay(model, dayOfState(state) ?? dayOfModel(model));
  return {
    model: dated,
    before: options.before ?? earlier,
    day,
    view,
    viewpoint: view.viewpoint === undefined ? undefined : viewpointById(view.viewpoint),
    place: "viewpoint" in wanted ? nowhere : headOf(wanted),
    problems: [],
  };
}

/** The beginning of the statement of a view: its word and id. */
function headOf(statement: Element): Place {
  const { uri, span } = statement.place;
  return { uri, span: { start: span.start, end: Math.min(span.end, span.start + `view ${statement.id}`.length) } };
}

/** The day on which an architecture state is reached, as it says. */
function dayOfState(state: Element | undefined): string | undefined {
  const value = state?.get("date") ?? state?.get("start");
  return value?.kind === "date" ? value.text : undefined;
}

function onDay(model: Model, day: string | undefined): Model {
  const number = day === undefined ? undefined : dayNumber(day);
  return number === undefined ? model : asOf(model, number);
}

function say(sheet: Sheet, { code, severity, parameters, suggestion }: Omit<Diagnostic, "uri" | "span">): void {
  const { uri, span } = sheet.place;
  sheet.problems.push({ code, severity, uri, span, parameters, ...(suggestion === undefined ? {} : { suggestion }) });
}

const empty: GraphDiagram = {
  kind: "graph",
  arrangement: "layered",
  direction: "down",
  nodes: [],
  edges: [],
  bands: [],
  notes: [],
};

/** What is drawn, and how else it could be put together. */
interface Shaped {
  readonly diagram: Diagram;
  readonly shape?: PictureShape | undefined;
}

/** The diagram of the view; empty, with a diagnostic, where the view cannot be understood. */
function diagramOf(sheet: Sheet, options: DrawOptions): Shaped {
  const { model, view, viewpoint } = sheet;
  const statement = view.isDeclared ? model.element(view.id) : undefined;
  if (options.drawing !== undefined && statement !== undefined) {
    const drawing = drawingOf(model, statement, options.drawing, options.language);
    if (drawing !== undefined) return { diagram: drawing };
  }
  if (viewpoint === undefined) {
    complainOfViewpoint(sheet);
    return { diagram: empty };
  }
  const now = viewpoint.draw(model, view.query);
  const before = sheet.before === undefined ? undefined : diagramBefore(sheet.before, sheet, viewpoint, options);
  const observed =
    options.drift === undefined ? undefined : diagramBefore(options.drift.model, sheet, viewpoint, options).diagram;
  const diagram =
    before !== undefined
      ? compared(before.diagram, now, { before: before.model, after: model }, options.language)
      : options.drift !== undefined && observed !== undefined
        ? withDrift(now, observed, options.drift, model)
        : now;
  const badged = withBadges(diagram, model, options.language, { today: view.query.today, judged: options.judged });
  if (badged.kind !== "graph") return { diagram: badged };
  const shaped = shapeGraph(badged, {
    model,
    before: before?.model ?? options.drift?.model,
    query: view.query,
    groupBy: options.groupBy,
    detail: options.detail,
    opened: new Set(options.opened ?? []),
    closed: new Set(options.closed ?? []),
  });
  const readable = view.query.isWhole
    ? shaped.diagram
    : aggregate(shaped.diagram, options.language, READABLE, new Set(options.opened ?? []));
  const said = withPlainLines(view.isForBusiness ? withoutTechnology(readable) : readable, options.language);
  return { diagram: said, shape: { ...shaped.shape, levels: { ...shaped.shape.levels, drawn: levelsOf(said) } } };
}

function complainOfViewpoint(sheet: Sheet): void {
  const { id, viewpoint } = sheet.view;
  if (viewpoint === undefined)
    say(sheet, { code: "view-without-viewpoint", severity: "error", parameters: { view: id } });
  else say(sheet, unknownViewpoint(viewpoint));
}

/** What the same view shows of another model; its own statement there, or ours where it has none. */
function diagramBefore(
  earlier: Model,
  sheet: Sheet,
  viewpoint: Viewpoint,
  options: DrawOptions,
): { readonly model: Model; readonly diagram: Diagram } {
  const { view } = sheet;
  const { language, isWhole, direction } = options;
  const statement = view.isDeclared ? earlier.element(view.id) : undefined;
  const setting = { language, isWhole, direction };
  const query =
    statement === undefined
      ? {
          ...view.query,
          scope: view.query.scope.flatMap((element) => earlier.element(element.id) ?? []),
          include: [],
          exclude: [],
          state: [],
        }
      : readView(earlier, statement, setting).query;
  return { model: earlier, diagram: viewpoint.draw(earlier, query) };
}

interface Coloured {
  readonly diagram: Diagram;
  readonly lens: Lens | undefined;
}

function colour(sheet: Sheet, diagram: Diagram, options: DrawOptions): Coloured {
  const id = options.lens ?? sheet.view.lens;
  if (id === undefined) return { diagram, lens: undefined };
  const applied = applyLens(
    diagram,
    sheet.model,
    id,
    options.language,
    undefined,
    sheet.view.query.today,
    options.judged,
  );
  if (applied === undefined) {
    const known = knownLenses(sheet.model).map((lens) => lens.id);
    const suggestion = closest(id, known, 1)[0];
    const problem = { code: "unknown-lens", severity: "error", parameters: { lens: id } } as const;
    say(sheet, suggestion === undefined ? problem : { ...problem, suggestion });
    return { diagram, lens: undefined };
  }
  return applied;
}

/** The notation that was asked for, as far as the viewpoint knows it; else the viewpoint's own. */
function notationOf(sheet: Sheet, diagram: Diagram, options: DrawOptions): Notation {
  const isDrawing = diagram.kind === "drawing";
  const own = isDrawing ? ["archimate"] : (sheet.viewpoint?.notations ?? ["orrery"]);
  const usual = notationById(own[0] ?? "orrery") ?? orrery;
  const asked = options.notation ?? sheet.view.notation;
  if (asked === undefined) return usual;
  const problem = notationProblem(asked, isDrawing ? undefined : own, sheet.viewpoint?.id);
  if (problem !== undefined) say(sheet, problem);
  return (problem === undefined ? notationById(asked) : undefined) ?? usual;
}

async function finish(
  sheet: Sheet,
  { diagram, lens }: Coloured,
  notation: Notation,
  options: DrawOptions,
  { pen, engines }: DrawTools,
): Promise<Drawn> {
  const placed =
    diagram.kind === "graph" ? await placeGraph(sheet, diagram, lens, notation, options, { pen, engines }) : undefined;
  const picture = diagram.kind === "graph" ? placed?.picture : pictureOf(diagram, lens, notation, pen);
  for (const { message } of notation.check(diagram, pen))
    say(sheet, {
      code: "malformed-view",
      severity: "warning",
      parameters: { notation: notation.title[options.language], message },
    });
  const { view } = sheet;
  const scene = finishScene(picture ?? { marks: [], width: 0, height: 0 }, {
    title: titleOf(sheet, options.language),
    subtitle: subtitleOf(sheet, options),
    lens,
    legend: view.showsLegend ? [...notation.legend(diagram, pen), ...phaseEntries(diagram, pen)] : [],
    notes: diagram.notes,
    pen,
  });
  return {
    view: summaryOf(view),
    scene,
    diagram,
    notation: notation.id,
    layout: placed?.layout,
    metrics: placed?.metrics,
    lens,
    problems: sheet.problems,
    notes: diagram.notes,
  };
}

interface Placed {
  readonly picture: Picture;
  readonly layout: Layout;
  readonly metrics: PictureMetrics;
}

async function placeGraph(
  sheet: Sheet,
  diagram: GraphDiagram,
  lens: Lens | undefined,
  notation: Notation,
  options: DrawOptions,
  { pen, engines }: DrawTools,
): Promise<Placed> {
  const graph = layoutGraphOf(diagram, notation, pen);
  const memory = options.isFresh === true && options.memory !== undefined ? wishesOf(options.memory) : options.memory;
  const { layout, engine, isFallback } = await arrange(diagram, graph, memory, engines);
  if (isFallback) say(sheet, { code: "layout-fell-back", severity: "info", parameters: { view: sheet.view.id } });
  const moved =
    options.memory === undefined ? undefined : displacement(options.memory.boxes, layout.boxes, groupsOf(diagram));
  return {
    picture: composeGraph(diagram, layout, notation, pen, lens),
    layout,
    metrics: {
      ...measureLayout(graph, layout),
      nodes: diagram.nodes.length,
      edges: diagram.edges.length,
      engine,
      displacement: moved,
    },
  };
}

/** Pins and hints without the places. */
function wishesOf(memory: Memory): Memory {
  const pinned = [...memory.boxes].filter(([id]) => memory.pins.has(id));
  return { boxes: new Map(pinned), routes: new Map(), pins: memory.pins, hints: memory.hints };
}

function groupsOf(diagram: GraphDiagram): ReadonlySet<string> {
  return new Set(diagram.nodes.filter((node) => node.role === "group").map((node) => node.id));
}

function pictureOf(
  diagram: Exclude<Diagram, GraphDiagram>,
  lens: Lens | undefined,
  notation: Notation,
  pen: Pen,
): Picture {
  switch (diagram.kind) {
    case "matrix":
      return matrixScene(diagram, pen, lens);
    case "timeline":
      return timelineScene(diagram, pen, lens);
    case "table":
      return tableScene(diagram, pen, lens);
    case "drawing":
      return drawingScene(diagram, notation, pen);
  }
}

function titleOf({ view, viewpoint }: Sheet, language: Locale): string {
  if (view.title !== "") return view.title;
  const scope = view.query.scope.map((element) => element.nameIn(language)).join(", ");
  const title = viewpoint?.title[language] ?? view.viewpoint ?? "";
  return scope === "" ? title : `${title}${language === "fr" ? "\u202f: " : ": "}${scope}`;
}

const words: Readonly<Record<"asOf" | "compared" | "before" | "after", Bilingual>> = {
  asOf: { en: "As of", fr: "Au" },
  compared: { en: "Changes are marked", fr: "Les changements sont marqués" },
  before: { en: "Before the changes", fr: "Avant les changements" },
  after: { en: "After the changes", fr: "Après les changements" },
};

/** What the picture is about: the view's description, the day, and whether two states are compared. */
function subtitleOf({ view, viewpoint, day, before }: Sheet, options: DrawOptions): string {
  const { language } = options;
  const kind = viewpoint?.title[language];
  return [
    view.description ?? (view.title === "" || view.title === kind ? undefined : kind),
    day === undefined ? undefined : `${words.asOf[language]} ${day}`,
    before === undefined ? undefined : words.compared[language],
    options.side === undefined ? undefined : words[options.side][language],
  ]
    .filter((part) => part !== undefined)
    .join(" · ");
}

function summaryOf(view: View): ViewSummary {
  const { id, title, description, viewpoint, notation, isDeclared } = view;
  return { id, title, description, viewpoint, notation, isDeclared };
}
