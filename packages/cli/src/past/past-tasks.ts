/** What the thread of the past is asked, and what it answers. */
import type { ElementEvent, HistoryEntry, TrendPoint } from "@orrery/core/answers/time-answers";

/** A state of a model: what Git keeps of its folder (or of its one file). Null: nothing was there. */
export type StateId = string | null;

export interface Where {
  /** Where Git is asked. */
  readonly folder: string;
  /** Name of the one file that is the model. */
  readonly only: string | undefined;
}

export type PastTask = Where &
  (
    | { readonly task: "load"; readonly state: string }
    /** Each pair: the states before (of a merge, several), the state after. */
    | { readonly task: "summaries"; readonly language: string; readonly pairs: readonly StatePair[] }
    /** `ids`: what the element is called, the latest name first. */
    | {
        readonly task: "element";
        readonly language: string;
        readonly ids: readonly string[];
        readonly pairs: readonly StatePair[];
      }
    | { readonly task: "numbers"; readonly measure: string; readonly states: readonly StateId[] }
  );

export interface StatePair {
  readonly before: readonly StateId[];
  readonly after: StateId;
}

/** A model as bytes: its snapshot, and its texts. */
export interface LoadedState {
  readonly snapshot: Uint8Array<ArrayBuffer> | undefined;
  readonly texts: readonly (readonly [uri: string, bytes: Uint8Array<ArrayBuffer>])[];
}

export type Summary = Pick<HistoryEntry, "totals" | "kinds" | "names">;

export interface ElementSteps {
  readonly events: readonly (Omit<ElementEvent, "commit"> | null)[];
  /** The ids that it had by then, the latest first. */
  readonly ids: readonly string[];
}

export type Numbers = readonly Pick<TrendPoint, "value" | "coverage">[];

/** By task. */
export interface PastAnswers {
  readonly load: LoadedState;
  readonly summaries: readonly Summary[];
  readonly element: ElementSteps;
  readonly numbers: Numbers;
}
