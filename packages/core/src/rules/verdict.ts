/** What a rule says of a subject: it holds, it is violated, or nobody can tell. Three values, never two. */
import type { Bilingual } from "../model/metamodel.ts";
import type { Element, Relationship } from "../model/model.ts";
import type { Stated } from "../model/read.ts";

export type Verdict = Holds | Violated | Unknown;

export interface Holds {
  readonly state: "holds";
}

export interface Violated {
  readonly state: "violated";
  /** The proof, made when somebody asks: most verdicts are only counted. */
  readonly account: () => Account;
}

/** Why something is violated, in one plain sentence, with what proves it. */
export interface Account extends Bilingual {
  /** Elements and relationships from the cause to the subject, in the order in which one walks. */
  readonly path?: readonly (Element | Relationship)[];
  /** Attributes that prove it; an absent one proves that nothing is said. */
  readonly values?: readonly Stated[];
  /** Others that share the fault. */
  readonly related?: readonly Element[];
}

export interface Unknown {
  readonly state: "unknown";
  /** What would have to be stated for an answer. At least one. */
  readonly lacks: readonly Stated[];
}

export const holds: Holds = { state: "holds" };

/** A violation: the sentence names the subject and the values that prove it. */
export function violated(account: () => Account): Violated {
  return { state: "violated", account };
}

/** Nobody can tell as long as these are not stated. */
export function lacks(...stated: readonly Stated[]): Unknown {
  return { state: "unknown", lacks: stated };
}

/** Yes holds, no is violated, and what nobody said is unknown. */
export function judged(answer: boolean | undefined, stated: Stated, account: () => Account): Verdict {
  if (answer === undefined) return lacks(stated);
  return answer ? holds : violated(account);
}

/** The worst of several: a violation before an unknown before what holds; undefined where none asks anything. */
export function worst(verdicts: readonly (Verdict | undefined)[]): Verdict | undefined {
  const asked = verdicts.filter((verdict) => verdict !== undefined);
  const broken = asked.find(({ state }) => state === "violated");
  if (broken !== undefined) return broken;
  const missing = asked.flatMap((verdict) => (verdict.state === "unknown" ? verdict.lacks : []));
  return missing.length > 0 ? lacks(...missing) : asked[0];
}
