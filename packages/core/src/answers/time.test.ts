/** Two states compared, an element's story, days worth looking at, numbers for lines: expected values worked out by hand. */
import { describe, expect, it } from "vitest";
import { modelOf } from "../../test/models.ts";
import { encode } from "../base/text.ts";
import { checkModel } from "../checks/check-model.ts";
import { comparedFiles, type Texts } from "./compare-files.ts";
import { diagramDifference } from "./compare-views.ts";
import { compareElement, compareMarks, comparison, differenceOf, totalsOf } from "./comparison.ts";
import { comparisonMarkdown, comparisonTable } from "./comparison-files.ts";
import { elementStep, mergedStep } from "./element-history.ts";
import { historySummary } from "./history-entry.ts";
import { milestonesOf, statesOf } from "./moments.ts";
import type { CompareAnswer } from "./time-answers.ts";
import { measured, readMeasure } from "./trend.ts";

const before = modelOf(`
unit it "IT"
application crm "Customers" { owner: it; criticality: normal }
application bill "Billing" { uses crm }
application old "Old archive"
dataset people "People"
`);
const after = modelOf(`
unit it "IT"
application crm "Customers" { owner: it; criticality: vital; description: "All of them." }
application billing "Invoices" {
  formerly: bill
  uses crm { protocol: https }
  accesses people
}
dataset people "People"
process pay "Pay" { uses billing }
`);
const pair = { before, after };

describe("two states compared", () => {
  it("say what came, went and changed, what matters first", () => {
    const { elements } = comparison(pair, { language: "en" });
    expect(elements.map(({ id, change, reasons }) => [id, change, reasons])).toEqual([
      ["billing", "changed", ["other-id", "words"]],
      ["crm", "changed", ["rated-otherwise", "words"]],
      ["old", "removed", ["removed"]],
      ["pay", "added", ["new"]],
    ]);
  });

  it("say facts by the names of the metamodel, both sides as written", () => {
    const { elements } = comparison(pair, { language: "en" });
    expect(elements.find(({ id }) => id === "crm")?.facts).toEqual([
      {
        what: "attribute",
        key: "criticality",
        name: { en: "Criticality", fr: "Criticité" },
        before: "normal",
        after: "vital",
      },
      expect.objectContaining({ what: "attribute", key: "description" }),
    ]);
    expect(elements.find(({ id }) => id === "billing")?.facts).toEqual([
      { what: "id", before: "bill", after: "billing" },
      { what: "name", before: "Billing", after: "Invoices" },
    ]);
  });

  it("say relationships with the names of their ends, across a renaming", () => {
    const { relationships } = comparison(pair, { language: "en" });
    expect(relationships.map(({ change, from, verb, to }) => [change, from.name, verb, to.name])).toEqual([
      ["added", "Invoices", "accesses", "People"],
      ["added", "Pay", "uses", "Invoices"],
      ["changed", "Invoices", "uses", "Customers"],
    ]);
  });

  it("mark lines of lists, also those whose relationships alone changed", () => {
    const { marks, removed, totals } = compareMarks(pair, "en");
    expect(marks).toEqual({ pay: "added", crm: "changed", billing: "changed", people: "changed" });
    expect(removed).toEqual([{ id: "old", kind: "application", name: "Old archive" }]);
    expect(totals.elements).toMatchObject({ added: 1, removed: 1, changed: 2, renamed: 1 });
  });

  it("compare one element, also one that is the same and one that is gone", () => {
    expect(compareElement(pair, "it", { language: "en" })?.element).toMatchObject({ change: null, facts: [] });
    expect(compareElement(pair, "old", { language: "en" })?.element.change).toBe("removed");
    expect(compareElement(pair, "bill", { language: "en" })?.element).toMatchObject({
      id: "billing",
      formerly: "bill",
    });
    expect(compareElement(pair, "nobody", { language: "en" })).toBeUndefined();
  });

  it("put what is removed while others need it before all else", () => {
    const without = modelOf(`application bill "Billing" { uses crm }`);
    const { elements } = comparison({ before, after: without }, { language: "en" });
    expect(elements[0]).toMatchObject({ id: "crm", weight: 3, reasons: ["removed-in-use"] });
  });

  it("find nothing between a model and itself", () => {
    expect(totalsOf(differenceOf({ before, after: before })).isSame).toBe(true);
  });
});

describe("a comparison as a file", () => {
  const moment = { version: 1, at: "", kind: "now", title: "", isReadOnly: false } as const;
  const answer: CompareAnswer = {
    version: 1,
    before: { ...moment, kind: "date", title: "2026-01-01", at: "2026-01-01" },
    after: moment,
    totals: totalsOf(differenceOf(pair)),
    ...comparison(pair, { language: "en" }),
    isCut: false,
    files: [{ uri: "a`b.orrery", change: "changed", added: 2, removed: 1 }],
  };

  it("is Markdown with counts, facts and files", () => {
    const text = comparisonMarkdown(answer, "en");
    expect(text).toContain("2026-01-01 → now");
    expect(text).toContain("| Elements | 1 | 1 | 2 |");
    expect(text).toContain("- **Customers** `crm` (application)\n  - Criticality: `normal` → `vital`");
    expect(text).toContain("- Pay *uses* Invoices");
    expect(text).toContain("- `` a`b.orrery `` (+2 −1)");
  });

  it("is a table with a row for each fact", () => {
    const { header, rows } = comparisonTable(answer, "fr");
    expect(header).toEqual(["Changement", "Sorte", "Identifiant", "Nom", "Fait", "Avant", "Après"]);
    expect(rows).toContainEqual(["Modifié", "application", "crm", "Customers", "Criticité", "normal", "vital"]);
  });
});

describe("the story of an element", () => {
  it("goes backwards through a renaming", () => {
    const step = elementStep(pair, "billing", "en");
    expect(step.idBefore).toBe("bill");
    expect(step.event).toMatchObject({ change: "changed", name: "Invoices" });
    expect(step.event?.relationships).toHaveLength(3);
  });

  it("says under which name it goes on", () => {
    expect(elementStep(pair, "bill", "en").renamedTo).toBe("billing");
  });

  it("knows the beginning, the end, and a step that did nothing to it", () => {
    expect(elementStep(pair, "pay", "en").event?.change).toBe("added");
    expect(elementStep(pair, "old", "en").event).toMatchObject({ change: "removed", name: "Old archive" });
    expect(elementStep(pair, "it", "en").event).toBeUndefined();
  });

  it("tells of another file and of what is put inside", () => {
    const moved = {
      before: modelOf(`application a "A"\nmodule m "M"`),
      after: modelOf(`application a "A" { module m "M" }`),
    };
    expect(elementStep(moved, "m", "en").event?.facts).toEqual([{ what: "container", after: "a" }]);
    expect(elementStep(moved, "a", "en").event?.inside).toEqual([{ id: "m", name: "M", change: "added" }]);
  });

  it("leaves to a merge only what none of its sides did", () => {
    const side = modelOf(`application a "A" { criticality: vital }`);
    const other = modelOf(`application a "A"`);
    expect(mergedStep([other, side], side, "a", "en").event).toBeUndefined();
    expect(mergedStep([other, side], modelOf(`application a "B"`), "a", "en").event?.change).toBe("changed");
  });

  it("sums a commit up by kind, with names", () => {
    expect(historySummary(pair, "en")).toMatchObject({
      kinds: [
        { kind: "process", added: 1, removed: 0, changed: 0 },
        { kind: "application", added: 0, removed: 1, changed: 2 },
      ],
      names: [{ name: "Pay" }, { name: "Old archive" }, { name: "Customers" }, { name: "Invoices" }],
    });
  });
});

describe("days worth looking at", () => {
  const model = modelOf(`
application a "A" { lifecycle: [phaseIn 2026-03-01, active 2026-06-01, retired 2030-01-01] }
application b "B" { lifecycle: { planned: 2026-01-01; active: 2026-06-01 } }
application c "C"
state target "Target" { date: 2027-12-31 }
state now "As it is"
`);

  it("are those on which something begins, ends or turns", () => {
    expect(milestonesOf(model, "en")).toEqual([
      { day: "2026-01-01", begins: 0, ends: 0, turns: 1, names: ["B"] },
      { day: "2026-03-01", begins: 1, ends: 0, turns: 0, names: ["A"] },
      { day: "2026-06-01", begins: 1, ends: 0, turns: 1, names: ["B", "A"] },
      { day: "2030-01-01", begins: 0, ends: 1, turns: 0, names: ["A"] },
    ]);
  });

  it("are joined by architecture states, dated or not", () => {
    expect(statesOf(model, "en")).toEqual([
      { id: "target", name: "Target", day: "2027-12-31" },
      { id: "now", name: "As it is", day: null },
    ]);
  });
});

describe("numbers for lines over time", () => {
  const { report } = checkModel(after, { today: "2026-11-21", rules: ["owner-is-named", "flow-is-encrypted"] });
  const count = (measure: string): unknown => {
    const read = readMeasure(measure);
    return read === undefined
      ? undefined
      : measured({ model: after, diagnostics: () => [], report: () => report }, read);
  };

  it("count elements, relationships, layers and kinds", () => {
    expect(count("elements")).toEqual({ value: 5 });
    expect(count("relationships")).toEqual({ value: 3 });
    expect(count("layer:application")).toEqual({ value: 2 });
    expect(count("kind:application")).toEqual({ value: 2 });
    expect(count("diagnostics.error")).toEqual({ value: 0 });
  });

  it("count what a filter of the catalogue leaves", () => {
    expect(count("kind:application?criticality=vital")).toEqual({ value: 1 });
    expect(count("kind:application?criticality=vital&text=custom")).toEqual({ value: 1 });
    expect(count("kind:application?text=nobody")).toEqual({ value: 0 });
    expect(count("kind:unheard")).toEqual({ value: 0 });
  });

  it("tell how much is filled of what could be", () => {
    expect(count("filled:application.owner")).toEqual({ value: 1, coverage: 0.5 });
    expect(count("filled:owner")).toMatchObject({ value: 1 });
    expect(count("filled:application.nonsense")).toEqual({ value: 0 });
  });

  it("tell what rules found, and what nobody knows as no number", () => {
    expect(count("findings")).toEqual({ value: report.findings.length });
    expect(count("findings.error")).toEqual({ value: 0 });
    expect(count("questions")).toEqual({ value: report.questions.length });
    expect(count("score:P1")).toEqual({ value: Number.NaN });
  });

  it("know no other words", () => {
    for (const word of [
      "",
      "element",
      "kind:",
      "layer:sky",
      "diagnostics.fatal",
      "elements:x",
      "filled:",
      "findings.fatal",
      "score:P8",
    ])
      expect(readMeasure(word)).toBeUndefined();
  });
});

describe("texts of two states", () => {
  const texts = (files: Readonly<Record<string, string>>): Texts => ({
    uris: Object.keys(files).sort(),
    bytes: (uri) => (uri in files ? encode(files[uri] ?? "") : undefined),
  });

  it("say which files came, went, changed and only moved", () => {
    const files = comparedFiles(
      texts({ "a.orrery": "one\ntwo\n", "b.orrery": "b\n", "gone.orrery": "x\ny\n", "same.orrery": "s\n" }),
      texts({ "a.orrery": "one\n2\n3\n", "c/b.orrery": "b\n", "new.orrery": "n\n", "same.orrery": "s\n" }),
    );
    expect(files).toEqual([
      { uri: "a.orrery", change: "changed", added: 2, removed: 1 },
      { uri: "c/b.orrery", formerly: "b.orrery", change: "moved", added: 0, removed: 0 },
      { uri: "gone.orrery", change: "removed", added: 0, removed: 2 },
      { uri: "new.orrery", change: "added", added: 1, removed: 0 },
    ]);
  });
});

describe("diagrams of two states", () => {
  it("differ by what they show, not by where it stands", () => {
    const table = (rows: readonly [string, string][]): Parameters<typeof diagramDifference>[0] => ({
      kind: "table",
      columns: [],
      rows: rows.map(([id, text]) => ({ id, cells: [{ text, isUnknown: false }] })),
      notes: [],
    });
    const first = table([
      ["a", "1"],
      ["b", "2"],
      ["c", "3"],
    ]);
    const second = table([
      ["c", "3"],
      ["b", "9"],
      ["d", "4"],
    ]);
    expect(diagramDifference(first, second)).toEqual({ added: 1, removed: 1, changed: 1 });
    expect(diagramDifference(first, first)).toEqual({ added: 0, removed: 0, changed: 0 });
  });
});
