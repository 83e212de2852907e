/** What every page of a site in one language needs to know. */
import type { Locale } from "@orrery/core/base/codes";
import type { Bilingual, Layer } from "@orrery/core/model/metamodel";
import type { Model } from "@orrery/core/model/model";
import { layerNames } from "@orrery/core/views/parts/layer-names";
import type { Speech } from "../messages/messages.ts";
import { type Addresses, relativeTo } from "./addresses.ts";
import { type Html, html } from "./html.ts";

/** A site in one language. Addresses are from the folder of the language. */
export interface SiteContext {
  readonly model: Model;
  /** Of the model. */
  readonly title: string;
  readonly speech: Speech;
  /** All languages of the site, this one among them. */
  readonly languages: readonly Locale[];
  readonly elements: Addresses;
  readonly views: Addresses;
  readonly kinds: Addresses;
  /** Problems of the model, for the mark in the bar. */
  readonly problems: { readonly errors: number; readonly warnings: number };
  /** Version of the command, for the foot of the page. */
  readonly version: string;
}

export const pages = {
  home: "index.html",
  catalogue: "catalogue.html",
  checks: "checks.html",
  search: "search.html",
} as const;

/** What a list says of an element. */
export interface Mention {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly layer?: Layer | null | undefined;
}

/** A link to the page of an element or view, with the sign of its layer; plain text where it has no page. */
export function mention(context: SiteContext, page: string, one: Mention, isPlain = false): Html {
  const address = context.elements.of(one.id) ?? (one.kind === "view" ? context.views.of(one.id) : undefined);
  const kind = isPlain ? undefined : html` <span class="kind">${kindName(context, one.kind)}</span>`;
  const name =
    address === undefined
      ? html`<span>${one.name}</span>`
      : html`<a href="${relativeTo(page, address)}">${one.name}</a>`;
  return html`<span class="mention">${layerMark(one.layer ?? null)}${name}${kind}</span>`;
}

/** The word that people read for a kind. */
export function kindName({ model, speech }: SiteContext, id: string): string {
  return model.schema.kinds.find((kind) => kind.id === id)?.name[speech.locale] ?? id;
}

export function inLanguage({ speech }: SiteContext, words: Bilingual): string {
  return words[speech.locale];
}

/** The sign of a layer, which the style draws: a shape of its own as well as a colour. */
export function layerMark(layer: Layer | null): Html {
  return html`<i class="mark layer-${layer ?? "other"}"></i>`;
}

export function layerName({ speech }: SiteContext, layer: Layer | null): string {
  return layer === null ? speech.text("site.layer.other") : layerNames[layer][speech.locale];
}
