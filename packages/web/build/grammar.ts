import { buildParserFile } from "@lezer/generator";
import type { Plugin } from "vite";
import { kinds } from "../../core/src/model/metamodel/kinds.ts";
import { relationships } from "../../core/src/model/metamodel/relationships.ts";

/** Turns the grammar into parse tables while building, so that no page carries the generator. */
export function lezerGrammar(): Plugin {
  return {
    name: "orrery-grammar",
    transform(text, id) {
      if (!id.endsWith(".grammar")) return null;
      const { parser } = buildParserFile(fillGrammar(text), { fileName: id, moduleStyle: "es" });
      return { code: parser, map: null, moduleType: "js" };
    },
  };
}

/** The grammar with the words of the metamodel in the places of its `"KINDS"` and `"VERBS"`. */
export function fillGrammar(text: string): string {
  const verbs = new Set(relationships.flatMap(({ id }) => id.split(" ").slice(0, 1)));
  const words = new Set([...statements, ...kinds.map(({ id }) => id)].filter((word) => !verbs.has(word)));
  return text.replace('"KINDS"', choice(words)).replace('"VERBS"', choice(verbs));
}

/** Words that begin a statement without being a kind of element. */
const statements: readonly string[] = ["model", "extend", "include", "kind", "attribute", "relationship", "link"];

function choice(words: ReadonlySet<string>): string {
  return [...words].map((word) => JSON.stringify(word)).join(" | ");
}
