/** Duties in transactions that one person alone could abuse: who initiates, approves, executes, records, controls. */
import { isKind } from "../../model/is-kind.ts";
import type { Element, Relationship } from "../../model/model.ts";
import { wordsOf } from "../../model/read.ts";

/** A duty that somebody takes in a transaction. */
export interface Duty {
  readonly word: string;
  /** The process whose steps it belongs to. */
  readonly transaction: Element;
  readonly performs: Relationship;
  readonly step: Element;
}

/** Pairs that one person must not have in the same transaction: whoever authorises, holds, books and reviews are four. */
const APART: readonly (readonly [string, string])[] = [
  ["initiate", "approve"],
  ["approve", "execute"],
  ["execute", "record"],
  ["initiate", "control"],
  ["approve", "control"],
  ["execute", "control"],
  ["record", "control"],
];

/** Duties that somebody performs; what is said of the performance counts before what is said of the step. */
export function dutiesOf(who: Element): readonly Duty[] {
  return who.out("performs").flatMap((performs) => {
    const step = performs.to;
    if (step === undefined || !isKind(step, "process", "function")) return [];
    const own = wordsOf(performs, "duty");
    const words = own.length > 0 ? own : wordsOf(step, "duty");
    return words.map((word) => ({ word, performs, step, transaction: transactionOf(step) }));
  });
}

/** Two duties of one transaction that must lie apart. */
export function conflictIn(duties: readonly Duty[]): readonly [Duty, Duty] | undefined {
  for (const first of duties)
    for (const second of duties)
      if (first.transaction.row === second.transaction.row && isApart(first.word, second.word)) return [first, second];
  return undefined;
}

/** Two steps that somebody performs and that are said, by a line between them, to be apart: `pay relates order "not by the same person"`. */
export function saidApart(who: Element): readonly [Relationship, Relationship] | undefined {
  const performed = new Map(who.out("performs").flatMap((one) => (one.to === undefined ? [] : [[one.to.row, one]])));
  if (performed.size < 2) return undefined;
  for (const performs of performed.values()) {
    for (const line of performs.to?.out("relates") ?? []) {
      const other = performed.get(line.to?.row ?? -1);
      if (other !== undefined && SEPARATION.test(line.label ?? "")) return [performs, other];
    }
  }
  return undefined;
}

const SEPARATION =
  /\b(?:not\b.*\bsame (?:person|role|hands?)|separat(?:e|ion) (?:of )?dut(?:y|ies)|(?:pas|jamais)\b.*\bmême (?:personne|rôle)|séparation des (?:tâches|fonctions))/iu;

/** The process around a step, if there is one: a payment of its creation, approval and booking. */
export function transactionOf(step: Element): Element {
  const { parent } = step;
  return parent !== undefined && isKind(parent, "process", "function") ? parent : step;
}

/** Duties that anybody has in a transaction, by its own word, that of its steps, and that of who performs them. */
export function dutiesIn(transaction: Element): ReadonlySet<string> {
  const steps = [transaction, ...transaction.children];
  return new Set(
    steps.flatMap((step) => [
      ...wordsOf(step, "duty"),
      ...step.in("performs").flatMap((performs) => wordsOf(performs, "duty")),
    ]),
  );
}

function isApart(a: string, b: string): boolean {
  return APART.some(([one, other]) => one === a && other === b);
}
