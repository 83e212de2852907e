import { describe, expect, test } from "vitest";
import { encode } from "../base/text.ts";
import { Workspace } from "../workspace.ts";
import {
  completeAnswer,
  definitionAnswer,
  formatAnswer,
  hoverAnswer,
  type LanguageRequest,
  newErrors,
  referencesAnswer,
  type Writing,
} from "./language.ts";
import { outlineAnswer } from "./outline.ts";
import { createPositions } from "./positions.ts";

const texts = new Map([
  ["a.orrery", 'application claims "Sinistres é" { uses policy }\n'],
  ["b.orrery", 'application policy "Contrats" {\n  module rates "Tarifs" { uses claims }\n}\nclaims -> policy : x\n'],
]);
const workspace = Workspace.load([...texts].map(([uri, text]) => ({ uri, bytes: encode(text) })));
const { model } = workspace;
const request: LanguageRequest = {
  locale: "fr",
  language: "fr",
  positions: createPositions((uri) => {
    const text = texts.get(uri);
    return text === undefined ? undefined : encode(text);
  }),
};

/** A text with the caret where `|` stands. */
function at(uri: string, text: string): Writing {
  return { uri, text: text.replace("|", ""), offset: text.indexOf("|") };
}

describe("what the editor asks of the language", () => {
  test("places are told in the units of the editor, past letters of several bytes", () => {
    const writing = at("a.orrery", 'application claims "Sinistres é" { uses pol|icy }\n');
    const { hover } = hoverAnswer(model, writing, request);
    expect(hover).toMatchObject({ title: "Contrats", sort: "Application", element: "policy" });
    expect(writing.text.slice(hover?.from, hover?.to)).toBe("policy");
    const { from, to, choices } = completeAnswer(model, writing, request);
    expect(writing.text.slice(from, to)).toBe("policy");
    expect(choices.map(({ label }) => label)).toContain("policy");
  });

  test("words of the language are explained in the reader's language, and what is around is told where there is no word", () => {
    const verb = hoverAnswer(model, at("a.orrery", "application claims { us|es policy }"), request);
    expect(verb.hover?.title).toBe("utilise");
    expect(verb.hover?.text).not.toBe("");
    expect(verb.around).toBe("claims");
    expect(hoverAnswer(model, at("a.orrery", "|\n"), request)).toEqual({ version: 1, hover: null, around: null });
  });

  test("a word leads to its declaration and to every place that mentions it", () => {
    const writing = at("a.orrery", 'application claims "Sinistres é" { uses pol|icy }\n');
    expect(definitionAnswer(model, writing, request).definition).toEqual({ uri: "b.orrery", line: 1, column: 1 });
    const { element, places } = referencesAnswer(model, writing, request);
    expect(element).toEqual({ id: "policy", name: "Contrats" });
    expect(places.map(({ uri, line }) => `${uri}:${line}`)).toEqual(["a.orrery:1", "b.orrery:1", "b.orrery:4"]);
    expect(places[2]?.text).toBe("claims -> policy : x");
  });

  test("the outline calls relationships as pictures call their lines, nested ones by the element around", () => {
    const { statements } = outlineAnswer(model, "b.orrery", texts.get("b.orrery") ?? "");
    expect(statements.map(({ kind, id, line, endLine }) => [kind, id, line, endLine])).toEqual([
      ["element", "policy", 1, 3],
      ["element", "rates", 2, 2],
      ["relationship", "rates uses claims", 2, 2],
      ["relationship", "claims flows policy", 4, 4],
    ]);
  });

  test("a text is formatted", () => {
    expect(formatAnswer(model, { uri: "a.orrery", text: "application   x   {owner: y }\n" }).text).toBe(
      "application x { owner: y }\n",
    );
  });

  test("errors are new when the file did not have them before, wherever they stand now", () => {
    const diagnose = (text: string): readonly Parameters<typeof newErrors>[0][number][] => {
      const other = Workspace.load([{ uri: "a.orrery", bytes: encode(text) }]);
      return other.diagnostics();
    };
    const before = diagnose("application a { uses nobody }\n");
    expect(before.some(({ severity }) => severity === "error")).toBe(true);
    expect(newErrors(before, diagnose("\n\napplication a { uses nobody }\n"))).toBe(0);
    expect(newErrors(before, diagnose("application a { uses nobody; uses noone }\n"))).toBe(1);
    expect(newErrors(before, diagnose("application a\n"))).toBe(0);
  });
});
