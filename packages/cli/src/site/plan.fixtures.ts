/** Test help: the plan of a site of a model on disk, with pictures made up on the spot, and what holds of every page. */
import { severityCounts, statistics } from "@orrery/core/answers/statistics";
import type { Diagram, DiagramNode } from "@orrery/core/views/diagram";
import { posix } from "node:path";
import { loadModel, placeAt } from "../load-model.ts";
import { speechOf } from "../messages/messages.ts";
import { positionsIn } from "../positions.ts";
import type { SiteView } from "./pages/view.ts";
import type { SitePlan } from "./site.ts";

/** A plan in both languages; the one picture shows the first elements. */
export async function planOf(folder: string): Promise<SitePlan> {
  const place = placeAt(folder);
  if (place === undefined) throw new Error(`${folder} is not there`);
  const loaded = loadModel(place);
  const diagnostics = loaded.diagnostics();
  const { model } = loaded.workspace;
  const view = madeUpView([...model.elements()].slice(0, 4).map(({ id, name, layer }) => ({ id, name, layer })));
  return {
    model,
    title: "Untitled",
    statistics: { ...statistics(loaded.workspace), diagnostics: severityCounts(diagnostics) },
    diagnostics,
    positions: positionsIn(loaded),
    speeches: await Promise.all((["en", "fr"] as const).map(speechOf)),
    views: new Map((["en", "fr"] as const).map((locale) => [locale, [view]])),
    viewer: { files: new Map([["viewer.js", ""]]), scripts: ["viewer.js"], styles: [] },
    fonts: { files: new Map([["Inter.ttf", new Uint8Array(4)]]), weights: { 400: "Inter.ttf" } },
    version: "0.0.0",
  };
}

function madeUpView(elements: readonly Pick<DiagramNode, "id" | "name" | "layer">[]): SiteView {
  const [first, second] = elements;
  const diagram: Diagram = {
    kind: "graph",
    arrangement: "layered",
    direction: "down",
    nodes: elements.map((one) => ({
      ...one,
      element: one.id,
      role: "element",
      kindName: "Thing",
      shape: "box",
      isExternal: false,
      rank: 0,
      badges: [],
    })),
    edges:
      first === undefined || second === undefined
        ? []
        : [
            {
              id: "line",
              from: first.id,
              to: second.id,
              verb: "uses",
              label: "<orders>",
              line: "sync",
              count: 2,
              isStated: true,
              hasArrow: true,
            },
          ],
    bands: [],
    notes: [],
  };
  const markup = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><title>View</title></svg>';
  return {
    id: "overview",
    title: "Overview",
    description: undefined,
    viewpoint: "Context",
    question: "What is around it?",
    diagram,
    markup,
    scene: '{"version":1}',
    styleDigests: ["sha256-abc"],
    files: [{ format: "svg", path: "views/overview.svg", content: markup }],
    thumbnail: { path: "views/overview~small.svg", content: markup, size: [10, 10] },
    notes: ["Something is left out."],
    problems: [],
  };
}

/** What is wrong with the files of a site: links that lead nowhere or elsewhere, ids that stand twice, tags that do not match. */
export function faultsIn(files: ReadonlyMap<string, string | Uint8Array>): readonly string[] {
  return [...files].flatMap(([path, content]) =>
    path.endsWith(".html") && typeof content === "string" ? faultsOf(path, content, files) : [],
  );
}

function faultsOf(path: string, text: string, files: ReadonlyMap<string, unknown>): readonly string[] {
  return [...linkFaults(path, text, files), ...idFaults(path, text), ...tagFaults(path, text)];
}

function linkFaults(path: string, text: string, files: ReadonlyMap<string, unknown>): readonly string[] {
  const links = [...text.matchAll(/\s(?:href|src|action)="([^"]*)"/g)].map(([, link = ""]) => link);
  return links.flatMap((link) => {
    if (link.startsWith("#") || /^(?:https?|mailto):/.test(link)) return [];
    const target = posix.join(posix.dirname(path), link.replace(/[?#].*$/, ""));
    return link.startsWith("/") || !files.has(target) ? [`${path}: ${link} leads nowhere`] : [];
  });
}

function idFaults(path: string, text: string): readonly string[] {
  const ids = [...text.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${path}: id ${id} stands twice`);
}

const VOID = /^(?:meta|link|img|input|br|hr|path|rect)$/;

function tagFaults(path: string, text: string): readonly string[] {
  const open: string[] = [];
  for (const [, slash, name = "", isClosed] of text.matchAll(/<(\/?)([a-z][a-z0-9]*)\b(?:"[^"]*"|[^">])*?(\/?)>/g)) {
    if (slash === "/") {
      const last = open.pop();
      if (last !== name) return [`${path}: </${name}> ends <${last ?? ""}>`];
    } else if (isClosed !== "/" && !VOID.test(name)) open.push(name);
  }
  return open.length === 0 ? [] : [`${path}: <${open.join("><")}> is not ended`];
}
