/**
 * coArchi's folders (GRAFICO): one XML file for each folder, element, relationship and view. The files are put together to the
 * tree that Archi itself would have saved, and read as that.
 */
import { compare } from "../../base/compare.ts";
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Picture } from "../../model/archimate/document.ts";
import { topFolders } from "../../model/archimate/vocabulary.ts";
import { readArchi } from "./archi.ts";
import type { ArchimateReading } from "./notes.ts";
import { readXml, type XmlElement } from "./xml.ts";

/** A file of a folder; the uri is its path with `/`. */
export interface FileBytes {
  readonly uri: string;
  readonly bytes: Uint8Array;
}

/** The path of the model's own `folder.xml` among the files, the shortest if there are several. */
export function graficoRoot(files: readonly FileBytes[]): string | undefined {
  return files
    .map((file) => file.uri)
    .filter((uri) => /(^|\/)folder\.xml$/.test(uri))
    .sort((a, b) => a.split("/").length - b.split("/").length || compare(a, b))[0];
}

/** The document of a folder. */
export function readGrafico(files: readonly FileBytes[]): ArchimateReading {
  const rootUri = graficoRoot(files);
  if (rootUri === undefined) return { diagnostics: [notAModel(files[0]?.uri ?? "")], loss: [] };
  const base = directoryOf(rootUri);
  const diagnostics: Diagnostic[] = [];
  const trees = new Map<string, XmlElement>();
  for (const file of files) {
    if (!file.uri.startsWith(base) || !file.uri.endsWith(".xml")) continue;
    const reading = readXml(file.uri, file.bytes);
    diagnostics.push(...reading.diagnostics);
    if (reading.root !== undefined) trees.set(file.uri, native(reading.root));
  }
  const root = trees.get(rootUri);
  if (root === undefined || root.name !== "ArchimateModel")
    return { diagnostics: [...diagnostics, notAModel(rootUri)], loss: [] };
  if (diagnostics.length > 0) return { diagnostics, loss: [] };
  const folders = foldersIn(base, trees).sort((a, b) => rank(a) - rank(b));
  const reading = readArchi({ ...root, name: "model", children: [...root.children, ...folders] }, picturesOf(files));
  return { ...reading, diagnostics: [...diagnostics, ...reading.diagnostics] };
}

function notAModel(uri: string): Diagnostic {
  return { code: "archimate-not-a-model", severity: "error", uri, span: { start: 0, end: 0 }, parameters: {} };
}

function directoryOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf("/") + 1);
}

function rank(folder: XmlElement): number {
  return topFolders.findIndex((top) => top.type === folder.attributes["type"]);
}

function picturesOf(files: readonly FileBytes[]): Picture[] {
  return files.flatMap(({ uri, bytes }) => {
    const at = uri.lastIndexOf("images/");
    return at < 0 || uri.endsWith("/") ? [] : [{ path: uri.slice(at), bytes }];
  });
}

/** The folders directly below a directory, each with its folders and then its elements, by file name. */
function foldersIn(base: string, trees: ReadonlyMap<string, XmlElement>): XmlElement[] {
  const byDirectory = new Map<string, string[]>();
  for (const uri of [...trees.keys()].sort()) {
    const directory = directoryOf(uri);
    const own = uri.endsWith("/folder.xml") ? directoryOf(directory.slice(0, -1)) : directory;
    byDirectory.set(own, [...(byDirectory.get(own) ?? []), uri]);
  }
  const build = (directory: string): XmlElement[] =>
    (byDirectory.get(directory) ?? []).flatMap((uri) => {
      const tree = trees.get(uri);
      if (tree === undefined || directoryOf(uri) === base) return [];
      if (!uri.endsWith("/folder.xml")) return [{ ...tree, name: "element" }];
      const inside = build(directoryOf(uri));
      const ordered = [
        ...inside.filter((one) => one.name === "folder"),
        ...inside.filter((one) => one.name !== "folder"),
      ];
      return [{ ...tree, name: "folder", children: [...tree.children, ...ordered] }];
    });
  return build(base);
}

const nativeNames: Readonly<Record<string, string>> = {
  children: "child",
  sourceConnections: "sourceConnection",
  bendpoints: "bendpoint",
  properties: "property",
  features: "feature",
  entries: "entry",
};

/** Children that only point somewhere, and the attribute that Archi's own format has for them. */
const pointers: Readonly<Record<string, string>> = {
  source: "source",
  target: "target",
  archimateElement: "archimateElement",
  archimateRelationship: "archimateRelationship",
  referencedModel: "model",
};

const textAttributes: readonly string[] = ["documentation", "content", "purpose", "notes", "hintContent"];

/** The same thing in the words of Archi's own format. */
function native(xml: XmlElement): XmlElement {
  const attributes: Record<string, string> = { ...xml.attributes };
  const children: XmlElement[] = [];
  for (const name of textAttributes) {
    const text = attributes[name];
    if (text === undefined) continue;
    delete attributes[name];
    children.push({ ...xml, name, attributes: {}, children: [], text });
  }
  const profiles: string[] = [];
  for (const child of xml.children) {
    const href = child.attributes["href"];
    const pointer = Object.hasOwn(pointers, child.name) ? pointers[child.name] : undefined;
    if (href !== undefined && pointer !== undefined) attributes[pointer] = identifierOf(href);
    else if (href !== undefined && child.name === "profiles") profiles.push(identifierOf(href));
    else children.push({ ...native(child), name: nativeName(child.name) });
  }
  if (profiles.length > 0) attributes["profiles"] = profiles.join(" ");
  if (xml.attributes["xsi:type"] === undefined) attributes["xsi:type"] = typeOf(xml);
  return { ...xml, attributes, children };
}

function nativeName(name: string): string {
  if (name === "profiles") return "profile";
  return Object.hasOwn(nativeNames, name) ? (nativeNames[name] ?? name) : name;
}

function identifierOf(href: string): string {
  return href.slice(href.indexOf("#") + 1);
}

/** The type of a whole file is the name of its root; canvases have a prefix of their own. */
function typeOf(xml: XmlElement): string {
  return `${xml.namespace.endsWith("/canvas") ? "canvas" : "archimate"}:${xml.name}`;
}
