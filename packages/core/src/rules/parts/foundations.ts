/**
 * What all important processes and services rest on, at once. A walk from each of them would take hours in a model where everything uses
 * everything; here the needs are one graph, and the greatest of a figure below each is found in one sweep over its components.
 */
import { type Components, stronglyConnectedComponents } from "../../engines/components.ts";
import { buildGraph, type Graph } from "../../engines/graph.ts";
import type { Element, Model } from "../../model/model.ts";
import { type Account, holds, type Unknown, type Verdict, violated } from "../verdict.ts";
import type { Stated } from "../../model/read.ts";
import { BUSINESS_KINDS } from "./continuity.ts";
import { needsOf } from "./reliance.ts";
import { IMPORTANT, importanceOf, VITAL } from "./vital.ts";

/** Grades of a part, from good to bad; what has none is not asked. */
export const FINE = 0;
export const UNSAID = 1;
export const BAD = 2;

/** The foundations of a model; kept as long as the model. */
export function foundationsOf(model: Model): Foundations {
  let made = known.get(model);
  if (made === undefined) known.set(model, (made = new Foundations(model)));
  return made;
}

const known: WeakMap<Model, Foundations> = new WeakMap();

export class Foundations {
  /** Processes, functions and services that are important or vital. */
  readonly important: readonly Element[];
  readonly vital: readonly Element[];
  private readonly elements: readonly Element[];
  private readonly placeOf: ReadonlyMap<number, number>;
  private readonly graph: Graph;
  private readonly components: Components;
  private readonly figures: Map<(element: Element) => number, Float64Array> = new Map();

  constructor(model: Model) {
    this.important = importantBusiness(model);
    this.vital = this.important.filter((one) => (importanceOf(one)?.rank ?? 0) >= VITAL);
    const placeOf = new Map<number, number>();
    const elements: Element[] = [];
    const place = (element: Element): number => {
      const at = placeOf.get(element.row);
      if (at !== undefined) return at;
      placeOf.set(element.row, elements.length);
      return elements.push(element) - 1;
    };
    for (const one of this.important) place(one);
    const from: number[] = [];
    const to: number[] = [];
    for (let at = 0; at < elements.length; at++)
      for (const [need] of needsOf(elements[at] as Element)) {
        from.push(at);
        to.push(place(need));
      }
    this.elements = elements;
    this.placeOf = placeOf;
    this.graph = buildGraph(elements.length, Int32Array.from(from), Int32Array.from(to));
    this.components = stronglyConnectedComponents(this.graph);
  }

  /** The greatest figure among what an element rests on, itself included; -Infinity where nothing below has one. */
  greatest(figure: (element: Element) => number, below: Element): number {
    let made = this.figures.get(figure);
    if (made === undefined) this.figures.set(figure, (made = this.greatestBelow(figure)));
    const place = this.placeOf.get(below.row);
    return place === undefined ? -Infinity : (made[this.components.of[place] as number] as number);
  }

  private greatestBelow(figure: (element: Element) => number): Float64Array {
    const { graph, components, elements } = this;
    const greatest = new Float64Array(components.count).fill(-Infinity);
    // Edges lead to components of lower numbers, which are ready by then.
    for (let component = 0; component < components.count; component++) {
      let best = -Infinity;
      for (let at = components.start[component] as number; at < (components.start[component + 1] as number); at++) {
        const node = components.member[at] as number;
        best = Math.max(best, figure(elements[node] as Element));
        for (let slot = graph.outStart[node] as number; slot < (graph.outStart[node + 1] as number); slot++) {
          const other = components.of[graph.outNode[slot] as number] as number;
          if (other !== component) best = Math.max(best, greatest[other] as number);
        }
      }
      greatest[component] = best;
    }
    return greatest;
  }
}

/** The verdict that the worst grade below gives; proof and what is missing are searched for only where somebody asks. */
export function verdictOf(
  grade: number,
  account: () => Account,
  missing: () => readonly Stated[],
): Verdict | undefined {
  if (grade === BAD) return violated(account);
  if (grade === UNSAID) return lacksLater(missing);
  return grade === FINE ? holds : undefined;
}

/** Three-valued answers as grades. */
export function gradeOf(answer: boolean | undefined): number {
  return answer === undefined ? UNSAID : answer ? FINE : BAD;
}

/** Unknown, where finding out what is missing takes a walk. */
export function lacksLater(missing: () => readonly Stated[]): Unknown {
  return {
    state: "unknown",
    get lacks(): readonly Stated[] {
      return missing();
    },
  };
}

/** Grade of what is certain and what is possible against the most that is permitted. */
export function gradeAgainst(limit: number, surely: number, perhaps: number): number {
  if (surely > limit) return BAD;
  if (perhaps > limit) return UNSAID;
  return perhaps === -Infinity ? -Infinity : FINE;
}

function importantBusiness(model: Model): readonly Element[] {
  return BUSINESS_KINDS.flatMap((kind) => [...model.elements({ kind })]).filter(
    (one) => (importanceOf(one)?.rank ?? 0) >= IMPORTANT,
  );
}
