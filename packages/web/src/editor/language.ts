/** The Orrery language in the editor: colours, folding, comments. What is right or wrong comes from the server. */
import {
  bracketMatching,
  foldInside,
  foldNodeProp,
  HighlightStyle,
  indentNodeProp,
  indentOnInput,
  type Language,
  LanguageSupport,
  LRLanguage,
  syntaxHighlighting,
} from "@codemirror/language";
import { styleTags, tags } from "@lezer/highlight";
import type { LRParser } from "@lezer/lr";
import { parser } from "./orrery.grammar";

/** Made from the grammar while the page is built. */
const tables: LRParser = parser;

const language: Language = LRLanguage.define({
  name: "orrery",
  parser: tables.configure({
    props: [
      styleTags({
        Kind: tags.keyword,
        Verb: tags.operatorKeyword,
        Key: tags.propertyName,
        Subject: tags.variableName,
        Name: tags.variableName,
        String: tags.string,
        Documentation: tags.docString,
        Number: tags.number,
        Arrow: tags.operator,
        Sign: tags.operator,
        LineComment: tags.lineComment,
        BlockComment: tags.blockComment,
        "{ } [ ]": tags.bracket,
        '":" ; ,': tags.punctuation,
      }),
      foldNodeProp.add({ Block: foldInside, List: foldInside, Documentation: foldInside }),
      indentNodeProp.add({
        Block: (context) => context.baseIndent + (/^\s*\}/.test(context.textAfter) ? 0 : context.unit),
      }),
    ],
  }),
  languageData: {
    commentTokens: { line: "//", block: { open: "/*", close: "*/" } },
    closeBrackets: { brackets: ["{", "[", '"', '"""'] },
    indentOnInput: /^\s*\}$/,
  },
});

/** Colours by role; the values are tokens of the theme. */
const highlight: HighlightStyle = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--code-kind)", fontWeight: "600" },
  { tag: tags.operatorKeyword, color: "var(--code-verb)" },
  { tag: tags.propertyName, color: "var(--code-key)" },
  { tag: tags.string, color: "var(--code-string)" },
  { tag: tags.docString, color: "var(--code-doc)" },
  { tag: tags.number, color: "var(--code-number)" },
  { tag: tags.operator, color: "var(--code-verb)" },
  { tag: [tags.lineComment, tags.blockComment], color: "var(--code-comment)", fontStyle: "italic" },
  { tag: [tags.bracket, tags.punctuation], color: "var(--code-punctuation)" },
]);

/** Everything an editor needs to know of the language. */
export function orrery(): LanguageSupport {
  return new LanguageSupport(language, [syntaxHighlighting(highlight), bracketMatching(), indentOnInput()]);
}
