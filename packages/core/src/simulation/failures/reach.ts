/** Which rows are read: all of a model, or those that one element stands on. */
import type { Model } from "../../model/model.ts";
import { FailureDraft, STRENGTHS, VERBS } from "./draft.ts";
import { Facts } from "./facts.ts";
import { Links } from "./links.ts";
import { Places } from "./places.ts";
import { Wiring } from "./wiring.ts";

export interface WiredDraft {
  readonly draft: FailureDraft;
  readonly links: Links;
}

interface Swept {
  readonly facts: Facts;
  readonly places: Places;
}

const swept: WeakMap<Model, Swept> = new WeakMap();

function sweptOf(model: Model): Swept {
  let made = swept.get(model);
  if (made === undefined) {
    const facts = new Facts(model);
    swept.set(model, (made = { facts, places: new Places(facts) }));
  }
  return made;
}

export function draftAll(model: Model): WiredDraft {
  const { facts } = sweptOf(model);
  const rows = Array.from({ length: facts.rows }, (_, row) => row);
  return draftOf(
    model,
    rows,
    rows.filter((row) => facts.is(row, "technology")),
  );
}

/** Of the rows that a row stands on, and of no others; what is read of them is the same, in the same order. */
export function draftBelow(model: Model, top: number): WiredDraft {
  const { rows, technologies } = reached(model, top);
  return draftOf(model, rows, technologies);
}

function draftOf(model: Model, rows: readonly number[], technologies: readonly number[]): WiredDraft {
  const { facts, places } = sweptOf(model);
  const draft = new FailureDraft(facts);
  new Wiring(draft, places).readAll(rows, technologies);
  const links = new Links(draft, places);
  links.read();
  return { draft, links };
}

const HARD = STRENGTHS.indexOf("hard");
const TECHNOLOGY = VERBS.indexOf("technology");

interface Reached {
  readonly rows: readonly number[];
  readonly technologies: readonly number[];
}

/** Reads a row, then what it reads, until nothing new comes. */
function reached(model: Model, top: number): Reached {
  const { facts, places } = sweptOf(model);
  const draft = new FailureDraft(facts);
  const wiring = new Wiring(draft, places);
  const links = new Links(draft, places);
  const { network, needs } = draft;
  const seen = new Uint8Array(facts.rows);
  const rows = [top];
  seen[top] = 1;
  const meet = (row: number): void => {
    if (row >= facts.rows || seen[row] === 1) return;
    seen[row] = 1;
    rows.push(row);
  };
  for (let at = 0; at < rows.length; at++) {
    const [firstWire, firstNeed] = [network.wires, needs.of.length];
    wiring.read(rows[at] as number);
    links.read(firstNeed);
    for (const gate of network.gatesRead(firstWire)) meet(gate);
    for (let need = firstNeed; need < needs.of.length; need++)
      if (needs.strength[need] === HARD && needs.verb[need] !== TECHNOLOGY) meet(needs.row[need] as number);
  }
  const ascending = (some: Iterable<number>): readonly number[] => [...some].toSorted((a, b) => a - b);
  return { rows: ascending(rows), technologies: ascending(wiring.technologiesMet) };
}
