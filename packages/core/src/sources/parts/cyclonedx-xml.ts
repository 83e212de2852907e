/** CycloneDX in XML: components with their names, versions, package URLs and licences. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { BillPart } from "./bill-of-materials.ts";
import { walkXml } from "./documents/xml-events.ts";
import type { Artefact, Limits } from "../source.ts";

export interface CycloneXml {
  readonly parts: readonly BillPart[];
  /** Ids of the component that the bill is about. */
  readonly described: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

export function readCycloneXml(artefact: Artefact, limits: Limits): CycloneXml {
  const parts: { -readonly [Key in keyof BillPart]: BillPart[Key] }[] = [];
  const open: (typeof parts)[number][] = [];
  const described = new Set<string>();
  const diagnostics = walkXml(artefact, "CycloneDX", limits, {
    open({ name, attributes, line, path }) {
      if (name !== "component") return;
      const id = attributes["bom-ref"] ?? `${String(parts.length)}`;
      const part = {
        id,
        name: "",
        version: undefined,
        purl: undefined,
        licence: undefined,
        purpose: attributes["type"],
        line,
      };
      parts.push(part);
      open.push(part);
      if (path.at(-1) === "metadata") described.add(id);
    },
    close({ name, path }, text) {
      if (name === "component") open.pop();
      const part = open.at(-1);
      if (part === undefined) return;
      const around = path.at(-1);
      if (around === "component" && name === "name") part.name = text;
      else if (around === "component" && name === "version") part.version = text;
      else if (around === "component" && name === "purl") part.purl = text;
      else if ((around === "license" && name === "id") || (around === "licenses" && name === "expression"))
        part.licence ??= text;
    },
  });
  return { parts, described, diagnostics };
}
