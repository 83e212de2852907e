/** Requirements of Python as pip, pyproject and setup write them: `flask[async]>=2.0,<3 ; python_version < "3.9"`. */
import type { Dependency } from "../parts/packages/manifest.ts";

export interface Requirement {
  readonly name: string;
  /** `==2.3.1`, `>=2,<3`; empty: any. */
  readonly declared: string;
  /** Pinned to one version. */
  readonly version?: string;
}

/** One requirement (PEP 508); undefined where the text is none. */
export function readRequirement(text: string): Requirement | undefined {
  const plain = text
    .slice(0, 500)
    .replace(/\s;.*$|;.*$/su, "")
    .trim();
  const match =
    /^([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*\(?\s*((?:[=<>!~^]=?=?\s*[\w.*+!-]+\s*,?\s*)*)\)?\s*(?:@\s*\S+)?$/u.exec(
      plain,
    );
  if (match === null) return undefined;
  const declared = (match[2] ?? "").replaceAll(/\s+/gu, "");
  const version = /^={2,3}([\w.+!-]+)$/u.exec(declared)?.[1];
  return { name: match[1] ?? "", declared, ...(version === undefined ? {} : { version }) };
}

export interface RequirementsFile {
  readonly requirements: readonly (Requirement & { readonly line: number })[];
  /** Files that it takes in by `-r`; those of `-c` only constrain. */
  readonly includes: readonly string[];
  /** Folders that it installs by `-e`. */
  readonly folders: readonly { readonly path: string; readonly line: number }[];
}

/** A `requirements.txt`: a requirement in each line, options, continued lines, hashes. */
export function readRequirementsFile(text: string): RequirementsFile {
  const requirements: (Requirement & { readonly line: number })[] = [];
  const includes: string[] = [];
  const folders: { readonly path: string; readonly line: number }[] = [];
  for (const [index, raw] of text.split(/\r?\n/u).entries()) {
    const written = raw
      .slice(0, 1000)
      .replace(/(?:^|\s)#.*$/su, "")
      .replace(/\\\s*$/u, "")
      .replace(/\s--hash=.*$/su, "")
      .trim();
    if (written === "") continue;
    const included = /^(?:-r|--requirement)[\s=]+(\S+)/u.exec(written)?.[1];
    const folder = /^(?:(?:-e|--editable)[\s=]+)?(\.{1,2}(?:\/\S*)?)$/u.exec(written)?.[1];
    if (included !== undefined) includes.push(included);
    else if (folder !== undefined) folders.push({ path: folder, line: index + 1 });
    else if (!written.startsWith("-")) {
      const requirement = readRequirement(written);
      if (requirement !== undefined) requirements.push({ ...requirement, line: index + 1 });
    }
  }
  return { requirements, includes, folders };
}

export function dependencyFrom(
  { name, declared, version }: Requirement,
  scope: Dependency["scope"],
  line: number,
  locked?: string,
): Dependency {
  const exact = locked ?? version;
  return {
    name,
    scope,
    line,
    ...(exact === undefined ? {} : { version: exact }),
    ...(declared === "" ? {} : { declared }),
  };
}

/** Names of packages compare without case, and with `-`, `_` and `.` alike. */
export function plainPackage(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/gu, "-");
}
