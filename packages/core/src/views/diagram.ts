/**
 * A diagram: what a viewpoint says about a model, before anything has a place. Plain data without coordinates; layout gives places,
 * a notation gives shapes. All texts are in the language that was asked for.
 */
import type { C4Abstraction, Layer } from "../model/metamodel.ts";

export type Diagram = GraphDiagram | MatrixDiagram | TimelineDiagram | TableDiagram | DrawingDiagram;

/** Which way a picture is read. */
export type Direction = "down" | "right" | "up" | "left";

/** Boxes, some inside others, and lines between them. */
export interface GraphDiagram {
  readonly kind: "graph";
  /**
   * `layered`: lines decide the places (flow in `direction`). `map`: boxes inside boxes, packed; lines are few or none. `bands`: each
   * node stands in the band that it names, bands from top to bottom in their order.
   */
  readonly arrangement: "layered" | "map" | "bands";
  readonly direction: Direction;
  /** Parents before their children; otherwise in the order of meaning, which breaks ties of the layout. */
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
  /** Of `bands`, from top to bottom; empty otherwise. */
  readonly bands: readonly Band[];
  /** What was left out or put together so that the picture can be read, one sentence each. */
  readonly notes: readonly string[];
  /** Elements that were left out, since nearly everything is connected with them. */
  readonly hubs?: readonly Hub[] | undefined;
}

/** An element with very many connections. */
export interface Hub {
  readonly element: string;
  readonly name: string;
  readonly count: number;
}

export interface Band {
  readonly id: string;
  readonly name: string;
  readonly layer?: Layer | undefined;
}

export interface DiagramNode {
  /** The element's id; for what is no element, an id with a colon: `band:technical`, `group:env=prod`. Unique, also across nodes. */
  readonly id: string;
  /** The element that it stands for. */
  readonly element?: string | undefined;
  /** Node around it: a `group`. */
  readonly parent?: string | undefined;
  /** `group`: a boundary drawn around its nodes. */
  readonly role: "element" | "group";
  readonly name: string;
  /** Kind id (`application`), and the word that a person reads for it ("Application"). */
  readonly kind?: string | undefined;
  readonly kindName?: string | undefined;
  /** Name of the icon of its kind, an organisation's own kinds with them: that of the set the metamodel names. */
  readonly kindIcon?: string | undefined;
  readonly layer?: Layer | undefined;
  /** ArchiMate 3.2 type, and C4 abstraction, where the element has one. */
  readonly archimate?: string | undefined;
  readonly c4?: C4Abstraction | undefined;
  /** `store`, `queue`, `person`... : what the own notation draws a special shape for. */
  readonly shape: NodeShape;
  /** Second line: "PostgreSQL 18", "React". */
  readonly technology?: string | undefined;
  /** One sentence of the description, without markup. */
  readonly summary?: string | undefined;
  /** Outside the scope of the view: another organisation's, or another system than the one in scope. */
  readonly isExternal: boolean;
  /** A group of those of which nobody has said where they belong: hatched. */
  readonly isUnknown?: boolean | undefined;
  /** Where it should stand among its siblings: actor 0, edge 1, gateway 2, application 3, service 4, broker 5, store 6, external 7. */
  readonly rank: number;
  /** Of `bands`. */
  readonly band?: string | undefined;
  /** Name of a technology or user icon: `postgresql`. */
  readonly icon?: string | undefined;
  /** Elements that are inside, but not drawn. */
  readonly hidden?: number | undefined;
  /** Of these, the elements that the diagram put inside, which the model may not have there: lenses read them. */
  readonly within?: readonly string[] | undefined;
  /** View that shows its inside. */
  readonly opens?: string | undefined;
  /** Colour by a lens. */
  readonly lens?: LensMark | undefined;
  readonly badges: readonly Badge[];
  readonly change?: Change | undefined;
}

/** Shape says what it is before colour does (design of the workbench, 6.2). */
export type NodeShape =
  | "actor"
  | "box"
  | "store"
  | "queue"
  | "node"
  | "device"
  | "document"
  | "zone"
  | "event"
  | "plain";

/** Against another moment: `added`, `removed`, `changed`; against what was observed: `observed` and not declared, `unconfirmed`, `contradicting`. */
export type Change = "added" | "removed" | "changed" | Drifted;
export type Drifted = "observed" | "unconfirmed" | "contradicting";

/** A mark at the corner of a box; `label` says it in words for those who do not see it. */
export interface Badge {
  /** `fault`: something that must be put right is found. */
  readonly kind: Change | "fault" | "finding" | "stale" | "note";
  readonly count?: number | undefined;
  readonly label: string;
}

/** How a lens colours a node. */
export interface LensMark {
  /** Index into `Lens.steps`; -1: unknown, drawn hatched. */
  readonly step: number;
  /** The value as a person reads it: "2.5 M CHF", "unknown". */
  readonly text: string;
}

/** A lens of a diagram: what its colours mean. */
export interface Lens {
  readonly id: string;
  readonly name: string;
  /** `sequential` and `diverging`: an order of steps; `categories`: words without an order. */
  readonly scale: "sequential" | "diverging" | "categories";
  /** How many nodes each step has; `unknown` counts those without a value. */
  readonly steps: readonly { readonly name: string; readonly count: number }[];
  readonly unknown: number;
}

/** How a line is drawn (design of the workbench, 6.2); `archimate` lines are drawn by their ArchiMate type in that notation. */
export type LineKind = "sync" | "async" | "data" | "hosting" | "plain" | "influence";

export interface DiagramEdge {
  /** Stable: made of the ends and the verb, `claims uses policy`; with `#2` where one sentence stands twice. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly label?: string | undefined;
  /** Second line of the label: protocol or technology. */
  readonly detail?: string | undefined;
  /** Verb of our language, `->` for flows; the commonest where several are drawn as one. */
  readonly verb: string;
  /** What a person reads for the verb: "uses"; notations that label every line take it where there is no label. */
  readonly verbName?: string | undefined;
  /** ArchiMate relationship type without the word Relationship; its direction is that of the line unless `isReversed`. */
  readonly archimate?: string | undefined;
  readonly isReversed?: boolean | undefined;
  /** Of an ArchiMate Access: what it does with the data. */
  readonly access?: "read" | "write" | "readWrite" | undefined;
  /** Of an ArchiMate Influence: its sign and strength as written, "+", "--", "+ 8". */
  readonly influence?: string | undefined;
  readonly line: LineKind;
  /** Relationships that are drawn as this one line: 1, or more where lines were put together. */
  readonly count: number;
  /** Step of a dynamic view, "1", "2", "2.1". */
  readonly step?: string | undefined;
  /** True when the relationship is stated between these two; false when it is lifted from what is inside them, or derived. */
  readonly isStated: boolean;
  readonly change?: Change | undefined;
  readonly hasArrow: boolean;
}

/** What relates to what, as a grid. */
export interface MatrixDiagram {
  readonly kind: "matrix";
  readonly rowTitle: string;
  readonly columnTitle: string;
  readonly rows: readonly MatrixHeader[];
  readonly columns: readonly MatrixHeader[];
  /** Only cells that say something. */
  readonly cells: readonly MatrixCell[];
  readonly notes: readonly string[];
}

export interface MatrixHeader {
  readonly id: string;
  readonly element?: string | undefined;
  readonly name: string;
  readonly layer?: Layer | undefined;
  /** Depth in a hierarchy of headers, 0 at the outside. */
  readonly depth: number;
  readonly lens?: LensMark | undefined;
}

export interface MatrixCell {
  readonly row: string;
  readonly column: string;
  /** "C", "R", "RU", "●", "3". */
  readonly text: string;
  readonly count: number;
  /** Sentence for tooltips and assistive technology: "Claims uses Policies". */
  readonly label: string;
  readonly step?: number | undefined;
}

/** What happens when. Days are counted from 1970-01-01. */
export interface TimelineDiagram {
  readonly kind: "timeline";
  readonly from: number;
  readonly to: number;
  /** The day that the picture is about, where it is inside. */
  readonly today?: number | undefined;
  readonly groups: readonly { readonly id: string; readonly name: string; readonly rows: readonly TimelineRow[] }[];
  /** Rows that wait for others, by row id. */
  readonly links: readonly { readonly from: string; readonly to: string; readonly label: string }[];
  readonly notes: readonly string[];
}

export interface TimelineRow {
  readonly id: string;
  readonly element?: string | undefined;
  readonly name: string;
  readonly layer?: Layer | undefined;
  readonly bars: readonly TimelineBar[];
  readonly milestones: readonly { readonly day: number; readonly name: string; readonly label: string }[];
  readonly lens?: LensMark | undefined;
}

export interface TimelineBar {
  /** Undefined: since ever, or without an end; drawn as an open end. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Decides the style: a life-cycle phase, or `project`. */
  readonly phase: "planned" | "phaseIn" | "active" | "phaseOut" | "retired" | "project" | "unknown";
  readonly label: string;
}

/** A list with columns. */
export interface TableDiagram {
  readonly kind: "table";
  readonly columns: readonly { readonly key: string; readonly name: string; readonly isNumeric: boolean }[];
  readonly rows: readonly {
    readonly id: string;
    readonly element?: string | undefined;
    readonly layer?: Layer | undefined;
    readonly cells: readonly { readonly text: string; readonly isUnknown: boolean }[];
    readonly lens?: LensMark | undefined;
  }[];
  readonly notes: readonly string[];
}

/** A picture whose places somebody has chosen, such as a view of an imported ArchiMate file. */
export interface DrawingDiagram {
  readonly kind: "drawing";
  /** Parents before children; places are absolute pixels. */
  readonly nodes: readonly DrawingNode[];
  readonly lines: readonly DrawingLine[];
  readonly notes: readonly string[];
}

export interface DrawingNode {
  readonly id: string;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** What stands there: an element, or a group, note or reference to another view. */
  readonly what: "element" | "group" | "note" | "reference";
  readonly node?: DiagramNode | undefined;
  /** Text of what is no element. */
  readonly text: string;
  readonly parent?: string | undefined;
  readonly fill?: string | undefined;
  readonly stroke?: string | undefined;
  readonly ink?: string | undefined;
}

export interface DrawingLine {
  readonly id: string;
  /** Ids of nodes or of other lines. */
  readonly from: string;
  readonly to: string;
  readonly bends: readonly { readonly x: number; readonly y: number }[];
  readonly edge?: DiagramEdge | undefined;
  readonly text: string;
  readonly stroke?: string | undefined;
}
