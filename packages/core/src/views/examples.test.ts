/** One harness for all viewpoints: each is listed under its file name, its example is sound, and what it draws is well-formed. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { encode } from "../base/text.ts";
import type { Model } from "../model/model.ts";
import { Workspace } from "../workspace.ts";
import type { Diagram, GraphDiagram } from "./diagram.ts";
import { viewpointById, viewpoints } from "./index.ts";
import { readView } from "./query.ts";
import type { Viewpoint } from "./viewpoint.ts";

const languages = ["en", "fr"] as const;

describe("the list of viewpoints", () => {
  it("is in alphabetical order, each under the name of its file", () => {
    const ids = viewpoints.map((viewpoint) => viewpoint.id);
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("holds every file that exports a viewpoint", () => {
    const folder = new URL("./", import.meta.url);
    const files = readdirSync(folder).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
    const exporting = files.filter((name) =>
      /^export const \w+: Viewpoint = /m.test(readFileSync(new URL(name, folder), "utf8")),
    );
    const own = viewpoints.map(({ id }) => `${id}.ts`);
    expect(exporting.filter((name) => !own.includes(name))).toEqual([]);
  });

  it("finds each by its id and its other names, whatever the case and separators; no name means two", () => {
    const words = viewpoints.flatMap(({ id, aliases = [] }) => [id, ...aliases]);
    expect(new Set(words).size).toBe(words.length);
    for (const viewpoint of viewpoints)
      for (const word of [viewpoint.id, ...(viewpoint.aliases ?? [])]) {
        expect(viewpointById(word), word).toBe(viewpoint);
        expect(viewpointById(word.toUpperCase().replaceAll("-", "_")), word).toBe(viewpoint);
      }
    expect(viewpointById("no-such-viewpoint")).toBeUndefined();
  });
});

describe.each(viewpoints)("$id", (viewpoint) => {
  it("speaks English and French", () => {
    for (const { en, fr } of [viewpoint.title, viewpoint.question])
      expect([en.length > 0, fr.length > 0, en === fr && en.length > 12]).toEqual([true, true, false]);
    expect(viewpoint.question.en.endsWith("?") && viewpoint.question.fr.endsWith(" ?")).toBe(true);
    expect(viewpoint.notations.length).toBeGreaterThan(0);
  });

  it("has an example without mistakes, with a view of it", () => {
    const model = modelOf(viewpoint.example);
    const view = model.element("example");
    expect(view?.kind).toBe("view");
    const word = view?.get("viewpoint");
    expect(word !== undefined && "text" in word ? viewpointById(word.text)?.id : undefined).toBe(viewpoint.id);
  });

  it("says which keys of a view it reads", () => {
    const model = modelOf(viewpoint.example);
    const statement = model.element("example");
    const known = statement === undefined ? [] : Object.keys(readView(model, statement, { language: "en" }).query);
    // `asOf` of a view is `today` of its query.
    for (const key of viewpoint.reads) expect([...known, "asOf"], key).toContain(key.replace("!", ""));
  });

  it.each(languages)("draws its example, well-formed and not empty (%s)", (language) => {
    const diagram = drawExample(viewpoint, viewpoint.example, language);
    expect(sizeOf(diagram)).toBeGreaterThan(0);
    expectWellFormed(diagram);
  });

  it("draws the same twice", () => {
    const draw = (): string => JSON.stringify(drawExample(viewpoint, viewpoint.example, "fr"));
    expect(draw()).toBe(draw());
  });

  it("keeps the ids of nodes and lines when all names change", () => {
    const renamed = viewpoint.example.replace(
      /^(\s*(?:[a-z]+) [\w.-]+ )"([^"]*)"/gm,
      (_, head: string, name: string) => `${head}"${name} renamed"`,
    );
    expect(renamed).not.toBe(viewpoint.example);
    expect(idsOf(drawExample(viewpoint, renamed, "en"))).toEqual(
      idsOf(drawExample(viewpoint, viewpoint.example, "en")),
    );
  });

  it("draws an empty model, and a model in which its scope is missing or of the wrong kind", () => {
    for (const language of languages) {
      expectWellFormed(drawView(viewpoint, modelOf(`view example { viewpoint: ${viewpoint.id} }`), language));
      const stray = modelOf(
        `driver law "Law"\nunit team "Team"\nview example { viewpoint: ${viewpoint.id}; scope: [law, team] }`,
      );
      expectWellFormed(drawView(viewpoint, stray, language));
    }
  });

  it("draws a model full of oddities", () => {
    const model = Workspace.load([{ uri: "odd.orrery", bytes: encode(oddities(viewpoint.id)) }]).model;
    for (const id of ["example", "wide", "unscoped"]) {
      const statement = model.element(id);
      expect(statement, id).toBeDefined();
      if (statement === undefined) continue;
      const { query } = readView(model, statement, { language: "en" });
      expectWellFormed(viewpoint.draw(model, query));
    }
  });
});

/** Self references, circles of nesting, doubles, ends that are missing, a word that is no kind. */
function oddities(viewpoint: string): string {
  return `
application a "A" { module m "M" { uses m; uses a; -> gone; runs on n; component c "C" { uses c, m } } ; contains b; store s { type: topic; -> m : d } }
application b "B" { contains a; owner: u; zone: z; uses x::y }
application a "A again" { uses b }
widget w "No such kind" { uses a }
node n "N" { zone: z; site: l; contains n; hosts n; connects n, z; os: t; env: [prod, unknown] }
node n2 { zone: z2; hosts n }
zone z { connects z; zone z2 { contains z } }
site l { connects l; contains l; hosts n }
unit u { unit u2 { contains u } owner: u; performs p }
process p { triggers p; process p2 { contains p } uses a, m; accesses d, e; realizes k; type: odd }
capability k { capability k2 { contains k } realizes k }
area r { groups a, b, r, m; area r2 { groups a; contains r } }
dataset d { store: [s, a, d]; goldenSource: a; dataset d2 { contains d } realizes e }
entity e
technology t { uses n }
event ev { triggers ev, p }
interface i { -> i, a }
finding f { threatens f, a, w }
objective o { contains o }
project j { changes a; contains j }
state st { groups a; triggers st }
a -> b : d, d, nothing
a -> b
view example { viewpoint: ${viewpoint}; scope: [a, a, gone, w, n, d, p, k, r]; depth: 3; include: [a -> b, i, "kind=node", c]; exclude: [n2, a uses b]; groupBy: owner }
view wide { viewpoint: ${viewpoint}; scope: [b, z, l, u, o, example]; kinds: [application, nothing]; relationships: [uses, "->", owner] }
view unscoped { viewpoint: ${viewpoint}; depth: 9; environment: PROD; groupBy: nothing }
`;
}

function drawExample(viewpoint: Viewpoint, text: string, language: "en" | "fr"): Diagram {
  return drawView(viewpoint, modelOf(text), language);
}

function drawView(viewpoint: Viewpoint, model: Model, language: "en" | "fr"): Diagram {
  const statement = model.element("example");
  if (statement === undefined) throw new Error("no view `example`");
  return viewpoint.draw(model, readView(model, statement, { language }).query);
}

/** The model of a text that has no mistakes. */
function modelOf(text: string): Model {
  const workspace = Workspace.load([{ uri: "example.orrery", bytes: encode(text) }]);
  expect(workspace.diagnostics()).toEqual([]);
  return workspace.model;
}

function sizeOf(diagram: Diagram): number {
  switch (diagram.kind) {
    case "graph":
    case "drawing":
      return diagram.nodes.length;
    case "matrix":
      return diagram.cells.length;
    case "table":
      return diagram.rows.length;
    case "timeline":
      return diagram.groups.length;
  }
}

function idsOf(diagram: Diagram): unknown {
  switch (diagram.kind) {
    case "graph":
      return [diagram.nodes.map(({ id }) => id), diagram.edges.map(({ id }) => id)];
    case "drawing":
      return [diagram.nodes.map(({ id }) => id), diagram.lines.map(({ id }) => id)];
    case "matrix":
      return [diagram.rows.map(({ id }) => id), diagram.columns.map(({ id }) => id)];
    case "table":
      return diagram.rows.map(({ id }) => id);
    case "timeline":
      return diagram.groups.map(({ id, rows }) => [id, rows.map((row) => row.id)]);
  }
}

function expectWellFormed(diagram: Diagram): void {
  for (const note of "notes" in diagram ? diagram.notes : []) expect(note).toMatch(/^\P{Ll}.*[.!?]$/su);
  if (diagram.kind === "graph") expectSoundGraph(diagram);
}

function expectSoundGraph({ nodes, edges, bands, arrangement }: GraphDiagram): void {
  const parents = new Map<string, string | undefined>();
  const groups = new Set(nodes.filter(({ role }) => role === "group").map(({ id }) => id));
  const full = new Set(nodes.map(({ parent }) => parent));
  for (const { id, parent, name, band } of nodes) {
    expect(parents.has(id), `${id} twice`).toBe(false);
    if (parent !== undefined) expect(parents.has(parent) && groups.has(parent), `${parent} around ${id}`).toBe(true);
    expect(name, id).not.toBe("");
    if (arrangement === "bands" && parent === undefined) expect(bands.map((one) => one.id)).toContain(band);
    parents.set(id, parent);
  }
  for (const id of groups) expect(full.has(id), `${id} is a boundary around nothing`).toBe(true);
  const ids = new Set<string>();
  for (const { id, from, to } of edges) {
    expect(ids.has(id), `${id} twice`).toBe(false);
    ids.add(id);
    expect(parents.has(from) && parents.has(to), id).toBe(true);
    expect(from).not.toBe(to);
    expect(isAround(from, to, parents) || isAround(to, from, parents), `${id} joins a whole with its part`).toBe(false);
  }
}

function isAround(outer: string, inner: string, parents: ReadonlyMap<string, string | undefined>): boolean {
  for (let at = parents.get(inner); at !== undefined; at = parents.get(at)) if (at === outer) return true;
  return false;
}
