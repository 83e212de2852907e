/** Python projects of a run: one for each folder that has requirements, a `pyproject.toml`, a `Pipfile` or a `setup.py`. */
import { type Dependency, type Manifest, type Technology, versionOf } from "../parts/packages/manifest.ts";
import { type Hearing, inFolder, treeOf } from "../parts/packages/read-manifests.ts";
import { at, entriesAt, itemsAt, textAt, type Tree } from "../parts/tree.ts";
import type { Artefact } from "../source.ts";
import { parentOf, resolved } from "../parts/unit-folder.ts";
import { dependencyFrom, plainPackage, readRequirement, readRequirementsFile } from "./requirements.ts";

export function readProjects(hearing: Hearing): readonly Manifest[] {
  const folders = new Map<string, Artefact[]>();
  for (const artefact of hearing.artefacts) {
    const folder = projectFolder(artefact.path);
    folders.set(folder, [...(folders.get(folder) ?? []), artefact]);
  }
  const projects = [...folders].flatMap(([folder, files]) => projectOf(folder, files, hearing));
  const byName = new Map(
    projects.flatMap(({ name, folder }) => (name === undefined ? [] : [[plainPackage(name), folder]])),
  );
  return projects.map((project) => ({
    ...project,
    dependencies: project.dependencies.map((one) => ofWorkspace(one, project, byName)),
  }));
}

/** `requirements/prod.txt` is of the folder around `requirements`. */
function projectFolder(path: string): string {
  const folder = parentOf(path);
  return /(?:^|\/)requirements$/u.test(folder) ? parentOf(folder) : folder;
}

function ofWorkspace(one: Dependency, { folder }: Manifest, byName: ReadonlyMap<string, string>): Dependency {
  if (one.local !== "workspace") return one;
  const local = byName.get(plainPackage(one.name));
  const { local: _, ...rest } = one;
  return local === undefined || local === folder ? rest : { ...rest, local };
}

interface Said {
  readonly path: string;
  readonly name?: string;
  readonly version?: string;
  readonly python?: { readonly text: string; readonly line: number };
  readonly dependencies: readonly Dependency[];
}

function projectOf(folder: string, files: readonly Artefact[], hearing: Hearing): readonly Manifest[] {
  const locked = lockedIn(files, hearing);
  const named = (pattern: RegExp): Artefact | undefined =>
    files.find(({ path }) => pattern.test(path.slice(path.lastIndexOf("/") + 1)));
  const pyproject = named(/^pyproject\.toml$/u);
  const pipfile = named(/^Pipfile$/u);
  const setup = named(/^setup\.(?:py|cfg)$/u);
  const said: Said[] = [];
  const ofPyproject = pyproject === undefined ? undefined : fromPyproject(pyproject, locked, hearing);
  if (ofPyproject !== undefined) said.push(ofPyproject);
  if (pipfile !== undefined) said.push(fromPipfile(pipfile, locked, hearing));
  const requirements = fromRequirements(files, locked, hearing);
  if (requirements !== undefined) said.push(requirements);
  if (setup !== undefined) said.push(fromSetup(setup, locked));
  const useful = said.filter(({ name, dependencies }) => name !== undefined || dependencies.length > 0);
  const [first] = useful;
  if (first === undefined) return [];
  // One folder is one project: what is declared twice counts once.
  const dependencies = [
    ...new Map(
      useful
        .flatMap((one) => one.dependencies)
        .reverse()
        .map((one) => [plainPackage(one.name), one]),
    ).values(),
  ].reverse();
  const name = useful.find((one) => one.name !== undefined)?.name;
  const version = useful.find((one) => one.version !== undefined)?.version;
  return [
    {
      source: "python-packages",
      ecosystem: "pypi",
      path: first.path,
      folder,
      ...(name === undefined ? {} : { name }),
      ...(version === undefined ? {} : { version }),
      dependencies,
      technologies: [pythonOf(useful, folder, hearing)],
      ...(locked.size === 0 ? {} : { locked: [...locked].map(([one, exact]) => `${one}@${exact}`).sort() }),
    },
  ];
}

function pythonOf(said: readonly Said[], folder: string, { around }: Hearing): Technology {
  const pinned =
    around.file(inFolder(folder, ".python-version"))?.text() ??
    around.file(inFolder(folder, "runtime.txt"))?.text() ??
    "";
  const exact = /^(?:python-)?(\d+\.\d+(?:\.\d+)?)\s*$/mu.exec(pinned)?.[1];
  const required = said.find(({ python }) => python !== undefined)?.python;
  // A lower bound says nothing of what it runs on.
  const version =
    exact ?? (required === undefined ? undefined : versionOf(required.text.replace(/^==/u, "").replace(/\.\*$/u, "")));
  return {
    name: "Python",
    line: required?.line ?? 1,
    ...(version === undefined || !version.includes(".") ? {} : { version }),
  };
}

/** Versions by plain name, of whatever lock is there; of a compiled `requirements.txt` beside its `requirements.in`, too. */
function lockedIn(files: readonly Artefact[], hearing: Hearing): ReadonlyMap<string, string> {
  const locked = new Map<string, string>();
  for (const artefact of files) {
    const base = artefact.path.slice(artefact.path.lastIndexOf("/") + 1);
    if (/^(?:poetry|uv|pdm)\.lock$/u.test(base)) {
      for (const entry of itemsAt(treeOf(artefact, hearing), "package")) {
        const name = textAt(entry, "name");
        const version = textAt(entry, "version");
        const isOwn = at(entry, "source", "editable") !== undefined || at(entry, "source", "virtual") !== undefined;
        if (name !== undefined && version !== undefined && !isOwn) locked.set(plainPackage(name), version);
      }
    } else if (base === "Pipfile.lock") {
      const tree = treeOf(artefact, hearing);
      for (const group of ["default", "develop"])
        for (const [name, entry] of entriesAt(tree, group)) {
          const version = textAt(entry, "version")?.replace(/^==/u, "");
          if (version !== undefined) locked.set(plainPackage(name), version);
        }
    } else if (base.endsWith(".txt") && files.some(({ path }) => path === artefact.path.replace(/\.txt$/u, ".in"))) {
      for (const { name, version } of readRequirementsFile(artefact.text()).requirements)
        if (version !== undefined) locked.set(plainPackage(name), version);
    }
  }
  return locked;
}

function fromRequirements(
  files: readonly Artefact[],
  locked: ReadonlyMap<string, string>,
  { around }: Hearing,
): Said | undefined {
  const lists = files.filter(({ path }) => /\.(?:txt|in)$/u.test(path));
  const isCompiled = (path: string): boolean =>
    path.endsWith(".txt") && lists.some((other) => other.path === path.replace(/\.txt$/u, ".in"));
  const sources = lists.filter(({ path }) => !isCompiled(path));
  const [main] = [...sources].sort((a, b) => rank(a.path) - rank(b.path));
  if (main === undefined) return undefined;
  const dependencies = sources.flatMap((artefact): readonly Dependency[] => {
    const { requirements, folders, includes } = readRequirementsFile(artefact.text());
    const scope = isForBuilding(artefact.path) ? ("build" as const) : ("run" as const);
    const own = requirements.map((one) =>
      dependencyFrom(one, scope, artefact === main ? one.line : 1, locked.get(plainPackage(one.name))),
    );
    const taken = includes.flatMap((written) => {
      const path = resolved(parentOf(artefact.path), written);
      const file = path === undefined || sources.some((other) => other.path === path) ? undefined : around.file(path);
      return file === undefined
        ? []
        : readRequirementsFile(file.text()).requirements.map((one) => dependencyFrom(one, scope, 1));
    });
    const local = folders.flatMap(({ path, line }) => {
      const folder = resolved(parentOf(artefact.path), path);
      return folder === undefined || folder === parentOf(artefact.path)
        ? []
        : [{ name: folder, scope, line: artefact === main ? line : 1, local: folder }];
    });
    return [...own, ...taken, ...local];
  });
  return {
    path: main.path,
    dependencies: dependencies.sort((a, b) => Number(a.scope === "build") - Number(b.scope === "build")),
  };
}

function rank(path: string): number {
  const base = path.slice(path.lastIndexOf("/") + 1);
  if (/^requirements\.(?:txt|in)$/u.test(base)) return 0;
  return isForBuilding(path) ? 2 : 1;
}

function isForBuilding(path: string): boolean {
  return /(?:dev|develop|test|tests|testing|lint|docs?|ci|build|local|tox|optional)[^/]*\.(?:txt|in)$/iu.test(path);
}

function fromPyproject(artefact: Artefact, locked: ReadonlyMap<string, string>, hearing: Hearing): Said | undefined {
  const tree = treeOf(artefact, hearing);
  if (tree === undefined) return undefined;
  const poetry = at(tree, "tool", "poetry");
  const sources = at(tree, "tool", "uv", "sources");
  const isWorkspace = (name: string): boolean => textAt(sources, name, "workspace") === "true";
  const listed = (list: readonly Tree[], scope: Dependency["scope"]): readonly Dependency[] =>
    list.flatMap((item) => {
      const requirement = item.is === "scalar" ? readRequirement(item.text) : undefined;
      if (requirement === undefined) return [];
      const dependency = dependencyFrom(requirement, scope, item.line, locked.get(plainPackage(requirement.name)));
      const path = textAt(sources, requirement.name, "path");
      const local = path === undefined ? undefined : resolved(parentOf(artefact.path), path);
      if (isWorkspace(requirement.name)) return [{ ...dependency, local: "workspace" }];
      return [local === undefined ? dependency : { ...dependency, local }];
    });
  const keyed = (group: Tree | undefined, scope: Dependency["scope"]): readonly Dependency[] =>
    entriesAt(group).flatMap(([name, value]) =>
      name === "python" ? [] : [ofPoetry(name, value, scope, artefact.path, locked)],
    );
  const dependencies = [
    ...listed(itemsAt(tree, "project", "dependencies"), "run"),
    ...keyed(at(poetry, "dependencies"), "run"),
    ...entriesAt(tree, "dependency-groups").flatMap(([, group]) => listed(itemsAt(group), "build")),
    ...keyed(at(poetry, "dev-dependencies"), "build"),
    ...entriesAt(poetry, "group").flatMap(([, group]) => keyed(at(group, "dependencies"), "build")),
    ...listed(itemsAt(tree, "tool", "uv", "dev-dependencies"), "build"),
  ];
  const name = textAt(tree, "project", "name") ?? textAt(poetry, "name");
  const version = textAt(tree, "project", "version") ?? textAt(poetry, "version");
  const python = at(tree, "project", "requires-python") ?? at(poetry, "dependencies", "python");
  return {
    path: artefact.path,
    dependencies,
    ...(name === undefined ? {} : { name }),
    ...(version === undefined ? {} : { version }),
    ...(python?.is === "scalar" ? { python: { text: python.text, line: python.line } } : {}),
  };
}

/** `django = "^4.2"`, `shared = { path = "../shared" }`. */
function ofPoetry(
  name: string,
  value: Tree,
  scope: Dependency["scope"],
  path: string,
  locked: ReadonlyMap<string, string>,
): Dependency {
  const declared = value.is === "scalar" ? value.text : (textAt(value, "version") ?? "");
  const written = textAt(value, "path");
  const local = written === undefined ? undefined : resolved(parentOf(path), written);
  const version = /^\d[\w.]*$/u.test(declared) ? declared : undefined;
  return {
    ...dependencyFrom(
      { name, declared: declared === "*" ? "" : declared, ...(version === undefined ? {} : { version }) },
      scope,
      value.line,
      locked.get(plainPackage(name)),
    ),
    ...(local === undefined ? {} : { local }),
  };
}

function fromPipfile(artefact: Artefact, locked: ReadonlyMap<string, string>, hearing: Hearing): Said {
  const tree = treeOf(artefact, hearing);
  const keyed = (group: string, scope: Dependency["scope"]): readonly Dependency[] =>
    entriesAt(tree, group).map(([name, value]) => {
      const declared = (value.is === "scalar" ? value.text : (textAt(value, "version") ?? "")).replace(/^\*$/u, "");
      return dependencyFrom(
        readRequirement(`${name}${declared}`) ?? { name, declared },
        scope,
        value.line,
        locked.get(plainPackage(name)),
      );
    });
  const python = at(tree, "requires", "python_version") ?? at(tree, "requires", "python_full_version");
  return {
    path: artefact.path,
    dependencies: [...keyed("packages", "run"), ...keyed("dev-packages", "build")],
    ...(python?.is === "scalar" ? { python: { text: python.text, line: python.line } } : {}),
  };
}

/** Literals of `setup.py` and `setup.cfg`; the script is not run. */
function fromSetup(artefact: Artefact, locked: ReadonlyMap<string, string>): Said {
  const text = artefact.text().slice(0, 200_000);
  const name = /^[ \t]*name[ \t]*=\s*["']?([\w.-]+)["']?\s*,?\s*$/mu.exec(text)?.[1];
  const version = /^[ \t]*version[ \t]*=\s*["']?(\d[\w.]*)["']?\s*,?\s*$/mu.exec(text)?.[1];
  const start = text.search(/install_requires\s*=/u);
  const end =
    start < 0
      ? -1
      : artefact.path.endsWith(".cfg")
        ? text.slice(start).search(/\n\S/u)
        : text.slice(start).indexOf("]");
  const block = start < 0 ? "" : text.slice(start, end < 0 ? undefined : start + end);
  const line = text.slice(0, Math.max(0, start)).split("\n").length;
  const written = artefact.path.endsWith(".cfg")
    ? block.split("\n").slice(1)
    : [...block.matchAll(/["']([^"'\n]+)["']/gu)].map(([, one = ""]) => one);
  const dependencies = written.flatMap((one) => {
    const requirement = readRequirement(one);
    return requirement === undefined
      ? []
      : [dependencyFrom(requirement, "run", line, locked.get(plainPackage(requirement.name)))];
  });
  return {
    path: artefact.path,
    dependencies,
    ...(name === undefined ? {} : { name }),
    ...(version === undefined ? {} : { version }),
  };
}
