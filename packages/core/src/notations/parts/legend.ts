/** Legends: an entry for each kind of box and line that a diagram really holds. */
import type { Box, Point } from "../../engines/layout/graph.ts";
import { layers } from "../../model/metamodel/layers.ts";
import type { Bilingual } from "../../model/metamodel.ts";
import type { Change, Diagram, DiagramEdge, DiagramNode, LineKind } from "../../views/diagram.ts";
import { badgeMark } from "./badges.ts";
import { endLength, endOf } from "./ends.ts";
import { ownLine, routeSteps } from "./lines.ts";
import { pathMark } from "./marks.ts";
import type { LegendEntry, LineStyle, Pen } from "../notation.ts";
import type { Mark } from "../scene.ts";
import { say, words } from "./words.ts";

/** Size of the small picture of an entry. */
export const SWATCH = { width: 28, height: 16 } as const;

type Swatch = (node: DiagramNode, box: Box, pen: Pen) => readonly Mark[];

/** Legend of our notation: kinds by layer, external things, kinds of lines, changes. */
export function ownLegend(diagram: Diagram, pen: Pen, swatch: Swatch): readonly LegendEntry[] {
  if (diagram.kind !== "graph") return [];
  return [
    ...kindEntries(diagram.nodes, pen, swatch),
    ...externalEntry(diagram.nodes, pen, swatch),
    ...lineEntries(diagram.edges, pen),
    ...changeEntries([...diagram.nodes, ...diagram.edges], pen),
  ];
}

/** The nodes that stand for one kind each: boxes before panels, in the order of the layers. */
function kindEntries(nodes: readonly DiagramNode[], pen: Pen, swatch: Swatch): readonly LegendEntry[] {
  const shown = new Map<string, DiagramNode>();
  for (const node of [...nodes.filter(isLeaf), ...nodes.filter((each) => !isLeaf(each))]) {
    const { kindName } = node;
    if (kindName === undefined) continue;
    const key = `${kindName} ${isLeaf(node) ? node.shape : ""}`;
    const isKnown =
      shown.has(key) || (!isLeaf(node) && [...shown.values()].some((other) => other.kindName === kindName));
    if (!isKnown) shown.set(key, { ...node, isExternal: false, change: undefined });
  }
  return [...shown.values()]
    .sort((a, b) => layerPlace(a) - layerPlace(b))
    .map((node) => ({ name: kindEntryName(node, pen), paint: (at) => swatch(node, swatchBox(at), pen) }));
}

const shapeWords: Partial<Readonly<Record<DiagramNode["shape"], Bilingual>>> = {
  queue: { en: "queue", fr: "file de messages" },
  device: { en: "device", fr: "appareil" },
};

/** The kind; with a word where one kind has two shapes. */
function kindEntryName({ kindName = "", shape }: DiagramNode, pen: Pen): string {
  const word = shapeWords[shape];
  return word === undefined ? kindName : `${kindName} (${say(pen, word)})`;
}

function isLeaf(node: DiagramNode): boolean {
  return node.role === "element";
}

function layerPlace({ layer, role }: DiagramNode): number {
  const place = layer === undefined ? layers.length : layers.indexOf(layer);
  return role === "group" ? place + 100 : place;
}

function swatchBox({ x, y }: Point): Box {
  return { x: x + 1, y: y + 1, width: SWATCH.width - 2, height: SWATCH.height - 2 };
}

/** What stands for all that is outside. */
export function externalEntry(nodes: readonly DiagramNode[], pen: Pen, swatch: Swatch): readonly LegendEntry[] {
  const external = nodes.find((node) => node.isExternal && isLeaf(node));
  if (external === undefined) return [];
  const plain: DiagramNode = { ...external, shape: "box", c4: undefined, change: undefined };
  return [{ name: say(pen, words.External), paint: (at) => swatch(plain, swatchBox(at), pen) }];
}

const lineNames: Readonly<Record<LineKind, Bilingual>> = {
  sync: { en: "Synchronous call", fr: "Appel synchrone" },
  async: { en: "Asynchronous", fr: "Asynchrone" },
  data: { en: "Copy of data", fr: "Copie de données" },
  hosting: { en: "Hosting, connection", fr: "Hébergement, connexion" },
  plain: { en: "Relationship", fr: "Relation" },
  influence: { en: "Influence", fr: "Influence" },
};
const lineKinds: readonly LineKind[] = ["sync", "async", "data", "hosting", "plain", "influence"];

/** An entry for each kind of line, and one for lines that were lifted or derived. */
export function lineEntries(edges: readonly DiagramEdge[], pen: Pen): readonly LegendEntry[] {
  const entries = lineKinds.flatMap((kind) => {
    const of = edges.filter((edge) => edge.line === kind);
    const example = of.find((edge) => edge.hasArrow) ?? of[0];
    return example === undefined ? [] : [lineEntry(say(pen, lineNames[kind]), ownLine(unchanged(example)))];
  });
  const lifted = edges.find((edge) => !edge.isStated);
  const stated = edges.some((edge) => edge.isStated);
  if (lifted === undefined || !stated) return entries;
  const name = say(pen, { en: "Concluded from parts", fr: "Déduit des parties" });
  return [...entries, lineEntry(name, ownLine({ ...lifted, line: "plain", change: undefined }))];
}

function unchanged(edge: DiagramEdge): DiagramEdge {
  return { ...edge, change: undefined, isStated: true };
}

/** An entry of a line from left to right. */
export function lineEntry(name: string, line: LineStyle): LegendEntry {
  return { name, paint: (at) => shortLine(line, at) };
}

function shortLine({ style, start, end }: LineStyle, { x, y }: Point): readonly Mark[] {
  const points = [
    { x, y: y + SWATCH.height / 2 },
    { x: x + SWATCH.width, y: y + SWATCH.height / 2 },
  ] as const;
  const head = end === undefined ? undefined : endOf(end, points[1], points[0], style);
  const tail = start === undefined ? undefined : endOf(start, points[0], points[1], style);
  const steps = routeSteps(
    points,
    tail?.inset ?? 0,
    Math.min(head?.inset ?? 0, end === undefined ? 0 : endLength(end)),
  );
  return [pathMark(steps, style), ...(tail?.marks ?? []), ...(head?.marks ?? [])];
}

const changes: readonly Change[] = ["added", "changed", "removed", "contradicting", "observed", "unconfirmed"];
const changeNames: Readonly<Record<Change, Bilingual>> = {
  added: words.Added,
  changed: words.Changed,
  removed: words.Removed,
  observed: words.Observed,
  unconfirmed: words.Unconfirmed,
  contradicting: words.Contradicting,
};

/** An entry for each kind of change. */
export function changeEntries(
  things: readonly { readonly change?: Change | undefined }[],
  pen: Pen,
): readonly LegendEntry[] {
  return changes
    .filter((change) => things.some((thing) => thing.change === change))
    .map((change) => ({
      name: say(pen, changeNames[change]),
      paint: (at) => badgeMark({ kind: change, label: "" }, { x: at.x + 6, y: at.y }, pen),
    }));
}
