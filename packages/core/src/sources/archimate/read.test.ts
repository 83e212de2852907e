import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { encode } from "../../base/text.ts";
import { type ArchimateDocument, nodesOf } from "../../model/archimate/document.ts";
import type { FileBytes } from "./grafico.ts";
import { readArchimate } from "./read.ts";
import {
  archiSample,
  exchangeSample,
  graficoSample,
  olderArchiSample,
  olderExchangeSample,
} from "./samples.fixture.ts";
import { readXml } from "./xml.ts";

const archiSurance = fileURLToPath(
  new URL("../../../../../../shared/data/archimate/archisurance.xml", import.meta.url),
);

function file(text: string, uri = "model.xml"): FileBytes[] {
  return [{ uri, bytes: encode(text) }];
}

function read(text: string): ArchimateDocument {
  const reading = readArchimate(file(text));
  expect(reading.diagnostics).toEqual([]);
  if (reading.document === undefined) throw new Error("no document");
  return reading.document;
}

const graficoFiles: readonly FileBytes[] = Object.entries(graficoSample).map(([uri, text]) => ({
  uri,
  bytes: encode(text),
}));

describe("the exchange format", () => {
  test("ArchiSurance has its published numbers", () => {
    if (!existsSync(archiSurance)) {
      if (process.env["CI"] === "true") throw new Error("shared data is missing");
      return console.warn("skipped: no shared data beside the repository");
    }
    const { document, diagnostics } = readArchimate([{ uri: "archisurance.xml", bytes: readFileSync(archiSurance) }]);
    expect(diagnostics).toEqual([]);
    const views = document?.views ?? [];
    const nodes = views.reduce((sum, view) => sum + [...nodesOf(view.nodes)].length, 0);
    const connections = views.reduce((sum, view) => sum + view.connections.length, 0);
    expect([document?.elements.length, document?.relationships.length, views.length, nodes, connections]).toEqual([
      120, 178, 17, 249, 199,
    ]);
    expect(document?.metadata.find((entry) => entry.name === "dc:creator")?.value).toBe("Phil Beauvoir");
  });

  test("elements, relationships and their qualities", () => {
    const document = read(exchangeSample);
    expect(document.names).toEqual([
      { text: "Ferry", language: "en" },
      { text: "Bac", language: "fr" },
    ]);
    expect(document.documentation[0]?.text).toBe("Two lines &\none ampersand");
    const of = (id: string) => document.relationships.find((relationship) => relationship.id === id);
    expect(of("r2")).toMatchObject({ type: "Access", access: "read-write", names: [{ text: "issues" }] });
    expect(of("r4")).toMatchObject({ type: "Influence", strength: "++" });
    expect(of("r5")).toMatchObject({ source: "d", target: "r2", directed: true });
    expect(document.elements.find((element) => element.id === "j")?.type).toBe("OrJunction");
    expect(document.propertyDefinitions).toEqual([{ id: "p-tier", names: [{ text: "Tier" }], type: "string" }]);
  });

  test("views with nodes in nodes, styles, bends, lines to lines, references to views", () => {
    const [view] = read(exchangeSample).views;
    expect(view?.viewpoint).toBe("Application Cooperation");
    expect(view?.nodes.map((node) => node.kind)).toEqual(["group", "element", "note", "reference"]);
    expect(view?.nodes[0]?.nodes[0]).toMatchObject({ element: "a", x: 20, y: 40 });
    expect(view?.nodes[0]?.style).toEqual({
      fill: "#ffffb5",
      fillAlpha: 0.5,
      line: "#000000",
      lineWidth: 2,
      fontName: "Arial",
      fontSize: 10.5,
      fontStyle: ["bold", "italic"],
      fontColor: "#010203",
    });
    expect(view?.nodes[3]?.view).toBe("v2");
    expect(view?.connections[0]?.bends).toEqual([{ x: 300, y: 67 }]);
    expect(view?.connections[1]).toMatchObject({ source: "n4", target: "c1" });
  });

  test("2.x words become 3.2 words, and the report says so", () => {
    const { document, loss } = readArchimate(file(olderExchangeSample));
    expect(document?.elements.map((element) => element.type)).toEqual([
      "TechnologyService",
      "ApplicationComponent",
      "Path",
    ]);
    expect(document?.relationships[0]).toMatchObject({ type: "Serving", source: "a", target: "b" });
    expect(document?.elements[1]?.properties).toEqual([{ definition: "pd", values: [{ text: "7", language: "en" }] }]);
    expect(document?.propertyDefinitions[0]).toEqual({ id: "pd", names: [{ text: "Rank" }], type: "number" });
    expect(document?.views[0]?.nodes.map((node) => node.kind)).toEqual(["group", "element"]);
    expect(loss).toContainEqual(expect.objectContaining({ outcome: "approximated", what: "element type", count: 2 }));
    expect(loss).toContainEqual(
      expect.objectContaining({ outcome: "approximated", what: "relationship type", count: 1 }),
    );
  });

  test("what hangs in the air is dropped with everything that hangs on it, and told", () => {
    const broken = exchangeSample.replace(
      'identifier="a" xsi:type="ApplicationComponent"',
      'identifier="a" xsi:type="Ghost"',
    );
    const { document, diagnostics, loss } = readArchimate(file(broken));
    expect(document?.relationships.map((relationship) => relationship.id)).toEqual(["r4", "r6", "r7", "r8", "r10"]);
    expect(document?.views[0]?.nodes[0]?.nodes[0]?.kind).toBe("group");
    const line = broken.split("\n").findIndex((text) => text.includes("Ghost")) + 1;
    expect(diagnostics[0]).toMatchObject({ code: "archimate-unknown-type", parameters: { type: "Ghost", line } });
    expect(loss).toContainEqual(expect.objectContaining({ outcome: "dropped", what: "relationship", count: 5 }));
  });

  test("relationships that rest on each other only are dropped", () => {
    const ring = exchangeSample
      .replace('source="d" target="r2"', 'source="d" target="r4"')
      .replace('source="r" target="g" xsi:type="Influence"', 'source="r5" target="g" xsi:type="Influence"');
    expect(readArchimate(file(ring)).document?.relationships.map((one) => one.id)).toEqual([
      "r1",
      "r2",
      "r3",
      "r6",
      "r7",
      "r8",
      "r9",
      "r10",
    ]);
  });

  test("the second of two equal identifiers gets its own", () => {
    const { document, diagnostics } = readArchimate(file(exchangeSample.replace('identifier="b"', 'identifier="a"')));
    expect(document?.elements.slice(0, 2).map((element) => element.id)).toEqual(["a", "a-2"]);
    expect(diagnostics[0]).toMatchObject({ code: "archimate-duplicate-id", parameters: { id: "a" } });
  });
});

describe("Archi's own format", () => {
  test("folders, qualities, profiles, drawings and sketches", () => {
    const document = read(archiSample);
    expect(document.folders.map((folder) => folder.extras["archi:type"])).toEqual([
      "application",
      "other",
      "relations",
      "diagrams",
    ]);
    expect(document.relationships.map((relationship) => relationship.access)).toEqual([
      "read-write",
      "write",
      undefined,
      undefined,
      undefined,
    ]);
    expect(document.elements.map((element) => element.type)).toEqual([
      "ApplicationComponent",
      "DataObject",
      "ApplicationComponent",
      "OrJunction",
      "AndJunction",
    ]);
    expect(document.elements[0]).toMatchObject({
      profiles: ["pr"],
      documentation: [{ text: "Sells crossings.\r\nTwice." }],
    });
    expect(document.documentation).toEqual([{ text: "Crossing the lake" }]);
    const [view, sketch] = document.views;
    expect(view?.viewpoint).toBe("Application Cooperation");
    expect(view?.nodes[0]?.nodes[0]).toMatchObject({
      x: 30,
      y: 40,
      extras: { "archi:type": "1", "archi:feature labelExpression": "${name}" },
    });
    expect(view?.nodes[0]?.style).toMatchObject({ fill: "#ffffb5", fillAlpha: 0.502, fontStyle: ["bold", "italic"] });
    // The middle of n2 is 90, 67; that of n3 is 380, 67, at Archi's usual size.
    expect(view?.connections[0]?.bends).toEqual([{ x: 190, y: 77 }]);
    expect(sketch?.nodes[0]).toMatchObject({ kind: "note", labels: [{ text: "Later" }] });
  });

  test("bends whose two offsets disagree keep both", () => {
    const document = read(archiSample.replace('endX="-190"', 'endX="-180"'));
    expect(document.views[0]?.connections[0]?.bends).toEqual([
      { x: 195, y: 77, relative: { startX: 100, startY: 10, endX: -180, endY: 10 } },
    ]);
  });

  test("version 2 with its older names, numbers of viewpoints and missing sizes", () => {
    const document = read(olderArchiSample);
    expect(document.elements.map((element) => element.type)).toEqual([
      "TechnologyService",
      "CommunicationNetwork",
      "TechnologyInterface",
      "Path",
      "ApplicationComponent",
      "OrJunction",
    ]);
    expect(document.relationships.map((relationship) => relationship.type)).toEqual([
      "Serving",
      "Realization",
      "Specialization",
    ]);
    expect(document.views[0]?.viewpoint).toBe("Information Structure");
    expect(document.views[0]?.connections[0]?.relationship).toBe("r1");
    expect(document.views[0]?.nodes[0]?.width).toBeUndefined();
  });

  test("a zip with pictures", () => {
    const bytes = zipSync({ "model.xml": strToU8(archiSample), "images/logo.png": strToU8("picture") });
    const { document } = readArchimate([{ uri: "a.archimate", bytes }]);
    expect(document?.elements).toHaveLength(5);
    expect(document?.pictures.map((picture) => picture.path)).toEqual(["images/logo.png"]);
  });

  test("a zip that promises more than is sensible is not unpacked", () => {
    const bytes = zipSync({ "model.xml": strToU8(archiSample) });
    const directory = bytes.length - 22 - 46 - "model.xml".length;
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(directory + 24, 0xf0000000, true);
    expect(readArchimate([{ uri: "bomb.archimate", bytes }]).diagnostics.map((one) => one.code)).toEqual([
      "archimate-zip-too-large",
    ]);
  });
});

test("a coArchi folder reads as the file that Archi would save", () => {
  const { document, diagnostics } = readArchimate(graficoFiles);
  expect(diagnostics).toEqual([]);
  expect(document?.documentation).toEqual([{ text: "Crossing\nthe lake" }]);
  expect(document?.elements.map((element) => [element.id, element.type, element.profiles])).toEqual([
    ["a", "ApplicationComponent", ["pr"]],
    ["d", "DataObject", []],
  ]);
  expect(document?.relationships[0]).toMatchObject({ type: "Access", access: "read", source: "a", target: "d" });
  expect(document?.views[0]?.connections[0]).toMatchObject({ relationship: "r", bends: [{ x: 170, y: 37 }] });
  expect(document?.views[0]?.nodes[2]?.labels).toEqual([{ text: "Watch & learn" }]);
  expect(document?.folders.map((folder) => folder.names[0]?.text)).toEqual(["Application", "Relations", "Views"]);
  expect(document?.pictures.map((picture) => picture.path)).toEqual(["images/logo.png"]);
});

describe("input that is no model", () => {
  test.each([
    ["cut", exchangeSample.slice(0, 900), "xml-truncated"],
    ["crossed tags", exchangeSample.replace("</elements>", "</relationships>"), "xml-malformed"],
    ["a document type", exchangeSample.replace("<model", '<!DOCTYPE model [<!ENTITY x "y">]><model'), "xml-doctype"],
    ["nothing", "", "xml-truncated"],
    ["another XML", "<html/>", "archimate-not-a-model"],
    ["too deep", `<model>${"<a>".repeat(300)}${"</a>".repeat(300)}</model>`, "xml-too-deep"],
    ["a broken zip", "PK\u0003\u0004 nonsense", "archimate-broken-zip"],
  ])("%s", (_, text, code) => {
    const { document, diagnostics } = readArchimate(file(text));
    expect(document).toBeUndefined();
    expect(diagnostics.map((one) => one.code)).toEqual([code]);
  });

  test("the place of a mistake is a line and the bytes there", () => {
    const text = '<?xml version="1.0"?>\n<model>\n  <é></wrong>\n</model>';
    const [diagnostic] = readXml("a.xml", encode(text)).diagnostics;
    expect(diagnostic).toMatchObject({ code: "xml-malformed", severity: "error", parameters: { line: 3 } });
    expect(
      encode(text.slice(0, text.indexOf("</wrong>") + 8)).length - (diagnostic?.span.start ?? 0),
    ).toBeLessThanOrEqual(2);
  });

  test("other encodings", () => {
    const latin = Uint8Array.from(
      Array.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>\u00e9</a>', (letter) => letter.charCodeAt(0)),
    );
    expect(readXml("a.xml", latin).root?.text).toBe("é");
    const wide = Uint8Array.from([
      0xff,
      0xfe,
      ...Array.from("<a>é</a>").flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]),
    ]);
    expect(readXml("a.xml", wide).root?.text).toBe("é");
  });
});

test("mutated bytes never throw and always say something", () => {
  const zipped = zipSync({ "model.xml": strToU8(archiSample), "images/logo.png": strToU8("picture") });
  const seeds = [exchangeSample, olderExchangeSample, archiSample, olderArchiSample].map((text) => encode(text));
  const mutation = fc.record({
    seed: fc.nat(seeds.length),
    at: fc.nat(),
    kind: fc.constantFrom("flip", "cut", "copy", "insert"),
    bytes: fc.uint8Array({ maxLength: 6 }),
  });
  fc.assert(
    fc.property(
      mutation,
      fc.array(fc.record({ at: fc.nat(), byte: fc.nat(255) }), { maxLength: 4 }),
      ({ seed, at, kind, bytes }, flips) => {
        const whole = seeds[seed] ?? zipped;
        const place = at % whole.length;
        const parts = {
          flip: whole.slice(),
          cut: whole.slice(0, place),
          copy: join(whole.slice(0, place), whole.slice(place >> 1)),
          insert: join(whole.slice(0, place), bytes, whole.slice(place)),
        };
        const mutated = parts[kind];
        for (const flip of flips) if (mutated.length > 0) mutated[flip.at % mutated.length] = flip.byte;
        const { document, diagnostics } = readArchimate([{ uri: "mutated", bytes: mutated }]);
        expect(document !== undefined || diagnostics.length > 0).toBe(true);
      },
    ),
    { numRuns: 400 },
  );
});

test("mutated folders never throw", () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.nat(255), fc.boolean(), (which, at, byte, remove) => {
      const chosen = which % graficoFiles.length;
      const files = graficoFiles.flatMap((one, index) => {
        if (index !== chosen) return [one];
        const bytes = one.bytes.slice();
        bytes[at % bytes.length] = byte;
        return remove ? [] : [{ uri: one.uri, bytes }];
      });
      const { document, diagnostics } = readArchimate(files);
      expect(document !== undefined || diagnostics.length > 0).toBe(true);
    }),
    { numRuns: 200 },
  );
});

function join(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
