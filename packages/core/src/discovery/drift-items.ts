/** Drift: where a model and what was observed differ, piece by piece, each with its evidence. Plain data, the contract of `orrery drift`. */
import type { FactValue } from "../model/facts.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { Place as ModelPlace } from "../model/model.ts";
import type { Evidence } from "./observation.ts";

/**
 * `unmodelled`: observed and not declared. `unconfirmed`: declared and not observed, though a source of the run would see it.
 * `contradicting`: values differ. `undecidable`: declared, and no source of the run could tell.
 */
export type DriftSort = "unmodelled" | "unconfirmed" | "contradicting" | "undecidable";

export const driftSorts: readonly DriftSort[] = ["contradicting", "unmodelled", "unconfirmed", "undecidable"];

export interface DriftItem {
  readonly drift: DriftSort;
  readonly about: "element" | "relationship" | "attribute";
  /** What tolerances name: `cart`, `cart uses redis`, `cart.replicas`, `cart uses redis.protocol`. Ids of the model where it has them. */
  readonly subject: string;
  /** Id in the model, else of what was observed; of a relationship, its `from`. */
  readonly element: string;
  /** Kind of that element. */
  readonly kind: string;
  /** The other end of a relationship, and its verb. */
  readonly to?: string;
  readonly verb?: string;
  readonly attribute?: string;
  /** Id of the observed element (of a relationship: its ends), where there is one. */
  readonly observed?: string;
  readonly observedTo?: string;
  readonly declaredValue?: FactValue;
  readonly observedValue?: FactValue;
  /** Which of two values counts until a person decides: what machines know best, or what people decide. */
  readonly wins?: "declared" | "observed";
  /** Where the model says it. */
  readonly place?: ModelPlace;
  readonly evidence: readonly Evidence[];
  /** How sure it is that this was observed; of what was not, how sure that it would have been. */
  readonly confidence: number;
  /** Why it is this sort of drift, and which artefact would tell. */
  readonly reason: Bilingual;
  readonly remedy?: Bilingual;
  /** Id of the tolerance that accepts it. */
  readonly tolerated?: string;
}

export interface ToleranceOutcome {
  readonly id: string;
  readonly until?: string;
  readonly because?: string;
  readonly owner?: string;
  /** `needless`: it is in force, and there is nothing that it accepts. */
  readonly state: "active" | "lapsed" | "incomplete" | "needless";
  readonly covers: number;
  readonly place: ModelPlace;
}

export interface Match {
  readonly declared: string;
  readonly observed: string;
  readonly by: MatchRule;
}

export type MatchRule = "answer" | "provenance" | "id" | "name" | "alias" | "key" | "core-name";

export interface Drift {
  /** In the order of `driftSorts`, then of their subjects. */
  readonly items: readonly DriftItem[];
  readonly matches: readonly Match[];
  readonly tolerances: readonly ToleranceOutcome[];
  /** Elements of the model that lie outside of what was looked at, and are not judged. */
  readonly outside: number;
}
