/** Writes a coArchi (GRAFICO) folder: one file for each folder, element, relationship and view, in coArchi's own layout. */
import { compare } from "../../base/compare.ts";
import type { ArchimateDocument } from "../../model/archimate/document.ts";
import type { Loss } from "../../model/facts.ts";
import { encode } from "../../base/text.ts";
import { archiTree } from "./archi.ts";
import { type Markup, printTall, tag } from "./markup.ts";

/** A file to write; the path is relative to the folder, with `/`. */
export interface WrittenFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** All files, by path: `model/...` and `images/...`. */
export function writeGrafico(document: ArchimateDocument): {
  readonly files: readonly WrittenFile[];
  readonly loss: readonly Loss[];
} {
  const { root, loss } = archiTree(document);
  const places = placesOf(root);
  const files: WrittenFile[] = [
    file("model/folder.xml", "archimate:ArchimateModel", without(root, ["folder"]), places),
  ];
  for (const folder of named(root, "folder"))
    writeFolder(`model/${safe(String(folder.attributes["type"] ?? folder.attributes["id"]))}/`, folder, places, files);
  const pictures = document.pictures.map(({ path, bytes }) => ({ path, bytes }));
  const all = [...files, ...pictures].sort((a, b) => compare(a.path, b.path));
  return { files: all, loss };
}

/** File and type of every element, relationship and view, by id. */
type Places = ReadonlyMap<string, { readonly file: string; readonly type: string }>;

function placesOf(root: Markup): Places {
  const places = new Map<string, { file: string; type: string }>();
  const visit = (folder: Markup): void => {
    for (const child of folder.children) {
      if (child.name === "folder") visit(child);
      if (child.name === "element")
        places.set(String(child.attributes["id"]), {
          file: fileName(child),
          type: String(child.attributes["xsi:type"]),
        });
    }
  };
  visit(root);
  for (const profile of named(root, "profile"))
    places.set(String(profile.attributes["id"]), { file: "folder.xml", type: "archimate:Profile" });
  return places;
}

function fileName(element: Markup): string {
  const type = String(element.attributes["xsi:type"]);
  return `${safe(type.slice(type.indexOf(":") + 1))}_${safe(String(element.attributes["id"]))}.xml`;
}

function writeFolder(path: string, folder: Markup, places: Places, files: WrittenFile[]): void {
  files.push(file(`${path}folder.xml`, "archimate:Folder", without(folder, ["folder", "element"]), places));
  for (const child of folder.children) {
    if (child.name === "folder") writeFolder(`${path}${safe(String(child.attributes["id"]))}/`, child, places, files);
    if (child.name !== "element") continue;
    const { "xsi:type": type, ...attributes } = child.attributes;
    files.push(file(`${path}${fileName(child)}`, String(type), { ...child, attributes }, places));
  }
}

function file(path: string, name: string, markup: Markup, places: Places): WrittenFile {
  const inside = grafico(markup, places);
  const canvas = name.startsWith("canvas:");
  const namespaces = {
    ...(usesTypes(inside) ? { "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance" } : {}),
    ...(!canvas || usesPrefix(inside, "archimate:")
      ? { "xmlns:archimate": "http://www.archimatetool.com/archimate" }
      : {}),
    ...(canvas ? { "xmlns:canvas": "http://www.archimatetool.com/archimate/canvas" } : {}),
  };
  const attributes = Object.fromEntries(Object.entries(inside.attributes).filter(([key]) => !key.startsWith("xmlns")));
  return { path, bytes: encode(printTall({ ...inside, name, attributes: { ...namespaces, ...attributes } })) };
}

const graficoNames: Readonly<Record<string, string>> = {
  child: "children",
  sourceConnection: "sourceConnections",
  bendpoint: "bendpoints",
  property: "properties",
  feature: "features",
  profile: "profiles",
  entry: "entries",
};

const graficoTypes: Readonly<Record<string, string>> = {
  "archimate:DiagramObject": "archimate:DiagramModelArchimateObject",
  "archimate:Group": "archimate:DiagramModelGroup",
  "archimate:Note": "archimate:DiagramModelNote",
  "archimate:Connection": "archimate:DiagramModelArchimateConnection",
};

const textTags: readonly string[] = ["documentation", "content", "purpose", "notes", "hintContent"];

/** The same tag in coArchi's words: texts as attributes, pointers as tags with `href`. */
function grafico(markup: Markup, places: Places): Markup {
  const { attributes: all, children } = markup;
  const pointed =
    markup.name === "element" && all["source"] !== undefined ? ["source", "target", "profiles"] : ["profiles"];
  const names = [...pointed, "archimateElement", "archimateRelationship", "model"];
  const attributes: Record<string, string | number | undefined> = {};
  const pointers: Markup[] = [];
  for (const [name, value] of Object.entries(all)) {
    if (value === undefined) continue;
    if (!names.includes(name)) attributes[name] = name === "xsi:type" ? (graficoTypes[String(value)] ?? value) : value;
    else
      for (const id of String(value).split(" "))
        pointers.push(pointer(name === "model" ? "referencedModel" : name, id, places));
  }
  if (markup.name === "sourceConnection" && attributes["xsi:type"] === undefined)
    attributes["xsi:type"] = "archimate:DiagramModelConnection";
  const texts = children.filter((child) => textTags.includes(child.name));
  for (const text of texts) attributes[text.name] = text.text;
  const others = children.filter((child) => !texts.includes(child)).map((child) => grafico(child, places));
  const ordered = [
    ...others.filter((child) => child.name === "sourceConnections"),
    ...others.filter((child) => child.name !== "sourceConnections"),
  ];
  return {
    ...markup,
    name: graficoNames[markup.name] ?? markup.name,
    attributes: typeFirst(attributes),
    children: [...ordered, ...pointers],
  };
}

function typeFirst(attributes: Markup["attributes"]): Markup["attributes"] {
  const { "xsi:type": type, ...others } = attributes;
  return type === undefined ? others : { "xsi:type": type, ...others };
}

function pointer(name: string, id: string, places: Places): Markup {
  const place = places.get(id);
  if (name === "profiles") return tag(name, { href: `folder.xml#${id}` });
  return tag(name, { "xsi:type": place?.type, href: `${place?.file ?? ""}#${id}` });
}

function usesTypes(markup: Markup): boolean {
  return markup.attributes["xsi:type"] !== undefined || markup.children.some(usesTypes);
}

function usesPrefix(markup: Markup, prefix: string): boolean {
  return (
    String(markup.attributes["xsi:type"] ?? "").startsWith(prefix) ||
    markup.children.some((child) => usesPrefix(child, prefix))
  );
}

function named(markup: Markup, name: string): readonly Markup[] {
  return markup.children.filter((child) => child.name === name);
}

function without(markup: Markup, names: readonly string[]): Markup {
  return { ...markup, children: markup.children.filter((child) => !names.includes(child.name)) };
}

/** A word that any file system takes. */
function safe(word: string): string {
  return word.replace(/[^A-Za-z0-9._-]/g, "-");
}
