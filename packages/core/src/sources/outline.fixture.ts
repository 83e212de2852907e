/** Outlines for tests of sources in core, which has no grammars: those of the tolerant reader that needs none. */
import { lexicalOutline } from "./code/lexical.ts";
import type { CodeLanguage, CodeOutline } from "./code/outline.ts";

export function outlineForTests(language: CodeLanguage, text: string): CodeOutline | undefined {
  return lexicalOutline(language, text);
}
