/**
 * A Boolean formula over basic events, as plain data: what every engine of this folder reads. Nodes are numbered: 0 to `events - 1` are
 * basic events, `events + i` is gate `i`. A reference is a node, or `~node` for its complement. Gates may be shared and stand in any
 * order, but in no circle.
 */
export interface FaultTree {
  readonly events: number;
  readonly gates: readonly Gate[];
  /** Reference to what is asked about. */
  readonly top: number;
}

/** `and` of nothing is true, `or` of nothing false. `atLeast`: so many of the inputs, counted with repetition. */
export interface Gate {
  readonly operator: "and" | "or" | "xor" | "atLeast";
  readonly inputs: readonly number[];
  /** Of `atLeast`. */
  readonly need?: number;
}

/** A probability, and how it is known. Never without its kind: `bounds` are certain, an `estimate` has a 99 % interval. */
export interface Probability {
  readonly result: "exact" | "bounds" | "estimate";
  /** The number itself, of bounds the better one or the middle. */
  readonly value: number;
  /** 1 - value with all its digits, which a subtraction would lose. */
  readonly complement: number;
  readonly lower: number;
  readonly upper: number;
}

/** Sets of basic events that bring the top about, none of which can spare one. Events ascend in each. */
export interface CutSets {
  /** How many there are, exactly, however many; those longer than a limit apart. */
  readonly count: bigint;
  /** How many of each size: index 0 is of size 0. */
  readonly byOrder: readonly bigint[];
  /** Size beyond which none were counted; undefined: all are. */
  readonly limit: number | undefined;
  /** The most probable, most probable first. */
  readonly first: readonly CutSet[];
}

export interface CutSet {
  /** References: a complement stands in the prime implicants of formulas that are not coherent. */
  readonly events: readonly number[];
  readonly probability: number;
}

/**
 * How much each basic event matters (IEC 61025, and Cheok, Parry and Sherry, "Use of importance measures in risk-informed regulatory
 * applications", 1998). One value per event.
 */
export interface Importance {
  /** P(top | failed) - P(top | works). */
  readonly birnbaum: Float64Array;
  /** Birnbaum x p / P(top). */
  readonly criticality: Float64Array;
  /** P(some cut set with the event) / P(top), taken as 1 - P(top | works) / P(top). */
  readonly fussellVesely: Float64Array;
  /** Risk achievement worth: P(top | failed) / P(top). */
  readonly raw: Float64Array;
  /** Risk reduction worth: P(top) / P(top | works); infinite where nothing is left. */
  readonly rrw: Float64Array;
}
