/**
 * An ArchiMate model file as a value, the same for the Open Exchange format, Archi's own format and coArchi (GRAFICO) folders.
 * Types are ArchiMate 3.2 names in PascalCase ("ApplicationComponent"); coordinates are absolute pixels of the view, y downwards.
 */

/** A text in a language; the tag is absent where the file names none. */
export interface LocalText {
  readonly text: string;
  readonly language?: string | undefined;
}

/** What one format says and the others have no place for, by `<format>:<name>`; the same format gets it back. */
export type Extras = Readonly<Record<string, string>>;

export interface Property {
  /** Id of a property definition of the document. */
  readonly definition: string;
  readonly values: readonly LocalText[];
}

export interface PropertyDefinition {
  readonly id: string;
  readonly names: readonly LocalText[];
  /** `string`, `boolean`, `currency`, `date`, `time` or `number`, as the exchange format names them. */
  readonly type: string;
}

/** What elements, relationships, views and folders have in common. */
export interface Described {
  readonly id: string;
  /** Names, the main one first; empty for what has none. */
  readonly names: readonly LocalText[];
  readonly documentation: readonly LocalText[];
  readonly properties: readonly Property[];
  readonly extras: Extras;
}

export interface ArchimateElement extends Described {
  /** One of the 60 element types, or `AndJunction` or `OrJunction`. */
  readonly type: string;
  /** Ids of the specialisations ("profiles") that it carries. */
  readonly profiles: readonly string[];
}

export type AccessMode = "access" | "read" | "write" | "read-write";

export interface ArchimateRelationship extends Described {
  /** One of the 11 relationship types, without the word Relationship. */
  readonly type: string;
  /** Ids of elements or of other relationships. */
  readonly source: string;
  readonly target: string;
  /** Of an Access. */
  readonly access?: AccessMode | undefined;
  /** Of an Influence: `+`, `--`, `7`, or any words. */
  readonly strength?: string | undefined;
  /** Of an Association. */
  readonly directed?: boolean | undefined;
  readonly profiles: readonly string[];
}

/** A specialisation of a type that an organisation made for itself. */
export interface Profile {
  readonly id: string;
  readonly name: string;
  /** The type that it specialises. */
  readonly type: string;
  readonly extras: Extras;
}

/** A folder of the tree that people sort their model into; its items keep their order. */
export interface Folder extends Described {
  readonly items: readonly (Folder | FolderItem)[];
}

/** An element, relationship or view that lies in a folder. */
export interface FolderItem {
  readonly reference: string;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Style {
  /** `#rrggbb`. */
  readonly fill?: string | undefined;
  /** Opacity from 0 to 1; absent means 1. */
  readonly fillAlpha?: number | undefined;
  readonly line?: string | undefined;
  readonly lineAlpha?: number | undefined;
  /** Pixels; absent means 1. */
  readonly lineWidth?: number | undefined;
  readonly fontName?: string | undefined;
  /** Points. */
  readonly fontSize?: number | undefined;
  /** Any of `bold`, `italic`, `underline`. */
  readonly fontStyle?: readonly string[] | undefined;
  readonly fontColor?: string | undefined;
  readonly fontAlpha?: number | undefined;
}

export type NodeKind = "element" | "group" | "note" | "reference";

export interface ViewNode {
  readonly id: string;
  readonly kind: NodeKind;
  /** Of an element node. */
  readonly element?: string | undefined;
  /** Id of the view that a reference (or another node) opens. */
  readonly view?: string | undefined;
  /** Title of a group, text of a note. */
  readonly labels: readonly LocalText[];
  readonly documentation: readonly LocalText[];
  readonly properties: readonly Property[];
  readonly x: number;
  readonly y: number;
  /** Absent where the file leaves the size to the tool. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly style: Style;
  readonly nodes: readonly ViewNode[];
  readonly extras: Extras;
}

/** How Archi writes a bend: from the middle of the source and from the middle of the target. */
export interface RelativeBend {
  readonly startX: number;
  readonly startY: number;
  readonly endX: number;
  readonly endY: number;
}

export interface Bend extends Point {
  /** Only where the two relative offsets do not say the same point. */
  readonly relative?: RelativeBend | undefined;
}

export interface ViewConnection {
  readonly id: string;
  /** Absent for a plain line. */
  readonly relationship?: string | undefined;
  /** Ids of nodes or connections of the same view. */
  readonly source: string;
  readonly target: string;
  readonly labels: readonly LocalText[];
  readonly documentation: readonly LocalText[];
  readonly properties: readonly Property[];
  readonly bends: readonly Bend[];
  readonly sourceAttachment?: Point | undefined;
  readonly targetAttachment?: Point | undefined;
  readonly style: Style;
  readonly extras: Extras;
}

export interface ArchimateView extends Described {
  /** Name as the exchange format spells it, such as `Application Cooperation`, or any other. */
  readonly viewpoint?: string | undefined;
  readonly nodes: readonly ViewNode[];
  readonly connections: readonly ViewConnection[];
}

/** Dublin Core and the like, in the order of the file: `dc:title`, `schema`. */
export interface MetadataEntry {
  readonly name: string;
  readonly value: string;
}

/** A picture that travels with the file. */
export interface Picture {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface ArchimateDocument extends Described {
  readonly elements: readonly ArchimateElement[];
  readonly relationships: readonly ArchimateRelationship[];
  readonly propertyDefinitions: readonly PropertyDefinition[];
  readonly profiles: readonly Profile[];
  readonly folders: readonly Folder[];
  readonly views: readonly ArchimateView[];
  readonly metadata: readonly MetadataEntry[];
  readonly pictures: readonly Picture[];
}

/** Whether an item of a folder is a folder itself. */
export function isFolder(item: Folder | FolderItem): item is Folder {
  return "items" in item;
}

/** Every node of a view with the one it lies in, parents first. */
export function* nodesOf(
  nodes: readonly ViewNode[],
  parent?: ViewNode,
): Generator<{ readonly node: ViewNode; readonly parent: ViewNode | undefined }> {
  for (const node of nodes) {
    yield { node, parent };
    yield* nodesOf(node.nodes, node);
  }
}
