/** What the formats of drift take: the drift, the runs that it was compared with, and where files stand. */
import type { Locale } from "../base/codes.ts";
import type { Place as ModelPlace } from "../model/model.ts";
import type { Drift, DriftItem, DriftSort } from "../discovery/drift-items.ts";
import type { Place } from "../model/claims/claim.ts";
import { literalOf, writeLiteral } from "../model/values.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { LineAndColumn } from "./checked.ts";

export interface ExportedDrift {
  readonly drift: Drift;
  readonly locale: Locale;
  /** Names of the runs and their days. */
  readonly runs: readonly { readonly name: string; readonly day: string }[];
  /** Path of a file of the model in its repository, and of an artefact. */
  readonly modelPath: (uri: string) => string;
  readonly artefactPath: (file: string) => string;
  /** Line and column, both from 1, of a byte of a file of the model. */
  readonly at: (uri: string, offset: number) => LineAndColumn;
  /** Version of the product. */
  readonly version: string;
}

/** How many there are of each sort that nobody tolerates, and how many that somebody does. */
export function driftCounts(items: readonly DriftItem[]): Readonly<Record<DriftSort | "tolerated", number>> {
  const counts = { contradicting: 0, unmodelled: 0, unconfirmed: 0, undecidable: 0, tolerated: 0 };
  for (const { drift, tolerated } of items) counts[tolerated === undefined ? drift : "tolerated"]++;
  return counts;
}

/** The answer for programs. */
export function driftJson(exported: ExportedDrift): object {
  const { drift, runs, modelPath, at } = exported;
  const placeOf = ({ uri, span }: ModelPlace): object => ({ file: modelPath(uri), ...at(uri, span.start) });
  return {
    version: 1,
    runs,
    counts: driftCounts(drift.items),
    outside: drift.outside,
    items: drift.items.map(({ place, reason, remedy, ...item }) => ({
      ...item,
      ...(place === undefined ? {} : { place: placeOf(place) }),
      reason: reason[exported.locale],
      ...(remedy === undefined ? {} : { remedy: remedy[exported.locale] }),
    })),
    matches: drift.matches,
    tolerances: drift.tolerances.map(({ place, ...one }) => ({ ...one, place: placeOf(place) })),
  };
}

/** One sentence on an item: what differs, with both values where there are two. */
export function driftSentence({ drift, subject, about, declaredValue, observedValue, kind }: DriftItem): Bilingual {
  const [declared, observed] = [declaredValue, observedValue].map((value) =>
    value === undefined ? "" : writeLiteral(literalOf(value)),
  );
  if (about === "attribute")
    return declared === "" || drift === "unmodelled"
      ? {
          en: `${subject} is ${observed}, and the model does not say so`,
          fr: `${subject} vaut ${observed}, et le modèle ne le dit pas`,
        }
      : {
          en: `${subject} is ${declared} in the model and ${observed} in reality`,
          fr: `${subject} vaut ${declared} dans le modèle et ${observed} en réalité`,
        };
  const what = about === "element" ? `${subject} (${kind})` : subject;
  switch (drift) {
    case "unmodelled":
      return { en: `${what} was observed and is not in the model`, fr: `${what} : observé, et absent du modèle` };
    case "unconfirmed":
      return { en: `${what} is in the model and was not observed`, fr: `${what} : dans le modèle, et non observé` };
    case "contradicting":
      return { en: `${what} differs`, fr: `${what} diffère` };
    case "undecidable":
      return {
        en: `${what} is in the model, and nothing that was read could tell`,
        fr: `${what} : dans le modèle, et rien de ce qui a été lu ne peut le dire`,
      };
  }
}

/** `src/cart/server.js:12`, in the repository. */
export function artefactText({ artefactPath }: Pick<ExportedDrift, "artefactPath">, at: Place): string {
  return `${artefactPath(at.file)}${at.line === undefined ? "" : `:${at.line}`}`;
}
