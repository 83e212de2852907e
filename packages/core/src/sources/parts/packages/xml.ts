/** XML manifests (POM, project files of .NET) as small trees. */
import { lineOfTag, readXml, type XmlElement } from "../../archimate/xml.ts";
import { diagnosticOf } from "../config/documents.ts";
import type { Artefact } from "../../source.ts";
import type { Hearing } from "./read-manifests.ts";

export type { XmlElement } from "../../archimate/xml.ts";

/** The root; undefined where the file is no XML, with a diagnostic. A file in UTF-16 or with a document type is read or refused as told. */
export function xmlOf(artefact: Artefact, { around, diagnostics }: Hearing): XmlElement | undefined {
  const limits = { bytes: around.limits.bytes, depth: around.limits.depth, tags: 500_000 };
  const { root, diagnostics: found } = readXml(artefact.path, artefact.bytes(), limits);
  if (root !== undefined) return root;
  const line = found[0]?.parameters["line"];
  diagnostics.push(
    diagnosticOf("artefact-unreadable", artefact.path, { what: "XML", line: typeof line === "number" ? line : 1 }),
  );
  return undefined;
}

/** First child at a path of tags. */
export function child(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let here = element;
  for (const name of path) here = here?.children.find((one) => one.name === name);
  return here;
}

export function childrenOf(element: XmlElement | undefined, ...path: readonly string[]): readonly XmlElement[] {
  const last = path.at(-1);
  return child(element, ...path.slice(0, -1))?.children.filter(({ name }) => name === last) ?? [];
}

/** Text of the first child at a path; undefined where it is empty. */
export function textIn(element: XmlElement | undefined, ...path: readonly string[]): string | undefined {
  const text = child(element, ...path)?.text.trim();
  return text === "" ? undefined : text;
}

export function lineIn(element: XmlElement | undefined): number {
  return element === undefined ? 1 : lineOfTag(element);
}
