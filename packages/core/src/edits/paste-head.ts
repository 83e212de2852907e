/** The head of pasted rows: which attribute each column stands for, by its key or its name in either language. */
import { nameOfKey } from "../answers/cells.ts";
import { columnAnswer, emptyColumns } from "../answers/catalogue-columns.ts";
import { wholeCatalogue } from "../answers/catalogue-rows.ts";
import type { Locale } from "../base/codes.ts";
import type { Model } from "../model/model.ts";
import { foldText } from "../model/tables/value-text.ts";
import { ATTRIBUTE_WORDS, ROLE_WORDS } from "../sources/tables/header-words.ts";

/** Keys of the columns that a row names; undefined where it is no head: it names neither the elements nor most of its columns. */
export function readHead(model: Model, kind: string, texts: readonly string[]): readonly (string | null)[] | undefined {
  const known = knownColumns(model, kind);
  const taken = new Set<string>();
  const keys = texts.map((text) => {
    const key = keysMeant(known, text).find((one) => !taken.has(one));
    if (key !== undefined) taken.add(key);
    return key ?? null;
  });
  const named = texts.filter((text) => text.trim() !== "").length;
  const isHead = taken.has("name") ? taken.size > 1 || named === 1 : taken.size > named / 2;
  return isHead ? keys : undefined;
}

/** What a key is called. */
export function titleOfKey(model: Model, kind: string, key: string, locale: Locale): string {
  const role = roleTitles[key];
  if (role !== undefined) return role[locale];
  const kinds = kind === "*" ? model.schema.kinds.map(({ id }) => id) : kind.split(",");
  const meanings = kinds.map((one) => model.schema.meaning(key, model.schema.kindNumber(one)));
  return nameOfKey(
    key,
    meanings.find((meaning) => meaning !== undefined),
  )[locale];
}

const roleTitles: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  name: { en: "Name", fr: "Nom" },
  id: { en: "Id", fr: "Identifiant" },
  kind: { en: "Kind", fr: "Sorte" },
  parent: { en: "Part of", fr: "Fait partie de" },
  description: { en: "Description", fr: "Description" },
};

interface Known {
  readonly key: string;
  readonly names: readonly string[];
}

function knownColumns(model: Model, kind: string): readonly Known[] {
  const whole = wholeCatalogue(model, kind);
  if (whole === undefined) return [];
  return [...whole.columns, ...emptyColumns(model, whole.kinds, whole.columns)].map((column) => {
    const { key, name } = columnAnswer(column);
    return { key, names: [key, name.en, name.fr].map(foldText) };
  });
}

/** Keys that a title may mean, the likeliest first: a role under its own name, an attribute, then what people in general call either. */
function keysMeant(known: readonly Known[], text: string): readonly string[] {
  const folded = foldText(text);
  if (folded === "") return [];
  const roles = Object.entries(roleTitles).flatMap(([key, titles]) =>
    [key, titles.en, titles.fr].some((title) => foldText(title) === folded) ? [key] : [],
  );
  const exact = known.flatMap(({ key, names }) => (names.includes(folded) ? [key] : []));
  const usual = (ATTRIBUTE_WORDS.get(folded) ?? []).filter((key) => known.some((column) => column.key === key));
  const usualRoles = Object.entries(ROLE_WORDS).flatMap(([role, words]) =>
    words.has(folded) ? [role === "type" ? "kind" : role] : [],
  );
  return [...roles, ...exact, ...usual, ...usualRoles];
}
