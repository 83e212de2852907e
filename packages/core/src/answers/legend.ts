/** The legend of a picture as data: what each colour, kind and line means, and which parts of the picture are drawn so. */
import type { Locale } from "../base/codes.ts";
import type { Drawn } from "../draw/draw.ts";
import type { Model } from "../model/model.ts";
import { stepStyle } from "../notations/compose/lens.ts";
import { tokensOf } from "../notations/parts/tokens.ts";
import type { Change, Diagram, DiagramEdge, DiagramNode, Lens, LensMark } from "../views/diagram.ts";
import type { LegendAnswer, LegendEntryAnswer } from "./picture-answers.ts";
import { phraseOf } from "./view-tables.ts";

/** The legend, groups without entries left out. */
export function legendOf({ diagram, lens }: Drawn, model: Model, language: Locale): readonly LegendAnswer[] {
  const boxes = boxesIn(diagram);
  const lines = linesIn(diagram);
  const groups: readonly LegendAnswer[] = [
    ...(lens === undefined ? [] : [lensLegend(lens, boxes, language)]),
    { by: "kind", entries: kindEntries(boxes) },
    { by: "line", entries: lineEntries(lines, model, language) },
    { by: "change", entries: changeEntries([...boxes, ...lines], language) },
  ];
  return groups.filter(({ entries }) => entries.length > 0);
}

/** A box, a row or a bar: what a lens may colour. */
interface Box extends Partial<Pick<DiagramNode, "kind" | "kindName" | "layer" | "change" | "role">> {
  readonly id: string;
  readonly lens?: LensMark | undefined;
}

function boxesIn(diagram: Diagram): readonly Box[] {
  switch (diagram.kind) {
    case "graph":
      return diagram.nodes;
    case "drawing":
      return diagram.nodes.flatMap(({ id, node }) => (node === undefined ? [] : [{ ...node, id }]));
    case "timeline":
      return diagram.groups.flatMap(({ rows }) => rows);
    case "table":
      return diagram.rows;
    case "matrix":
      return [];
  }
}

type Line = Pick<DiagramEdge, "id" | "verb" | "verbName" | "line" | "change">;

function linesIn(diagram: Diagram): readonly Line[] {
  switch (diagram.kind) {
    case "graph":
      return diagram.edges;
    case "drawing":
      return diagram.lines.flatMap(({ id, edge }) => (edge === undefined ? [] : [{ ...edge, id }]));
    default:
      return [];
  }
}

function lensLegend(lens: Lens, boxes: readonly Box[], language: Locale): LegendAnswer {
  const parts = (step: number): readonly string[] => boxes.flatMap((box) => (box.lens?.step === step ? [box.id] : []));
  const steps = lens.steps.map(({ name }, step): LegendEntryAnswer => {
    const { fill } = stepStyle(lens, step);
    return { id: String(step), name, parts: parts(step), ...(fill === undefined ? {} : { fill }) };
  });
  const unknown = parts(-1);
  const nobody: LegendEntryAnswer = {
    id: "-1",
    name: language === "fr" ? "Inconnu" : "Unknown",
    parts: unknown,
    unknown: true,
  };
  return { by: "lens", name: lens.name, entries: unknown.length === 0 ? steps : [...steps, nobody] };
}

function kindEntries(boxes: readonly Box[]): readonly LegendEntryAnswer[] {
  const byKind = new Map<string, Box[]>();
  for (const box of boxes) {
    if (box.kind === undefined) continue;
    const list = byKind.get(box.kind);
    if (list === undefined) byKind.set(box.kind, [box]);
    else list.push(box);
  }
  return [...byKind].map(([id, all]): LegendEntryAnswer => {
    const layer = all[0]?.layer;
    return {
      id,
      name: all[0]?.kindName ?? id,
      parts: all.map((box) => box.id),
      ...tokensOf({ layer }),
      ...(layer === undefined ? {} : { layer }),
    };
  });
}

function lineEntries(lines: readonly Line[], model: Model, language: Locale): readonly LegendEntryAnswer[] {
  const byVerb = new Map<string, Line[]>();
  for (const line of lines) {
    const list = byVerb.get(line.verb);
    if (list === undefined) byVerb.set(line.verb, [line]);
    else list.push(line);
  }
  return [...byVerb].map(([id, all]) => ({
    id,
    name: all[0] === undefined ? id : phraseOf(all[0], { model, language }),
    parts: all.map((line) => line.id),
    line: all[0]?.line ?? "plain",
  }));
}

const changes: readonly (readonly [Change, string, string])[] = [
  ["added", "Added", "Ajouté"],
  ["changed", "Changed", "Modifié"],
  ["removed", "Removed", "Supprimé"],
  ["contradicting", "Observed otherwise", "Observé autrement"],
  ["observed", "Observed, not declared", "Observé, non déclaré"],
  ["unconfirmed", "Declared, not observed", "Déclaré, non observé"],
];

function changeEntries(
  things: readonly { readonly id: string; readonly change?: Change | undefined }[],
  language: Locale,
): readonly LegendEntryAnswer[] {
  return changes.flatMap(([change, en, fr]) => {
    const parts = things.flatMap((thing) => (thing.change === change ? [thing.id] : []));
    return parts.length === 0 ? [] : [{ id: change, name: language === "fr" ? fr : en, parts, change }];
  });
}
