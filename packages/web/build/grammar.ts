import { buildParserFile } from "@lezer/generator";
import type { Plugin } from "vite";

/** Turns `*.grammar` files into parse tables while building, so that no page carries the generator. */
export function lezerGrammar(): Plugin {
  return {
    name: "orrery-grammar",
    transform(text, id) {
      if (!id.endsWith(".grammar")) return null;
      const { parser } = buildParserFile(text, { fileName: id, moduleStyle: "es" });
      return { code: parser, map: null, moduleType: "js" };
    },
  };
}
