/** Words found by their names in either language: "vitale" finds `criticality: vital`. */
import type { Bilingual } from "../model/metamodel.ts";
import type { Model } from "../model/model.ts";
import { namedWords } from "../model/names.ts";
import type { Schema } from "../model/schema.ts";
import { fold } from "./fold.ts";
import { INSIDE, TEXT_START, textIndex, type Visit, WHOLE, WORD_START } from "./text-index.ts";

/** Calls back for each element that says a word of which a name holds the folded needle; words that hold it themselves are left to the text index. */
export function findNamedWords(model: Model, needle: string, visit: Visit): void {
  const found = namesHolding(model.schema, needle);
  if (found.size === 0) return;
  const index = textIndex(model);
  const { attributeKey } = model.columns;
  const { kindOf } = model.parts;
  for (const word of found.keys()) {
    const symbol = model.symbols.find(word);
    if (symbol === undefined) continue;
    const kinds = model.schema.kinds.length + 1;
    const qualities = new Map<number, number>();
    index.eachSaying(symbol, (row, where) => {
      if (where < 0) return;
      const place = (attributeKey[where] as number) * kinds + (kindOf[row] as number) + 1;
      let quality = qualities.get(place);
      if (quality === undefined) qualities.set(place, (quality = qualityAt(model, row, where, word, found.get(word))));
      if (quality > 0) visit(row, where, quality);
    });
  }
}

/** Names that a word has where it is said: in the type of its key on that kind. */
export function namesSaid(model: Model, row: number, where: number, word: string): readonly Bilingual[] {
  const type = model.schema.meaning(model.key(where), model.parts.kindOf[row] ?? -1)?.type;
  if (type === undefined) return [];
  return [...namedWords(type)].flatMap(([named, name]) => (named === word ? [name] : []));
}

function qualityAt(
  model: Model,
  row: number,
  where: number,
  word: string,
  qualities: ReadonlyMap<Bilingual, number> | undefined,
): number {
  return Math.max(0, ...namesSaid(model, row, where, word).map((name) => qualities?.get(name) ?? 0));
}

/** By word, its names that hold the needle, and how well. */
function namesHolding(schema: Schema, needle: string): ReadonlyMap<string, ReadonlyMap<Bilingual, number>> {
  const found = new Map<string, Map<Bilingual, number>>();
  for (const { word, name, texts } of foldedNames(schema)) {
    const quality = Math.max(...texts.map((text) => qualityOf(text, needle)));
    if (quality === 0 || fold(word).includes(needle)) continue;
    const names = found.get(word);
    if (names === undefined) found.set(word, new Map([[name, quality]]));
    else names.set(name, quality);
  }
  return found;
}

function qualityOf(text: string, needle: string): number {
  const at = text.indexOf(needle);
  if (at < 0) return 0;
  if (at === 0) return text.length === needle.length ? WHOLE : TEXT_START;
  return /[^\p{L}\p{N}]/u.test(text.charAt(at - 1)) ? WORD_START : INSIDE;
}

interface FoldedName {
  readonly word: string;
  readonly name: Bilingual;
  readonly texts: readonly string[];
}

const foldedBySchema: WeakMap<Schema, readonly FoldedName[]> = new WeakMap();

/** Every word of the metamodel with every name that it has somewhere. */
function foldedNames(schema: Schema): readonly FoldedName[] {
  let folded = foldedBySchema.get(schema);
  if (folded === undefined) {
    const byName = new Map<Bilingual, FoldedName>();
    for (const { type } of schema.metamodel.attributes)
      for (const [word, name] of namedWords(type))
        byName.set(name, { word, name, texts: [fold(name.en), fold(name.fr)] });
    foldedBySchema.set(schema, (folded = [...byName.values()]));
  }
  return folded;
}
