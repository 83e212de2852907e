/** What an edit is made on, and what it comes to before the language writes it. */
import type { Locale } from "../base/codes.ts";
import type { Layout } from "../engines/layout/graph.ts";
import type { Change } from "../model/change.ts";
import type { Element, Model } from "../model/model.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { EditedTexts } from "./edited-texts.ts";
import type { ReadingContext } from "./read-value.ts";
import { type Refusal, refusal } from "./refusal.ts";

export interface Stage {
  readonly texts: EditedTexts;
  readonly model: Model;
  readonly reading: ReadingContext;
  readonly locale: Locale;
  /** Language of names: any tag. */
  readonly language: string;
  /** How a view is drawn now. */
  readonly layoutOf: (view: string) => Layout | undefined;
}

/** What an edit comes to. */
export interface Made {
  readonly changes: readonly Change[];
  readonly created?: string;
  /** Ids that go with it. */
  readonly removed?: readonly string[];
  /** Files beside the model: the places of views. */
  readonly files?: readonly { readonly uri: string; readonly bytes: Uint8Array | undefined }[];
}

export const nothing: Made = { changes: [] };

/** The element or statement of an id that can be changed here. */
export function ours(stage: Stage, id: string): Element | Refusal {
  const element = stage.model.element(id);
  if (element === undefined) {
    return stage.reading.includes.has(id.split("::", 1)[0] ?? "") && id.includes("::")
      ? refusal("change-not-ours", { id })
      : refusal("change-unknown-element", { id });
  }
  if (element.row >= stage.model.parts.ownRows) return refusal("change-not-ours", { id });
  if (stage.model.parts.kindOf[element.row] === undefined || element.definition === undefined)
    return refusal("change-in-text-only", { id, kind: element.kind });
  return element;
}

export function isRefusal<Good extends object>(result: Good | Refusal): result is Refusal {
  return "refused" in result;
}

/** A name of the metamodel in the language of who asks. */
export function say(name: Bilingual | undefined, stage: Stage, otherwise: string): string {
  return stage.locale === "fr" ? (name?.fr.replaceAll("'", "’") ?? otherwise) : (name?.en ?? otherwise);
}

/** What a kind is called; in the sentences of refusals it stands beside names. */
export function kindName(stage: Stage, number: number): string {
  const kind = stage.model.schema.kinds[number];
  return say(kind?.name, stage, kind?.id ?? "?");
}
