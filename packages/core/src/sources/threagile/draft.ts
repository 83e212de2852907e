/** What is known while a Threagile model is read, and what is read of things of every sort. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { IdMaker } from "../../model/archimate/slug.ts";
import type { Tally } from "../../model/archimate/tally.ts";
import type { ElementFact, FactValue } from "../../model/facts.ts";
import { type Fields, threagileDiagnostic } from "./fields.ts";
import { reasons } from "./reasons.ts";
import { needOf, roundedWords, secrecyOf, type Technology } from "./words.ts";

/** What is known while a model is read. */
export interface Draft {
  readonly ledger: Tally;
  readonly ids: IdMaker;
  readonly diagnostics: Diagnostic[];
  /** Our ids of data assets, by theirs. */
  readonly data: ReadonlyMap<string, string>;
  /** Their identifiers of the data assets that something stores. */
  readonly stored: ReadonlySet<string>;
  readonly assets: ReadonlyMap<string, Asset>;
  /** Our ids of who owns something, by name. */
  readonly owners: ReadonlyMap<string, string>;
}

/** A thing of the file and our id of it. */
export interface Named {
  readonly name: string;
  readonly fields: Fields;
  /** Their identifier. */
  readonly key: string;
  readonly id: string;
}

export interface Asset extends Named {
  readonly kind: "application" | "module" | "store" | "party";
  /** Run by somebody else. */
  readonly isExternal: boolean;
  /** Our id of the zone. */
  readonly zone: string | undefined;
  readonly hosting: string | undefined;
  readonly words: readonly string[];
  /** Technologies that say something. */
  readonly technologies: readonly Technology[];
  /** From where its callers reach it. */
  readonly reached: "internet" | "partner" | undefined;
  /** Does a build pipeline deliver to it? */
  readonly isDelivered: boolean;
  /** Their identifiers of the data that its links carry. */
  readonly exchanged: ReadonlySet<string>;
  /** Do people need a second factor to enter? */
  readonly secondFactor: boolean | undefined;
}

export interface Standing {
  /** Our id of the zone. */
  readonly zone: string;
  readonly hosting: string | undefined;
}

export function originOf(fields: Fields, place: string): ElementFact["origin"] {
  return { uri: fields.uri, place };
}

/** Says of a name in the file that it leads nowhere. */
export function tellMissing({ diagnostics, ledger }: Draft, what: string, id: string, fields: Fields): void {
  diagnostics.push(threagileDiagnostic("threagile-unknown-reference", "warning", fields.uri, { id, of: fields.of }));
  ledger.dropped(what, reasons.missing, `${fields.of}: ${id}`);
}

/** Foreign properties: those of the pairs that say something. */
export function propertiesOf(
  pairs: readonly (readonly [string, string | undefined])[],
  ledger: Tally,
): Readonly<Record<string, FactValue>> {
  const said = pairs.flatMap(([key, text]) => (text === undefined ? [] : [[key, text] as const]));
  for (const [key] of said) ledger.approximated("property", reasons.property, key);
  return said.length === 0 ? {} : { properties: { record: Object.fromEntries(said) } };
}

/** Class and needs of what is rated. */
export function ratingOf(fields: Fields, ledger: Tally): Readonly<Record<string, FactValue>> {
  const secret = fields.text("confidentiality");
  const secrecy = secrecyOf.get(secret ?? "");
  const needs: Record<string, FactValue> = {};
  for (const key of ["availability", "integrity"]) {
    const word = fields.text(key);
    const need = needOf.get(word ?? "");
    if (need !== undefined) needs[key] = need;
    countRating(word, need, ledger);
  }
  if (secrecy !== undefined) needs["confidentiality"] = secrecy.need;
  countRating(secret, secrecy?.need, ledger);
  return {
    ...(secrecy === undefined ? {} : { classification: { word: secrecy.classification } }),
    ...(Object.keys(needs).length === 0 ? {} : { dict: { record: needs } }),
  };
}

function countRating(word: string | undefined, need: number | undefined, ledger: Tally): void {
  if (word === undefined) return;
  if (need === undefined) ledger.dropped("rating", reasons.unread, word);
  else if (roundedWords.has(word)) ledger.approximated("rating", reasons.rating, word);
  else ledger.kept("rating");
}

/** Owner, tags and description of a thing. */
export function identityOf(fields: Fields, { owners }: Pick<Draft, "owners">): Readonly<Record<string, FactValue>> {
  const owner = owners.get(fields.text("owner") ?? "");
  const tags = fields.list("tags");
  return {
    ...(owner === undefined ? {} : { owner: { reference: owner } }),
    ...(tags.length === 0 ? {} : { tags }),
  };
}

export function describedBy(fields: Fields): Pick<ElementFact, "description"> {
  const description = fields.text("description");
  return description === undefined ? {} : { description };
}

/** `devops`; that something serves the business goes without saying. */
export function usageOf(fields: Fields): string | undefined {
  const usage = fields.text("usage");
  return usage === "business" ? undefined : usage;
}
