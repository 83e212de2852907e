import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { modelOf } from "../../../test/models.ts";
import { searchAnswer } from "../search.ts";
import { meaningOf, queryKeys } from "./meaning.ts";
import { condition, parseQuery, plainCondition, printQuery } from "./syntax.ts";

const model = modelOf(`
model m "M" { currency: CHF; asOf: 2026-11-21 }
unit it "IT" fr "Informatique"
application claims "Claims" fr "Sinistres" {
  owner: it; criticality: vital; rto: 4h; annualCost: 480000 CHF/y; lifecycle: { active: 2009-03-01; phaseOut: 2027-12-31 }
  module engine "Engine" { runs on box; uses policy; -> crm { encrypted: no } }
}
application policy "Policies" { owner: it; criticality: important; rto: unknown; annualCost: 40000 CHF/mo; tags: [bought, core] }
application crm "CRM" { criticality: normal; rto: 30min; lifecycle: { active: 2025-01-01 } }
application notes "Notes" { uses crm; -> crm { protocol: https } }
store full "Full" { backup: { every: 24h; offsite: yes } }
store empty "Empty" {}
node box "Box" { patched: 2024-06-12 }
node spare "Spare" {}
query important-ones "Important" { kinds: application; find: "criticality>=important" }
query loop-a "A" { find: "query:loop-b" }
query loop-b "B" { find: "query:loop-a" }
`);

const setting = { language: "en", today: "2026-11-21", isLenient: false } as const;

/** Ids that the search is true of; those of which nobody knows with a question mark. */
function found(text: string): readonly string[] {
  const { verdict } = meaningOf(model, text, setting);
  return [...model.rows()].flatMap((row) => {
    const is = verdict(row);
    return is === 1 ? [model.at(row).id] : is === -1 ? [`${model.at(row).id}?`] : [];
  });
}

function problems(text: string): readonly (readonly [string, string | undefined])[] {
  return meaningOf(model, text, setting).problems.map(({ code, suggestion }) => [code, suggestion]);
}

describe("a search", () => {
  test.each<readonly [string, readonly string[]]>([
    // Words, as the search field has always taken them.
    ["sinistres", ["claims"]],
    ["informatique application", []],
    ["kind:application informatique", ["claims", "policy"]],
    ['"claims"', ["claims"]],
    ["-claims kind:application", ["policy", "crm", "notes"]],
    // Kinds, layers, names, ids, places.
    ["kind:node", ["box", "spare"]],
    ["kind:node,unit", ["it", "box", "spare"]],
    ["layer:organisation", ["it"]],
    ["name:sin", ["claims"]],
    ["id:crm", ["crm"]],
    ["in:claims", ["engine"]],
    ["kind:module in:any", ["engine"]],
    // Attributes: as written, as shown, lists, references by id and by name, alternatives.
    ["layer:application criticality:vital", ["claims", "engine?", "notes?"]],
    ["kind:application criticality:vital|important", ["claims", "policy", "notes?"]],
    ["kind:application owner:it", ["claims", "policy", "crm?", "notes?"]],
    ["kind:application owner:Informatique", ["claims", "policy", "crm?", "notes?"]],
    ["kind:application tags:core", ["claims?", "policy", "crm?", "notes?"]],
    // The same amount in another unit.
    ["kind:application rto:240min", ["claims", "policy?", "notes?"]],
    ['kind:application annualCost:"480000 CHF/y"', ["claims", "policy", "crm?", "notes?"]],
    // Missing is not unknown, and neither is known.
    ["kind:application owner:missing", ["crm", "notes"]],
    ["kind:application owner:-", ["crm", "notes"]],
    ["kind:application rto:unknown", ["policy"]],
    ["kind:application rto:missing,unknown", ["policy", "notes"]],
    ["kind:application rto:any", ["claims", "crm"]],
    ["kind:application -rto:any", ["policy", "notes"]],
    ["kind:store backup:missing", ["empty"]],
    ["kind:store backup:any", ["full"]],
    ["kind:store backup.every<=24h", ["full", "empty?"]],
    // Order: durations, dates inside records, words of a scale.
    ["kind:application rto<4h", ["policy?", "crm", "notes?"]],
    ["kind:application rto<=4h", ["claims", "policy?", "crm", "notes?"]],
    ["kind:application rto:<4h|unknown", ["policy", "crm", "notes?"]],
    ["kind:application lifecycle.phaseOut<2028-01-01", ["claims", "policy?", "crm?", "notes?"]],
    // The day is 2026-11-21; the box was patched on 2024-06-12.
    ["kind:node patched<today-1y", ["box", "spare?"]],
    ["kind:node patched<today-36mo", ["spare?"]],
    ["kind:application lifecycle.phaseOut<=today+2y", ["claims", "policy?", "crm?", "notes?"]],
    ["kind:application criticality>=important", ["claims", "policy", "notes?"]],
    ["kind:application -criticality>=important", ["crm", "notes?"]],
    // Computed: on the day, claims is 17.7 years old and crm not yet 2.
    ["kind:application age>10", ["claims", "policy?", "notes?"]],
    ["kind:application lifecycle:active", ["claims", "policy?", "crm", "notes?"]],
    ["kind:application lifecycle:missing", ["policy", "notes"]],
    ["kind:node fan-in>0", ["box"]],
    // Relationships: what is inside counts for what is around it.
    ["uses:crm", ["notes"]],
    ["uses:policy", ["claims", "engine"]],
    ["kind:application runs-on:any", ["claims"]],
    ["kind:application runs-on:missing", ["policy", "crm", "notes"]],
    ["kind:application runs-on:node", ["claims"]],
    ["kind:node runs:claims", ["box"]],
    ["kind:application is-used-by:any", ["policy", "crm"]],
    ["kind:application is-used-by:claims", ["policy"]],
    ["kind:application flows.encrypted:no", ["claims", "notes?"]],
    ["kind:application flows.encrypted:missing", ["notes"]],
    ["kind:application receives-from.protocol:https", ["crm"]],
    // Saved queries, and what a search cannot decide.
    ["query:important-ones", ["claims", "policy", "notes?"]],
    ['undecided:"kind:application rto<4h"', ["policy", "notes"]],
    ["kind:application lacks:rto,owner", ["policy", "crm", "notes"]],
    ["kind:application lacks:age", ["policy", "notes"]],
    // The way in which filters of columns are kept.
    ['kind:application "owner:it"', ["claims", "policy", "crm?", "notes?"]],
    ["", [...model.elements()].map(({ id }) => id)],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual(expected);
    expect(problems(text)).toEqual([]);
  });

  test.each<readonly [string, readonly (readonly [string, string | undefined])[]]>([
    ["kind:aplication", [["query-kind", "application"]]],
    ["criticalty:vital", [["query-key", "criticality"]]],
    ["layer:aplication", [["query-layer", "application"]]],
    ["uses:claim", [["query-target", "claims"]]],
    ["in:nowhere", [["query-element", undefined]]],
    ["rto<soon", [["query-value", undefined]]],
    ["age>old", [["query-value", undefined]]],
    ["query:importantones", [["query-saved", "important-ones"]]],
    ["query:loop-a", [["query-deep", undefined]]],
    ['owner:"it', [["query-open-quote", undefined]]],
    ["owner:", [["query-no-value", undefined]]],
  ])("%s is told", (text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  test("as one types, what is no condition is a text", () => {
    const { verdict, problems: none, hasConditions } = meaningOf(model, "10:30", { ...setting, isLenient: true });
    expect([none, hasConditions]).toEqual([[], false]);
    expect([...model.rows()].filter((row) => verdict(row) === 1)).toEqual([]);
  });

  test("finds in the search field what it finds in a filter", () => {
    const ids = (query: string): readonly string[] =>
      searchAnswer(model, { query, language: "en" }).hits.map(({ id }) => id);
    expect(ids("kind:application owner:missing")).toEqual(["crm", "notes"]);
    expect(ids("uses:policy").toSorted()).toEqual(["claims", "engine"]);
    expect(ids("10:30")).toEqual([]);
  });

  test("may ask for whatever the metamodel knows", () => {
    expect(queryKeys(model)).toEqual(expect.arrayContaining(["kind", "age", "runs-on", "is-used-by", "owner", "rto"]));
  });
});

describe("the text of a search", () => {
  const anyText = fc.oneof(
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.string({
      unit: fc.constantFrom("a", "k", "é", ":", "=", "<", ">", "-", ",", "|", '"', "\\", " ", "."),
      maxLength: 24,
    }),
  );

  test("is always read, and what is printed reads back the same", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const first = parseQuery(text);
        const printed = printQuery(first.terms);
        const second = parseQuery(printed);
        expect(contents(second.terms)).toEqual(contents(first.terms.filter(({ content }) => !isEmpty(content))));
        for (const { start, end } of [...first.terms, ...first.problems]) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(end).toBeGreaterThan(start);
        }
      }),
    );
  });

  test("means something in every model, without a fault", () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, isLenient) => {
        const { verdict } = meaningOf(model, text, { ...setting, isLenient });
        for (const row of model.rows()) expect([-1, 0, 1]).toContain(verdict(row));
      }),
      { numRuns: 60 },
    );
  });

  test("turned round is the opposite, and unknown stays unknown", () => {
    for (const text of ["criticality:vital", "rto<4h", "uses:crm", "age>10", "lifecycle:active"]) {
      const straight = meaningOf(model, text, setting).verdict;
      const round = meaningOf(model, `-${text}`, setting).verdict;
      for (const row of model.rows()) {
        const [one, other] = [straight(row), round(row)];
        expect(one === -1 ? -1 : 1 - one).toBe(other);
      }
    }
  });

  test("of single conditions needs no quotes where none are needed", () => {
    expect(condition("owner", ":", "u-it")).toBe("owner:u-it");
    expect(condition("status", ":", "missing")).toBe('status:"missing"');
    expect(condition("owner", ":", "IT department", 'a"b')).toBe(String.raw`owner:"IT department","a\"b"`);
    expect(plainCondition("owner", "missing", "unknown")).toBe("owner:missing,unknown");
  });
});

function contents(terms: ReturnType<typeof parseQuery>["terms"]): readonly unknown[] {
  return terms.map(({ isNegated, content }) => ({
    isNegated,
    content:
      content.kind === "text"
        ? { text: content.text }
        : {
            ...content,
            values: content.values.map(({ text, isQuoted }) => ({ text, isWord: isPresenceWord(text) && !isQuoted })),
          },
  }));
}

function isPresenceWord(text: string): boolean {
  return text === "missing" || text === "unknown" || text === "any";
}

function isEmpty(content: ReturnType<typeof parseQuery>["terms"][number]["content"]): boolean {
  return content.kind === "text" && content.text === "" && !content.isQuoted;
}
