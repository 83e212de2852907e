import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encode } from "../base/text.ts";
import { factsOf } from "../model/facts-of-model.ts";
import type { ElementFact, RelationshipFact } from "../model/facts.ts";
import { Workspace } from "../workspace.ts";
import { MAX_DIAGNOSTICS } from "./scanner.ts";
import { MAX_DEPTH } from "./value-reader.ts";
import { allStatements, readSyntax, textOf } from "./syntax.ts";

function load(text: string | Uint8Array): Workspace {
  return Workspace.load([{ uri: "a.orrery", bytes: typeof text === "string" ? encode(text) : text }]);
}

/** Codes of what could not be read. */
function misread(text: string): readonly string[] {
  return (load(text).files[0]?.diagnostics ?? []).map(({ code }) => code);
}

function elements(text: string): readonly ElementFact[] {
  expect(misread(text)).toEqual([]);
  return factsOf(load(text).model).filter((fact): fact is ElementFact => fact.fact === "element");
}

function relationships(text: string): readonly RelationshipFact[] {
  expect(misread(text)).toEqual([]);
  return factsOf(load(text).model).filter((fact): fact is RelationshipFact => fact.fact === "relationship");
}

function attributes(block: string): Readonly<Record<string, unknown>> {
  return elements(`application a { ${block} }`)[0]?.attributes ?? {};
}

describe("elements", () => {
  test("kind, id, names per language, nesting", () => {
    const [outer, inner] = elements('application claims "Claims" fr "Sinistres" de-CH "Schäden" {\n  module engine\n}');
    expect(outer).toMatchObject({
      id: "claims",
      kind: "application",
      name: "Claims",
      names: { fr: "Sinistres", "de-CH": "Schäden" },
    });
    expect(inner).toMatchObject({ id: "engine", kind: "module", parent: "claims" });
    expect(inner).not.toHaveProperty("name");
  });

  test("ids hold letters of any script, digits, - _ . /", () => {
    expect(elements("unit équipe-1_b.c/d\nunit 部門").map(({ id }) => id)).toEqual(["équipe-1_b.c/d", "部門"]);
  });

  test("a new line or ; ends a statement; blocks may stand on one line", () => {
    expect(elements("unit a; unit b { headcount: 1 }; unit c").map(({ id }) => id)).toEqual(["a", "b", "c"]);
  });

  test("escapes in names", () => {
    expect(elements('unit a "\\"q\\" \\\\ \\n \\t \\u{1F600} é"')[0]?.name).toBe('"q" \\ \n \t 😀 é');
  });

  test("a byte order mark and lines of Windows", () => {
    expect(elements("\ufeffunit a {\r\n  headcount: 1\r\n}\r\nunit b\r\n").map(({ id }) => id)).toEqual(["a", "b"]);
  });

  test("extensions add attributes, elements and relationships", () => {
    const text = "application a\nunit u\nextend a { owner: u; module m; uses b }\napplication b";
    expect(elements(text).find(({ id }) => id === "m")?.parent).toBe("a");
    expect(elements(text)[0]?.attributes).toEqual({ owner: { reference: "u" } });
    expect(relationships(text)).toMatchObject([{ from: "a", verb: "uses", to: "b" }]);
  });

  test("former ids go on meaning the element", () => {
    const { model } = load("application new { formerly: [old, older] }\napplication b { uses old; replacedBy: older }");
    expect(model.element("old")?.id).toBe("new");
    expect(model.element("b")?.out()[0]?.to?.id).toBe("new");
    expect(model.element("b")?.reference("replacedBy")?.id).toBe("new");
  });
});

describe("relationships", () => {
  test("subject verb object, several objects, verbs of two words, label and block", () => {
    expect(relationships('a uses b, c "asks" { mode: sync }\na runs on n,\n  k')).toMatchObject([
      { from: "a", verb: "uses", to: "b", label: "asks", attributes: { mode: { word: "sync" } } },
      { from: "a", verb: "uses", to: "c", label: "asks", attributes: { mode: { word: "sync" } } },
      { from: "a", verb: "runs on", to: "n" },
      { from: "a", verb: "runs on", to: "k" },
    ]);
  });

  test("inside an element the element is the subject", () => {
    expect(relationships("application a { uses b; runs on n; -> c : d, e { every: 1h } }")).toMatchObject([
      { from: "a", verb: "uses", to: "b" },
      { from: "a", verb: "runs on", to: "n" },
      { from: "a", verb: "flows", to: "c", carries: ["d", "e"] },
    ]);
  });

  test("flows with data, label, own id", () => {
    expect(relationships('a -> b : d "sends" fr "envoie" { id: r1; encrypted: yes }\na->b')).toMatchObject([
      {
        id: "r1",
        from: "a",
        verb: "flows",
        to: "b",
        carries: ["d"],
        label: "sends",
        attributes: { encrypted: true, "label.fr": "envoie" },
      },
      { from: "a", verb: "flows", to: "b" },
    ]);
  });

  test("relationships to relationships by their id", () => {
    const { model } = load("application a\napplication b\na uses b { id: r }\nrisk x { threatens r }");
    expect(model.parts.relationshipOf.size).toBe(1);
    expect([...model.relationships("threatens")][0]?.toId).toBe("r");
  });

  test("links of the conceptual data model: two ends or more, cardinalities, roles, attributes", () => {
    const [link] = elements('link buys "Buys" : person 0,N "buyer" -- 1,1 contract -- 0,* shop { attributes: [date] }');
    expect(link?.attributes).toEqual({
      ends: [
        { record: { entity: { reference: "person" }, cardinality: { word: "0,N" }, role: "buyer" } },
        { record: { entity: { reference: "contract" }, cardinality: { word: "1,1" } } },
        { record: { entity: { reference: "shop" }, cardinality: { word: "0,*" } } },
      ],
      attributes: [{ word: "date" }],
    });
  });
});

describe("values", () => {
  test("words, texts, lists with and without brackets, records", () => {
    expect(attributes("status: live")).toEqual({ status: { word: "live" } });
    expect(attributes('note: "a; b" fr "é"')).toEqual({ note: "a; b", "note.fr": "é" });
    expect(attributes("tags: a, b; status: live")).toEqual({
      tags: [{ word: "a" }, { word: "b" }],
      status: { word: "live" },
    });
    expect(attributes('tags: [a b, "c", [d], { e: 1 },]')).toEqual({
      tags: [{ word: "a b" }, "c", [{ word: "d" }], { record: { e: 1 } }],
    });
    expect(attributes('x: { every: 24h, "free text": yes; deep: { er: 1 } }')).toEqual({
      x: { record: { every: { quantity: 24, unit: "h" }, "free text": true, deep: { record: { er: 1 } } } },
    });
  });

  test("a list may span lines, a comma before the next key separates", () => {
    expect(attributes("tags: [a,\n  b // c\n ]")).toEqual({ tags: [{ word: "a" }, { word: "b" }] });
    expect(attributes("status: live, owner: u")).toEqual({ status: { word: "live" }, owner: { reference: "u" } });
  });

  test("words are joined by one blank; an arrow or verb between ids makes a relationship", () => {
    expect(attributes("cost: 480000   CHF/y")).toEqual({ cost: { quantity: 480000, unit: "CHF/y" } });
    expect(attributes("on: a->b")).toEqual({ on: { reference: "a -> b" } });
    expect(attributes("on: [a uses b, c runs on d]")).toEqual({
      on: [{ reference: "a uses b" }, { reference: "c runs on d" }],
    });
  });

  test("unknown, yes, no, dates, links", () => {
    expect(attributes("encrypted: unknown; x: yes; y: 2026-11-21; z: http://a.b/c?d=e#f")).toEqual({
      encrypted: { word: "unknown" },
      x: true,
      y: { word: "2026-11-21" },
      z: { word: "http://a.b/c?d=e#f" },
    });
  });

  test("documentation loses the indentation that its lines share", () => {
    const [element] = elements('unit a {\n    """\n    One\n      two\n\n    """ fr "Un"\n}');
    expect(element?.description).toBe("One\n  two");
    expect(element?.attributes).toEqual({ "description.fr": "Un" });
  });

  test("comments may stand anywhere between words", () => {
    expect(
      elements(
        '/* a */ unit /* b */ u /* c */ "U" /* d\n e */ { // f\n headcount /**/: 1 }'.replace(
          "headcount /**/:",
          "headcount:",
        ),
      )[0],
    ).toMatchObject({ id: "u", name: "U", attributes: { headcount: 1 } });
  });
});

describe("definitions", () => {
  test("kinds, attributes, relationships of an organisation, in any order of the files", () => {
    const workspace = Workspace.load([
      { uri: "a.orrery", bytes: encode("lambda f { memory: 512MB; sla: gold }\nf calls g\nlambda g { replicas: 2 }") },
      {
        uri: "b.orrery",
        bytes: encode(
          'kind lambda "Function" fr "Fonction" : module { attributes: { memory: size } }\nattribute sla { words: [gold, silver]; on: lambda }\nrelationship calls : uses { from: lambda; to: lambda }',
        ),
      },
    ]);
    expect(workspace.diagnostics()).toEqual([]);
    expect(workspace.model.element("f")?.get("sla")).toMatchObject({ kind: "word", text: "gold" });
    expect(workspace.model.element("f")?.out("calls")[0]?.to?.id).toBe("g");
    expect(workspace.model.element("f")?.definition?.name.fr).toBe("Fonction");
  });

  test("an include gives the elements of another model", () => {
    const finance = load("application ledger").model;
    const workspace = Workspace.load(
      [
        {
          uri: "a.orrery",
          bytes: encode(
            'include finance "../finance"\napplication a { uses finance::ledger; replacedBy: finance::ledger }',
          ),
        },
      ],
      { includes: new Map([["finance", finance]]) },
    );
    expect(workspace.diagnostics()).toEqual([]);
    expect(workspace.model.element("a")?.out()[0]?.to?.kind).toBe("application");
    expect(workspace.model.element("a")?.reference("replacedBy")?.id).toBe("finance::ledger");
  });
});

/** 111 elements, 333 relationships, 777 attributes, as the measurements of error recovery have it. */
const whole: readonly string[] = Array.from({ length: 3 }, (_, system) => {
  const line = (id: string): readonly string[] => [
    `owner: u-1; status: live; version: 1.2`,
    `criticality: vital`,
    `note: "This is ${id}"; tags: [a, b]`,
    `repo: "git/${id}"`,
    `uses s0`,
    `-> s1 { }`.replace(" { }", ""),
    `runs on s2`,
  ];
  const block = (kind: string, id: string, inner: readonly string[], depth: number): readonly string[] => {
    const pad = "  ".repeat(depth);
    return [`${pad}${kind} ${id} "Name of ${id}" {`, ...line(id).map((text) => `${pad}  ${text}`), ...inner, `${pad}}`];
  };
  const components = (module: number): readonly string[] =>
    Array.from({ length: 8 }, (__, index) => block("component", `s${system}-m${module}-c${index}`, [], 2)).flat();
  const modules = Array.from({ length: 4 }, (__, module) =>
    block("module", `s${system}-m${module}`, components(module), 1),
  ).flat();
  return block("application", `s${system}`, modules, 0);
}).flat();

interface Counts {
  readonly elements: number;
  readonly relationships: number;
  readonly attributes: number;
  readonly errors: number;
}

function counts(lines: readonly string[]): Counts {
  const segment = load(lines.join("\n")).files[0];
  const size = (range: readonly [number, number] | undefined): number =>
    range === undefined ? 0 : range[1] - range[0];
  return {
    elements: size(segment?.elements),
    relationships: size(segment?.relationships),
    attributes: size(segment?.attributes),
    errors: segment?.diagnostics.length ?? 0,
  };
}

describe("one mistake spoils one statement", () => {
  const all: Counts = { elements: 111, relationships: 333, attributes: 777, errors: 0 };
  const places = Array.from({ length: 11 }, (_, index) => 3 + index * 90);

  test("the whole text is read", () => expect(counts(whole)).toEqual(all));

  const at = (start: number, fits: (line: string) => boolean): number => {
    const found = whole.findIndex((line, index) => index >= start && fits(line));
    return found < 0 ? whole.findIndex(fits) : found;
  };
  const replaced = (index: number, line: string): readonly string[] =>
    whole.map((text, number) => (number === index ? line : text));
  const inserted = (index: number, line: string): readonly string[] => [
    ...whole.slice(0, index + 1),
    line,
    ...whole.slice(index + 1),
  ];

  test.each(places)("near line %i", (place) => {
    const name = at(place, (line) => line.includes('" {'));
    expect(counts(replaced(name, (whole[name] ?? "").replace('" {', " {"))).errors).toBe(1);
    const note = at(place, (line) => line.includes("repo:"));
    expect(counts(replaced(note, (whole[note] ?? "").replace(/"$/, ""))), "missing closing quote").toEqual({
      ...all,
      errors: 1,
    });
    expect(counts(replaced(note, (whole[note] ?? "").replace(/: .*/, ":"))), "missing value").toEqual({
      ...all,
      attributes: 776,
      errors: 1,
    });
    const statement = at(place, (line) => line.trim() === "runs on s2");
    for (const line of [
      "    crit",
      "    ->",
      "    -> a.",
      "    %%&&",
      "    $foreign line = (here)",
      "    <tag>x</tag>",
      "    ]",
      '    "text"',
    ]) {
      expect(counts(inserted(statement, line)), line).toEqual({ ...all, errors: 1 });
    }
    const close = at(place, (line) => line === "    }");
    expect(counts(inserted(close, "    }")).errors, "extra }").toBe(1);
    expect(counts(whole.filter((_, index) => index !== close)), "missing }").toEqual({ ...all, errors: 1 });
  });

  test("a missing { loses the attributes of its block at most", () => {
    const name = at(0, (line) => line.includes("component") && line.includes('" {'));
    const found = counts(replaced(name, (whole[name] ?? "").replace(" {", "")));
    expect(found.elements).toBe(111);
    expect(found.attributes).toBeGreaterThanOrEqual(770);
    expect(found.errors).toBeLessThanOrEqual(2);
  });

  test("the block blamed for a missing } is the one that misses it", () => {
    const text = "application a {\n  module m {\n    owner: u\n\n  module n {\n  }\n}\n";
    const [diagnostic] = load(text).files[0]?.diagnostics ?? [];
    expect(diagnostic).toMatchObject({ code: "unclosed-block" });
    expect(text.slice(diagnostic?.span.start, diagnostic?.span.end)).toBe("module m {");
  });
});

describe("nothing stops the reader", () => {
  const millis = (text: Uint8Array): number => {
    const start = performance.now();
    load(text);
    return performance.now() - start;
  };

  test("ten thousand blocks deep", () => {
    const text = `${Array.from({ length: 10_000 }, (_, index) => `area a${index} {`).join("\n")}\n${"}\n".repeat(10_000)}area after`;
    const workspace = load(text);
    expect(workspace.files[0]?.diagnostics.map(({ code }) => code)).toContain("too-deep");
    expect(workspace.model.element(`a${MAX_DEPTH - 1}`)).toBeDefined();
    expect(misread(`area a { x: ${"[".repeat(10_000)}${"]".repeat(10_000)} }\narea b`)).toContain("too-deep");
    expect(misread(`area a { x: ${"{ a: ".repeat(10_000)} }`)).toContain("too-deep");
  });

  test.each(["{", "[", '"', "}", "a: [", "a {", '"""', "/*", "-> ", "a b {", "[{", ",", "a::", "--", "\\", "x: {"])(
    "two megabytes of %s",
    (piece) => {
      const bytes = encode(piece.repeat(Math.ceil(2_000_000 / piece.length)));
      expect(millis(bytes)).toBeLessThan(15_000);
      expect(millis(encode(`application a { ${piece.repeat(20_000)}`))).toBeLessThan(5000);
    },
  );

  test("more findings than anyone reads are counted", () => {
    const codes = misread("%\n".repeat(MAX_DIAGNOSTICS + 500));
    expect(codes.length).toBe(MAX_DIAGNOSTICS + 1);
    expect(codes.at(-1)).toBe("too-many-problems");
  });

  test("arbitrary bytes, and pieces of the language in any order", () => {
    const pieces = fc.constantFrom(
      "application a ",
      '"x"',
      "{",
      "}",
      "[",
      "]",
      ":",
      ";",
      ",",
      "->",
      "\n",
      " ",
      "//c\n",
      "/*",
      "*/",
      '"""',
      "owner:",
      "uses ",
      "b",
      "runs on ",
      "link l ",
      "extend ",
      "kind k : ",
      "\r\n",
      "%",
      "0,N",
      "--",
      "\\u{",
      "model",
      "fr ",
      "\u0000",
      "é",
      "::",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.array(pieces, { maxLength: 60 }).map((parts) => encode(parts.join(""))),
        ),
        (bytes) => {
          const workspace = load(bytes);
          for (const { span } of workspace.diagnostics())
            expect(span.start <= span.end && span.end <= bytes.length).toBe(true);
          factsOf(workspace.model);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe("the places of all parts", () => {
  test("every byte that is no blank or separator belongs to a part", () => {
    const text =
      'application a "A" fr "B" {\n  owner: u; tags: [a, "b", { c: d }]; x: { y: 1, z: [2] } // c\n  """\n  doc\n  """ fr "d"\n  uses b, c "l" { on: a -> b }\n  -> d : e, f\n}\nlink l "L" : p 0,N "r" -- 1,1 q\nkind k : module { }\nextend a { i: a, b }\n%% strange\n';
    const bytes = encode(text);
    const syntax = readSyntax(bytes);
    let at = 0;
    for (const token of syntax.tokens) {
      expect(textOf(bytes, { start: at, end: token.start })).toMatch(/^[\s;,]*$/);
      at = token.end;
    }
    expect(textOf(bytes, { start: at, end: bytes.length })).toMatch(/^[\s;,]*$/);
    expect([...allStatements(syntax.statements)].map(({ kind }) => kind)).toContain("unreadable");
    for (const statement of allStatements(syntax.statements)) expect(statement.end).toBeGreaterThan(statement.start);
  });
});
