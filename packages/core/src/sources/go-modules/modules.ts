/** Modules of Go in a run: `go.mod` with its sums, and workspaces. */
import type { Dependency, Manifest } from "../parts/packages/manifest.ts";
import { type Hearing, inFolder } from "../parts/packages/read-manifests.ts";
import { parentOf, resolved } from "../parts/unit-folder.ts";

interface GoMod {
  readonly path: string;
  readonly module: string;
  readonly go?: { readonly version: string; readonly line: number };
  readonly required: readonly {
    readonly name: string;
    readonly version: string;
    readonly isIndirect: boolean;
    readonly line: number;
  }[];
  /** Module by what replaces it: a folder. */
  readonly replaced: ReadonlyMap<string, string>;
}

export function readModules(hearing: Hearing): readonly Manifest[] {
  const mods = hearing.artefacts
    .filter(({ path }) => path.endsWith("go.mod"))
    .map((artefact) => readGoMod(artefact.path, artefact.text()));
  const folders = new Map(mods.map(({ module, path }) => [module, parentOf(path)]));
  const manifests = mods.map((mod) => manifestOf(mod, folders, hearing));
  return [...manifests, ...workspacesOf(hearing)];
}

/** Statements with what they hold, whether in a block or not. */
function* statements(
  text: string,
): Generator<{ readonly verb: string; readonly rest: string; readonly line: number; readonly comment: string }> {
  let block: string | undefined;
  for (const [index, raw] of text.split(/\r?\n/u).entries()) {
    const mark = raw.indexOf("//");
    const comment = mark < 0 ? "" : raw.slice(mark + 2).trim();
    const written = (mark < 0 ? raw : raw.slice(0, mark)).trim();
    if (written === "") continue;
    if (block !== undefined) {
      if (written === ")") block = undefined;
      else yield { verb: block, rest: written, line: index + 1, comment };
      continue;
    }
    const [verb = "", ...words] = written.split(/\s+/u);
    if (words[0] === "(" || verb.endsWith("(")) block = verb.replace(/\($/u, "");
    else yield { verb, rest: words.join(" "), line: index + 1, comment };
  }
}

function readGoMod(path: string, text: string): GoMod {
  let module = "";
  let go: GoMod["go"];
  const required: GoMod["required"][number][] = [];
  const replaced = new Map<string, string>();
  for (const { verb, rest, line, comment } of statements(text)) {
    const words = rest.split(/\s+/u).map((word) => word.replaceAll('"', ""));
    if (verb === "module") module = words[0] ?? "";
    else if (verb === "go" && words[0] !== undefined) go = { version: words[0], line };
    else if (verb === "require" && words[0] !== undefined && words[1] !== undefined)
      required.push({ name: words[0], version: words[1], isIndirect: comment.startsWith("indirect"), line });
    else if (verb === "replace") {
      const target = words[words.indexOf("=>") + 1];
      if (words[0] !== undefined && target?.startsWith(".") === true) replaced.set(words[0], target);
    }
  }
  return { path, module, required, replaced, ...(go === undefined ? {} : { go }) };
}

function manifestOf(
  { path, module, go, required, replaced }: GoMod,
  folders: ReadonlyMap<string, string>,
  { around }: Hearing,
): Manifest {
  const folder = parentOf(path);
  const dependencies = required
    .filter(({ isIndirect }) => !isIndirect)
    .map(({ name, version, line }): Dependency => {
      const written = replaced.get(name);
      const local = written === undefined ? folders.get(name) : resolved(folder, written);
      return { name, version, scope: "run", line, ...(local === undefined ? {} : { local }) };
    });
  const sums = around.file(inFolder(folder, "go.sum"))?.text();
  const locked = sums === undefined ? required.map(({ name, version }) => `${name}@${version}`) : sumsIn(sums);
  return {
    source: "go-modules",
    ecosystem: "golang",
    path,
    folder,
    ...(module === "" ? {} : { name: module }),
    dependencies,
    technologies: [go === undefined ? { name: "Go", line: 1 } : { name: "Go", ...go }],
    ...(locked.length === 0 ? {} : { locked: [...new Set(locked)].sort() }),
  };
}

/** `github.com/x/y v1.2.3 h1:...`; lines for the `go.mod` alone are of modules that are not built in. */
function sumsIn(text: string): readonly string[] {
  return [...text.matchAll(/^(\S+) (v[^\s/]+) h1:/gmu)].map(([, name = "", version = ""]) => `${name}@${version}`);
}

function workspacesOf({ artefacts }: Hearing): readonly Manifest[] {
  return artefacts
    .filter(({ path }) => path.endsWith("go.work"))
    .map((artefact) => {
      const folder = parentOf(artefact.path);
      const members = [...statements(artefact.text())].flatMap(({ verb, rest, line }) => {
        const member = verb === "use" ? resolved(folder, rest.replaceAll('"', "")) : undefined;
        return member === undefined ? [] : [{ folder: member, line }];
      });
      return {
        source: "go-modules",
        ecosystem: "golang" as const,
        path: artefact.path,
        folder,
        isAggregate: true,
        dependencies: [],
        technologies: [],
        members,
      };
    });
}
