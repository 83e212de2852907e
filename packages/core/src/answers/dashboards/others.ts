/** Tiles of views, problems of the text, and dependencies between layers. */
import { layerMatrix } from "../../analyses/layer-matrix.ts";
import { layers } from "../../model/metamodel/layers.ts";
import type { Model } from "../../model/model.ts";
import { chartScene } from "../../notations/scenes/charts/index.ts";
import type { Diagram } from "../../views/diagram.ts";
import { viewpointById } from "../../views/index.ts";
import { layerNames } from "../../views/parts/layer-names.ts";
import { readView, wishedView } from "../../views/query.ts";
import type { ChartContent, DiagnosticsContent, EmptyContent, ViewContent } from "../dashboard-answers.ts";
import { diagnosticAnswer } from "../diagnostics.ts";
import { localeOf } from "../positions.ts";
import { severityCounts } from "../statistics.ts";
import type { Tile } from "./board.ts";
import { widths } from "./charts.ts";
import { noPicture, wrong } from "./empty.ts";
import { addressOf, type BoardSetting } from "./setting.ts";

const USUAL_ROWS = 6;

/** The picture of a view, or of a viewpoint on the spot; empty where it would show nothing. */
export function viewContent(model: Model, tile: Tile, setting: BoardSetting): ViewContent | EmptyContent {
  const language = localeOf(setting.language);
  const statement = tile.view === undefined ? undefined : model.element(tile.view);
  const view =
    statement?.kind === "view"
      ? readView(model, statement, { language, today: setting.today })
      : tile.viewpoint === undefined
        ? undefined
        : wishedView(model, { viewpoint: tile.viewpoint, scope: tile.scope }, { language, today: setting.today });
  const viewpoint = view?.viewpoint === undefined ? undefined : viewpointById(view.viewpoint);
  if (view === undefined) return wrong;
  // What has a drawing of its own has no viewpoint.
  const needs = kindsOfViewpoint[viewpoint?.id ?? ""] ?? [];
  const isEmpty =
    viewpoint !== undefined &&
    (!hasAny(model, needs) || (model.parts.ownRows <= MOST_TRIED && isNothing(viewpoint.draw(model, view.query))));
  if (isEmpty) return noPicture(model, needs);
  if (viewpoint === undefined && !view.isDeclared) return wrong;
  return {
    kind: "view",
    subject: view.isDeclared ? { view: view.id } : { viewpoint: viewpoint?.id ?? "", scope: tile.scope },
    lens: tile.lens ?? null,
    question: viewpoint?.question ?? null,
  };
}

/** Elements of a model of which a picture is tried out; of more, something will be to see. */
const MOST_TRIED = 3000;

function hasAny(model: Model, kinds: readonly string[]): boolean {
  return kinds.length === 0 || kinds.some((kind) => model.rows({ kind }).next().done !== true);
}

/** Kinds of which there must be some before a viewpoint has something to show. */
const kindsOfViewpoint: Readonly<Record<string, readonly string[]>> = {
  "capability-map": ["capability"],
  "strategy-map": ["objective"],
  "process-map": ["process"],
  landscape: ["application"],
  "system-landscape": ["application"],
  zoning: ["application"],
  "data-flow": ["dataset"],
  lineage: ["dataset"],
  deployment: ["node"],
  network: ["zone"],
  sites: ["site"],
  organisation: ["unit"],
  roadmap: ["project"],
  events: ["store"],
  tiers: ["module"],
  motivation: ["driver", "objective"],
  dependencies: ["module"],
};

function isNothing(diagram: Diagram): boolean {
  switch (diagram.kind) {
    case "graph":
      return diagram.nodes.length === 0;
    case "matrix":
      return diagram.cells.length === 0;
    case "timeline":
      return diagram.groups.every(({ rows }) => rows.length === 0);
    case "table":
      return diagram.rows.length === 0;
    case "drawing":
      return false;
  }
}

/** Problems of the text: how many, and the first. */
export function diagnosticsContent(tile: Tile, setting: BoardSetting): DiagnosticsContent {
  const diagnostics = setting.diagnostics();
  const order = ["error", "warning", "info"];
  const first = diagnostics
    .toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
    .slice(0, tile.top ?? USUAL_ROWS);
  const locale = localeOf(setting.language);
  return {
    kind: "diagnostics",
    counts: severityCounts(diagnostics),
    rows: first.map((one) => diagnosticAnswer(one, setting.positions, locale)),
  };
}

/** How much each layer depends on each other one. */
export function layersContent(model: Model, tile: Tile, setting: BoardSetting): ChartContent | EmptyContent {
  const locale = localeOf(setting.language);
  const { counts } = layerMatrix.run(model, {});
  const used = layers.flatMap((layer, index) => {
    const isUsed = counts[index]?.some((count) => count > 0) === true || counts.some((row) => (row[index] ?? 0) > 0);
    return isUsed ? [{ layer, index }] : [];
  });
  if (used.length === 0) return noPicture(model, []);
  const name = ({ layer }: (typeof used)[number]): string => layerNames[layer][locale];
  const opens: Record<string, string> = {};
  const cells = used.map((row) =>
    used.map((column) => {
      const value = counts[row.index]?.[column.index] ?? 0;
      if (value === 0) return undefined;
      const id = `by ${row.layer} and ${column.layer}`;
      opens[id] = addressOf(setting, { kind: "catalogue", of: "*", columns: [] }, { filter: `layer:${row.layer}` });
      return { id, label: `${name(row)} → ${name(column)}: ${value}`, value, text: String(value) };
    }),
  );
  const scene = chartScene(
    {
      kind: "heat",
      rowsName: locale === "fr" ? "dépend de →" : "depends on →",
      columnsName: "",
      rows: used.map((one) => ({ name: name(one) })),
      columns: used.map((one) => ({ name: name(one) })),
      cells,
    },
    { title: tile.title, description: layerMatrix.question[locale], width: widths[tile.width], pen: setting.pen },
  );
  const total = counts.flat().reduce((all, count) => all + count, 0);
  return {
    kind: "chart",
    scene,
    opens,
    table: {
      columns: [
        { name: locale === "fr" ? "Couche" : "Layer", numeric: false },
        ...used.map((one) => ({ name: name(one), numeric: true })),
      ],
      rows: used.map((row, index) => ({
        cells: [name(row), ...(cells[index] ?? []).map((cell) => cell?.text ?? "")],
        opens: addressOf(setting, { kind: "catalogue", of: "*", columns: [] }, { filter: `layer:${row.layer}` }),
        isUnknown: false,
      })),
    },
    of: total,
    what: locale === "fr" ? "dépendances" : "dependencies",
    unknown: 0,
  };
}
