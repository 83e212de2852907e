/** Flows between applications, found in one sweep: what rules about hubs and tangles count. */
import { isHub } from "../../model/exchange.ts";
import type { Element, Model } from "../../model/model.ts";
import { elementsOf, wordOf } from "../../model/read.ts";
import { softwareRows } from "../../model/software-rows.ts";

/** A flow from one application to another, by rows. */
export interface Crossing {
  readonly from: number;
  readonly to: number;
  readonly flow: number;
}

const known: WeakMap<Model, readonly Crossing[]> = new WeakMap();

/** Flows whose ends belong to different applications, none of them inside the other. */
export function crossings(model: Model): readonly Crossing[] {
  let made = known.get(model);
  if (made === undefined) known.set(model, (made = [...sweep(model)]));
  return made;
}

/** Applications through which others exchange. */
export function hubsOf(model: Model): readonly Element[] {
  return [...model.elements({ kind: "application" })].filter(isHub);
}

/** Types of systems that everybody is joined to by their nature; exchanges with them are not between two businesses. */
const COMMON: readonly string[] = ["integration", "platform", "infrastructure", "security", "tool"];

/** Flows between applications that nothing passes on: no hub at an end, no bus, broker or gateway on the way. */
export function directCrossings(model: Model): readonly Crossing[] {
  let made = knownDirect.get(model);
  if (made === undefined) knownDirect.set(model, (made = directAmong(model)));
  return made;
}

const knownDirect: WeakMap<Model, readonly Crossing[]> = new WeakMap();

function directAmong(model: Model): readonly Crossing[] {
  const common = new Map<number, boolean>();
  const isCommon = (row: number): boolean => {
    let answer = common.get(row);
    if (answer === undefined) {
      const application = model.at(row);
      common.set(row, (answer = isHub(application) || COMMON.includes(wordOf(application, "type") ?? "")));
    }
    return answer;
  };
  const hasVia = model.symbols.find("via") !== undefined;
  return crossings(model).filter(
    ({ from, to, flow }) =>
      !isCommon(from) && !isCommon(to) && !(hasVia && elementsOf(model.relationship(flow), "via").length > 0),
  );
}

function* sweep(model: Model): Generator<Crossing> {
  const { edges, verbOf, parentOf } = model.parts;
  const { application } = softwareRows(model);
  const flows = model.schema.verbNumber("flows");
  for (let edge = 0; edge < edges.nestingFrom; edge++) {
    if (verbOf[edge] !== flows || !model.isEdge(edge)) continue;
    const from = application[edges.from[edge] as number] as number;
    const to = application[edges.to[edge] as number] as number;
    if (from < 0 || to < 0 || from === to) continue;
    if (isAround(from, to, parentOf) || isAround(to, from, parentOf)) continue;
    yield { from, to, flow: edge };
  }
}

function isAround(whole: number, part: number, parentOf: Int32Array): boolean {
  const seen = new Set<number>();
  for (let at = part; at >= 0 && !seen.has(at); at = parentOf[at] as number) {
    if (at === whole) return true;
    seen.add(at);
  }
  return false;
}
