/** What a matrix is asked about, read into kinds and ways. */
import type { Element, Model } from "../model/model.ts";
import { distinct } from "../views/parts/inside.ts";
import { isKind } from "../views/parts/nodes.ts";
import { pathsOf, type Step } from "../views/matrix/paths.ts";
import { layers } from "../model/metamodel/layers.ts";
import type { MatrixOrder } from "./url.ts";

export interface MatrixRequest {
  /** Kinds between commas, `*` for all elements, `layers` for the layers themselves. */
  readonly rows: string;
  readonly columns: string;
  /** Verbs, keys of references or paths of them between commas; undefined for all. */
  readonly relationship?: string | undefined;
  readonly order?: MatrixOrder | undefined;
  readonly hidesDerived?: boolean | undefined;
  readonly hidesEmpty?: boolean | undefined;
  /** Words that the name of a row or of what is around it must hold. */
  readonly filter?: string | undefined;
  readonly language: string;
}

/** The word for a matrix of the layers themselves. */
const LAYERS = "layers";

export function isOfLayers(model: Model, { rows, columns }: Pick<MatrixRequest, "rows" | "columns">): boolean {
  return rows === LAYERS && columns === LAYERS && model.schema.kindNumber(LAYERS) < 0;
}

/** Ids of the kinds of one side; undefined where one of them is none. */
export function kindsAsked(model: Model, side: string): readonly string[] | undefined {
  const { schema } = model;
  if (side === "*") return schema.kinds.filter((kind) => kind.layer !== undefined).map(({ id }) => id);
  const kinds = side.split(",").filter((kind) => kind !== "");
  const areKnown = kinds.every((kind) => schema.kinds[schema.kindNumber(kind)]?.layer !== undefined);
  return kinds.length > 0 && areKnown ? kinds : undefined;
}

export function elementsOfKinds(model: Model, kinds: readonly string[]): readonly Element[] {
  const [first = ""] = kinds;
  if (kinds.length === 1) return [...model.elements({ kind: first })];
  return distinct([...model.elements()].filter((element) => isKind(element, ...kinds)));
}

/** The ways from rows to columns, as the viewpoint reads them. */
export function waysAsked(
  model: Model,
  relationship: string | undefined,
  rows: readonly string[],
  columns: readonly string[],
): readonly (readonly Step[])[] {
  return pathsOf(model, namesAsked(relationship), rows, columns);
}

/** Names that are asked for; none for all. */
export function namesAsked(relationship: string | undefined): readonly string[] {
  if (relationship === undefined || relationship === "any") return [];
  return relationship
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** Number of a layer by its id, -1 for none. */
export function layerNumber(id: string): number {
  return layers.findIndex((layer) => layer === id);
}
