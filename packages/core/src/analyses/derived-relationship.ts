/** What the steps of a walk say in ArchiMate 3.2, and which relationship they add up to by the valid derivation rules. */
import { archimateType } from "../model/archimate/legality.ts";
import { type ConceptIndex, conceptIndex, conceptNamed } from "../model/archimate/elements.ts";
import { exportedRelationship, type Mapping, mappingOf } from "../model/archimate/mapping.ts";
import { relationshipNamed } from "../model/archimate/relationships.ts";
import { extendBetween, legOf, noState, walkState, type WalkState } from "../model/archimate/walk.ts";
import type { Model } from "../model/model.ts";

/** An ArchiMate relationship between the start of a walk and an element on it. */
export interface Derived {
  /** ArchiMate name: `Serving`. */
  readonly relationship: string;
  /** It points from the element to the start. */
  readonly against: boolean;
}

/** Reads the edges of one model as ArchiMate. */
export interface ArchimateReading {
  /** States after one more edge, from one row to another; `state` -1 at the start of the walk. None where no valid rule applies. */
  next(start: number, state: WalkState, from: number, edge: number, to: number): readonly WalkState[];
}

/** The state of a walk that has not left its start. */
export const START: WalkState = -1;

/** The reading of a model, kept as long as the model. */
export function archimateReading(model: Model): ArchimateReading {
  let reading = readings.get(model);
  if (reading === undefined) readings.set(model, (reading = new Reading(model)));
  return reading;
}

/** The derived relationship that a state of a walk stands for. */
export function derivedOf(state: WalkState): Derived {
  const { relationship, direction } = legOf(state);
  return { relationship, against: direction === "backward" };
}

const readings: WeakMap<Model, ArchimateReading> = new WeakMap();
const NONE: readonly WalkState[] = [];
const UNREAD = -2;
const NO_CONCEPT = -1;

class Reading implements ArchimateReading {
  private readonly model: Model;
  private readonly mapping: Mapping;
  private readonly concepts: Int16Array;
  private readonly types: Map<number, string | undefined> = new Map();

  constructor(model: Model) {
    this.model = model;
    this.mapping = mappingOf(model.schema.metamodel);
    this.concepts = new Int16Array(model.parts.rowCount).fill(UNREAD);
  }

  next(start: number, state: WalkState, from: number, edge: number, to: number): readonly WalkState[] {
    const steps = this.steps(edge, from);
    if (state === START || steps.length === 0) return steps;
    const [first, middle, last] = [this.concept(start), this.concept(from), this.concept(to)];
    if (first < 0 || middle < 0 || last < 0) return NONE;
    return steps.map((step) => extendBetween(first, state, middle, step, last)).filter((after) => after !== noState);
  }

  /** An edge as steps of a walk that comes from a row: one, or both directions of an association, which has none of its own. */
  private steps(edge: number, from: number): readonly WalkState[] {
    const { edges } = this.model.parts;
    const verbs = this.model.schema.relationships.length;
    const kind = edges.kind[edge] as number;
    const isAlong = edges.from[edge] === from;
    if (kind >= verbs) return ASSOCIATION;
    if (kind < 0) return [walkState("Access", isAlong ? "forward" : "backward")];
    const source = this.type(edges.from[edge] as number);
    const target = this.type(edges.to[edge] as number);
    if (source === undefined || target === undefined) return NONE;
    const exported = exportedRelationship(
      this.mapping,
      this.model.schema.verb(kind).id,
      source,
      target,
      this.stated(edge),
    );
    const relationship = exported === undefined ? undefined : relationshipNamed(exported.type);
    if (exported === undefined || relationship === undefined || exported.legality === "none") return NONE;
    if (relationship === "Association") return ASSOCIATION;
    return [walkState(relationship, isAlong !== exported.reversed ? "forward" : "backward")];
  }

  /** The exact type that a written relationship keeps from an import. */
  private stated(edge: number): string | undefined {
    if (edge >= this.model.parts.edges.nestingFrom) return undefined;
    const { columns } = this.model;
    const count = columns.relationshipAttributeCount[edge] as number;
    if (count === 0) return undefined;
    const first = columns.relationshipAttributes[edge] as number;
    for (let row = first; row < first + count; row++) {
      if (this.model.key(row) !== "archimate") continue;
      const literal = this.model.literal(row);
      return "text" in literal ? literal.text : undefined;
    }
    return undefined;
  }

  private type(row: number): string | undefined {
    if (!this.types.has(row)) this.types.set(row, archimateType(this.model.at(row)));
    return this.types.get(row);
  }

  private concept(row: number): ConceptIndex {
    const known = this.concepts[row] as number;
    if (known !== UNREAD) return known;
    const type = this.type(row);
    const concept = type === undefined ? undefined : conceptNamed(type);
    return (this.concepts[row] = concept === undefined ? NO_CONCEPT : conceptIndex(concept));
  }
}

/** References have no relationship type of their own in ArchiMate: they count as association, like all that is merely related. */
const ASSOCIATION: readonly WalkState[] = [walkState("Association", "forward"), walkState("Association", "backward")];
