/**
 * Puts the boxes of any diagram together by another question than that of its viewpoint: by owner, by zone, by technology. Boxes keep what
 * is inside them; boundaries that only say where something belongs give way to the new ones. What nobody has said is a group of its own.
 */
import type { Locale } from "../base/codes.ts";
import type { Element } from "../model/model.ts";
import type { DiagramNode, GraphDiagram } from "./diagram.ts";
import type { Grouping, GroupValue } from "./grouping.ts";
import { graphOf } from "./parts/graph.ts";
import { groupNode, isKind, nodeOf } from "./parts/nodes.ts";
import { say } from "./parts/notes.ts";

export interface RegroupRequest {
  readonly language: Locale;
  /** The element of an id, of the model or of the earlier state that it is compared with. */
  readonly elementOf: (id: string) => Element | undefined;
}

/** The diagram with a boundary for each value. */
export function regroup(diagram: GraphDiagram, grouping: Grouping, request: RegroupRequest): GraphDiagram {
  const { language } = request;
  const dissolved = dissolvedIn(diagram, request);
  const groups = new Map<string, { readonly node: DiagramNode; readonly rank: number }>();
  const drawn = new Set(diagram.nodes.flatMap(({ id, element }) => (dissolved.has(id) ? [] : (element ?? []))));
  const nodes = diagram.nodes.flatMap((node) => {
    if (dissolved.has(node.id)) return [];
    const { band: _band, ...rest } = node;
    if (node.parent !== undefined && !dissolved.has(node.parent)) return [rest];
    const value = valueOf(node, grouping, request);
    const id = groupId(grouping, value);
    if (!groups.has(id)) groups.set(id, { node: nodeOfGroup(id, value, drawn, language), rank: value?.rank ?? 0 });
    return [{ ...rest, parent: id }];
  });
  const order = [...groups.values()].sort(
    (a, b) =>
      Number(a.node.isUnknown === true) - Number(b.node.isUnknown === true) ||
      a.rank - b.rank ||
      a.node.name.localeCompare(b.node.name, language, { numeric: true }),
  );
  return graphOf([...order.map(({ node }) => node), ...nodes], diagram.edges, {
    arrangement: diagram.arrangement === "map" || diagram.edges.length === 0 ? "map" : "layered",
    direction: diagram.direction,
    notes: diagram.notes,
  });
}

/** The boxes that a diagram is regrouped by: those that stand in no boundary but ones that give way. */
export function unitsOf(diagram: GraphDiagram, request: RegroupRequest): readonly DiagramNode[] {
  const dissolved = dissolvedIn(diagram, request);
  return diagram.nodes.filter(
    ({ id, parent }) => !dissolved.has(id) && (parent === undefined || dissolved.has(parent)),
  );
}

function valueOf({ element: id }: DiagramNode, { read }: Grouping, request: RegroupRequest): GroupValue | undefined {
  const element = id === undefined ? undefined : request.elementOf(id);
  return element === undefined ? undefined : read(element, request.language);
}

function groupId({ id }: Grouping, value: GroupValue | undefined): string {
  return `group:${id}=${value?.key ?? ""}`;
}

function nodeOfGroup(
  id: string,
  value: GroupValue | undefined,
  drawn: ReadonlySet<string>,
  language: Locale,
): DiagramNode {
  if (value === undefined) {
    return { ...groupNode(id, say(language, "Not stated", "Non renseigné"), { rank: 9 }), isUnknown: true };
  }
  const { element } = value;
  // One element is not two things of a picture.
  if (element === undefined || drawn.has(element.id)) return groupNode(id, value.name);
  return { ...nodeOf(element, language, { role: "group", rank: 3, technology: undefined }), id };
}

const belonging: readonly string[] = ["area", "zone", "site", "unit"];

/** Boundaries that only say where something belongs, and that no line begins or ends at. */
function dissolvedIn({ nodes, edges }: GraphDiagram, { elementOf }: RegroupRequest): ReadonlySet<string> {
  const joined = new Set(edges.flatMap(({ from, to }) => [from, to]));
  return new Set(
    nodes.flatMap(({ id, role, element: of }) => {
      if (role !== "group" || joined.has(id)) return [];
      const element = of === undefined ? undefined : elementOf(of);
      return of === undefined || id.startsWith("group:") || (element !== undefined && isKind(element, ...belonging))
        ? [id]
        : [];
    }),
  );
}
