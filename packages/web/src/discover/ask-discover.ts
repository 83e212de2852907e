/** Questions about what was observed. */
import type {
  AdoptRequest,
  ConflictsAnswer,
  DiscoverAnswer,
  DoubtsAnswer,
  DriftAnswer,
  GapsAnswer,
  SeenAnswer,
  TryAnswer,
  TryRequest,
} from "@orrery/core/answers/discover-answers";
import type { DiscoverAsked, Page } from "@orrery/core/answers/url";
import { postJson, question, type Question } from "../answers/client.ts";
import { makeStep, type EditOptions, type Outcome } from "../editing/editing.ts";
import type { Language } from "../messages/messages.ts";

export type DiscoverAddress = Page & { readonly kind: "discover" };

/** Drift of less confidence than this is a hint: the usual place of the slider, and what views draw. */
export const USUAL_CONFIDENCE = 0.5;
/** Rows that are asked for at a time. */
export const PAGE_ROWS = 100;

export const askDiscover = (workspace: string, lang: Language): Question<DiscoverAnswer> =>
  question(workspace, "/discover", { lang });

export const askDrift = (
  workspace: string,
  lang: Language,
  asked: DiscoverAsked,
  offset: number,
): Question<DriftAnswer> => {
  const { open: _open, ...words } = asked;
  return question(workspace, "/discover/drift", { ...words, offset, limit: PAGE_ROWS, lang });
};

/** The drift that an address opens, wherever in the list it is. */
export const askOpenDrift = (workspace: string, lang: Language, asked: DiscoverAsked): Question<DriftAnswer> =>
  question(workspace, "/discover/drift", { ...asked, limit: 0, lang });

export const askDoubts = (workspace: string, lang: Language): Question<DoubtsAnswer> =>
  question(workspace, "/discover/doubts", { lang });

export const askConflicts = (workspace: string, lang: Language): Question<ConflictsAnswer> =>
  question(workspace, "/discover/conflicts", { lang });

export const askGaps = (workspace: string, lang: Language): Question<GapsAnswer> =>
  question(workspace, "/discover/gaps", { lang });

export const askSeen = (workspace: string, lang: Language, id: string): Question<SeenAnswer> =>
  question(workspace, `/discover/seen/${encodeURIComponent(id)}`, { lang });

/** Reads files that somebody gave; throws `Refused`. */
export async function tryFiles(
  workspace: string,
  lang: Language,
  request: TryRequest,
  signal?: AbortSignal,
): Promise<TryAnswer> {
  const { path } = question<TryAnswer>(workspace, "/discover/try", { lang });
  return (await postJson(path, request, signal)) as TryAnswer;
}

/** What of the drift is taken over into the model. */
export type Adopting = Pick<AdoptRequest, "subjects" | "asked" | "confidence">;

/** Writes what was observed into the model, as one step; `dry` only tells what would be written. */
export function adopt(what: Adopting, options: EditOptions): Promise<Outcome> {
  return makeStep("discover/adopt", what, options);
}

/** The confidence that an address asks for. */
export function confidenceOf({ confidence }: DiscoverAsked): number {
  const number = confidence === undefined ? Number.NaN : Number(confidence);
  return Number.isFinite(number) ? Math.min(1, Math.max(0, number)) : USUAL_CONFIDENCE;
}
