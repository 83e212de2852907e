import { describe, expect, test } from "vitest";
import { encode } from "../base/text.ts";
import { Workspace } from "../workspace.ts";
import { metamodel } from "./metamodel/index.ts";
import { bits, isLanguage, Schema } from "./schema.ts";

const schema = new Schema(metamodel);
const organisation = Workspace.load([
  {
    uri: "a.orrery",
    bytes: encode(
      "kind lambda : module { attributes: { memory: size } }\nkind tiny : lambda\nrelationship calls : uses { from: lambda; to: [lambda, store]; attributes: { every: duration } }",
    ),
  },
]).model.schema;

describe("kinds and verbs by number", () => {
  test("each has its own, and an unknown one has none", () => {
    schema.kinds.forEach((kind, number) => expect(schema.kindNumber(kind.id)).toBe(number));
    schema.relationships.forEach((verb, number) => expect(schema.verbNumber(verb.id)).toBe(number));
    expect(schema.kindNumber("nothing")).toBe(-1);
    expect(schema.verbNumber("->")).toBe(schema.verbNumber("flows"));
    expect(schema.verbNumber("constructor")).toBe(-1);
    expect(schema.kindNumber("__proto__")).toBe(-1);
  });

  test("a kind of the organisation is of the kinds that it specialises", () => {
    const tiny = organisation.kindNumber("tiny");
    expect(organisation.lineage(tiny).map((kind) => organisation.kind(kind).id)).toEqual(["tiny", "lambda", "module"]);
    expect(organisation.isKind(tiny, "module")).toBe(true);
    expect(organisation.isKind(organisation.kindNumber("module"), "tiny")).toBe(false);
  });
});

describe("what is permitted", () => {
  test("as the table of pairs says, for every pair of kinds", () => {
    for (const [verb, definition] of schema.relationships.entries()) {
      schema.kinds.forEach((from, fromNumber) =>
        schema.kinds.forEach((to, toNumber) => {
          const targets = [...(definition.pairs["*"] ?? []), ...(definition.pairs[from.id] ?? [])];
          const isPermitted =
            from.layer !== undefined && to.layer !== undefined && (targets.includes("*") || targets.includes(to.id));
          expect(schema.permits(fromNumber, verb, toNumber)).toBe(isPermitted);
        }),
      );
    }
  });

  test("an organisation's kind may do what its base may, its verb only what it says", () => {
    const [tiny, store, node] = ["tiny", "store", "node"].map((id) => organisation.kindNumber(id)) as [
      number,
      number,
      number,
    ];
    expect(organisation.permits(tiny, organisation.verbNumber("uses"), store)).toBe(true);
    expect(organisation.permits(tiny, organisation.verbNumber("calls"), store)).toBe(true);
    expect(organisation.permits(tiny, organisation.verbNumber("calls"), node)).toBe(false);
    expect(organisation.permits(store, organisation.verbNumber("calls"), store)).toBe(false);
    expect(organisation.permittedVerbs(tiny, store)).toEqual(expect.arrayContaining(["uses", "calls"]));
  });
});

describe("what a key means", () => {
  const application = schema.kindNumber("application");

  test("attributes, fields of records, languages of texts", () => {
    expect(schema.meaning("criticality", application)?.type.kind).toBe("word");
    expect(schema.meaning("owner", application)?.refers).toBe("always");
    expect(schema.meaning("backup.every", schema.kindNumber("store"))).toMatchObject({
      field: "every",
      type: { kind: "quantity", dimension: "duration" },
    });
    expect(schema.meaning("name.fr", application)?.type.kind).toBe("text");
    expect(schema.meaning("description.de-CH", application)?.type.kind).toBe("text");
    expect(schema.meaning("backup.nothing", schema.kindNumber("store"))).toBeUndefined();
    expect(schema.meaning("rto", schema.kindNumber("driver"))).toBeUndefined();
    expect(schema.meaning("criticality.every", application)).toBeUndefined();
    expect(schema.meaning("constructor", application)).toBeUndefined();
  });

  test("attributes of relationships and of the organisation", () => {
    expect(schema.meaning("protocol", schema.subjectOfVerb(schema.verbNumber("flows")))).toBeDefined();
    expect(schema.meaning("protocol", schema.subjectOfVerb(schema.verbNumber("contains")))).toBeUndefined();
    expect(organisation.meaning("memory", organisation.kindNumber("tiny"))?.type).toEqual({
      kind: "quantity",
      dimension: "size",
    });
    expect(organisation.meaning("memory", organisation.kindNumber("module"))).toBeUndefined();
    expect(organisation.meaning("every", organisation.subjectOfVerb(organisation.verbNumber("calls")))?.type).toEqual({
      kind: "quantity",
      dimension: "duration",
    });
  });

  test("an attribute's kinds are those that the list of a subject shows", () => {
    for (const [number] of schema.kinds.entries()) {
      for (const attribute of schema.attributesOf(number))
        expect(schema.meaning(attribute.id, number)?.definition).toBe(attribute);
    }
  });
});

test("directions of travel and tags of languages", () => {
  expect((["none", "forward", "backward", "both"] as const).map(bits)).toEqual([0, 1, 2, 3]);
  expect(["fr", "de-CH", "zh-Hant-TW"].every(isLanguage)).toBe(true);
  expect(["", "f", "fr_CH", "every", "FR"].some(isLanguage)).toBe(false);
});
