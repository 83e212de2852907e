/** `package.json` files of a run with their locks and workspaces. */
import { type Dependency, isExact, type Manifest, type Technology, versionOf } from "../parts/packages/manifest.ts";
import { fitsGlob, type Hearing, inFolder, treeOf } from "../parts/packages/read-manifests.ts";
import { at, entriesAt, textAt, textsAt, type Tree } from "../parts/tree.ts";
import { parentOf, resolved } from "../parts/unit-folder.ts";
import { type Lock, readLock } from "./locks.ts";

interface Found {
  readonly path: string;
  readonly folder: string;
  readonly tree: Tree;
}

interface Workspace {
  readonly root: Found;
  readonly globs: readonly string[];
}

export function readManifests(hearing: Hearing): readonly Manifest[] {
  const found = hearing.artefacts
    .filter(({ path }) => path.endsWith("package.json"))
    .flatMap((artefact): readonly Found[] => {
      const tree = treeOf(artefact, hearing);
      return tree === undefined ? [] : [{ path: artefact.path, folder: parentOf(artefact.path), tree }];
    })
    .filter(({ tree }) => textAt(tree, "name") !== undefined || entriesAt(tree, "dependencies").length > 0);
  const workspaces = found.flatMap((root) => {
    const globs = globsOf(root, hearing);
    return globs.length === 0 ? [] : [{ root, globs }];
  });
  const locks = locksOf(hearing);
  return found.map((one) => manifestOf(one, found, workspaces, locks));
}

function globsOf({ tree, folder }: Found, hearing: Hearing): readonly string[] {
  const own =
    at(tree, "workspaces")?.is === "fields" ? textsAt(tree, "workspaces", "packages") : textsAt(tree, "workspaces");
  const pnpm = treeOf(hearing.around.file(inFolder(folder, "pnpm-workspace.yaml")), hearing);
  return [...own, ...textsAt(pnpm, "packages")].filter((glob) => !glob.startsWith("!"));
}

const lockNames = ["package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock"];

function locksOf({ artefacts, around }: Hearing): ReadonlyMap<string, Lock> {
  const locks = new Map<string, Lock>();
  for (const artefact of artefacts) {
    const name = artefact.path.slice(artefact.path.lastIndexOf("/") + 1);
    if (!lockNames.includes(name) || locks.has(parentOf(artefact.path))) continue;
    const lock = readLock(artefact, around.limits);
    if (lock !== undefined) locks.set(parentOf(artefact.path), lock);
  }
  return locks;
}

function manifestOf(
  one: Found,
  found: readonly Found[],
  workspaces: readonly Workspace[],
  locks: ReadonlyMap<string, Lock>,
): Manifest {
  const { path, folder, tree } = one;
  const own = workspaces.find(({ root }) => root === one);
  const around = workspaces.find(({ root, globs }) => globs.some((glob) => fitsGlob(folder, root.folder, glob)));
  const beside = locks.get(folder);
  const lockFolder = beside !== undefined || around === undefined ? folder : around.root.folder;
  const lock = locks.get(lockFolder);
  const inside = lockFolder === folder ? "" : lockFolder === "." ? folder : folder.slice(lockFolder.length + 1);
  const dependency = (entry: readonly [string, Tree], scope: Dependency["scope"]): Dependency =>
    dependencyOf(entry, scope, { one, found, around: around ?? own, lock, inside });
  const dependencies = [
    ...["dependencies", "optionalDependencies"].flatMap((group) =>
      entriesAt(tree, group).map((entry) => dependency(entry, "run")),
    ),
    ...entriesAt(tree, "devDependencies").map((entry) => dependency(entry, "build")),
  ];
  const members = (own?.globs ?? []).flatMap((glob) =>
    found
      .filter((other) => other !== one && fitsGlob(other.folder, folder, glob))
      .map((other) => ({ folder: other.folder, line: at(tree, "workspaces")?.line ?? 1 })),
  );
  const name = textAt(tree, "name");
  const version = textAt(tree, "version");
  // Of Create React App: where requests go that its server does not know.
  const proxy = textAt(tree, "proxy");
  const isRunnable =
    ["dependencies", "main", "bin", "exports", "module"].some((key) => at(tree, key) !== undefined) ||
    textAt(tree, "scripts", "start") !== undefined;
  return {
    source: "npm",
    ecosystem: "npm",
    path,
    folder,
    ...(name === undefined ? {} : { name }),
    ...(version === undefined ? {} : { version }),
    ...(own !== undefined || !isRunnable ? { isAggregate: true } : {}),
    ...(proxy === undefined
      ? {}
      : { settings: [{ variable: "proxy.target", value: proxy, line: at(tree, "proxy")?.line ?? 1 }] }),
    dependencies,
    technologies: technologiesOf(tree, dependencies),
    members: unique(members),
    ...(beside === undefined ? {} : { locked: beside.all }),
  };
}

function unique(members: readonly { readonly folder: string; readonly line: number }[]): typeof members {
  return [...new Map(members.map((member) => [member.folder, member])).values()];
}

interface Place {
  readonly one: Found;
  readonly found: readonly Found[];
  readonly around: Workspace | undefined;
  readonly lock: Lock | undefined;
  readonly inside: string;
}

function dependencyOf(
  [name, tree]: readonly [string, Tree],
  scope: Dependency["scope"],
  { one, found, around, lock, inside }: Place,
): Dependency {
  const declared = tree.is === "scalar" ? tree.text : "";
  const written = /^(?:file|link|portal):(.+)$/u.exec(declared)?.[1];
  const neighbour = found.find((other) => other !== one && textAt(other.tree, "name") === name);
  const isMember = around?.globs.some(
    (glob) => neighbour !== undefined && fitsGlob(neighbour.folder, around.root.folder, glob),
  );
  const local =
    written !== undefined
      ? resolved(one.folder, written)
      : declared.startsWith("workspace:") || isMember === true
        ? neighbour?.folder
        : undefined;
  const version = lock?.version(name, declared, inside) ?? (isExact(declared) ? versionOf(declared) : undefined);
  return {
    name,
    declared,
    scope,
    line: tree.line,
    ...(version === undefined ? {} : { version }),
    ...(local === undefined ? {} : { local }),
  };
}

function technologiesOf(tree: Tree, dependencies: readonly Dependency[]): readonly Technology[] {
  const engine = at(tree, "engines", "node");
  const node = engine?.is === "scalar" ? engineVersion(engine.text) : undefined;
  const found: Technology[] = [];
  if (node !== undefined) found.push({ name: "Node.js", version: node, line: engine?.line ?? 1 });
  const typescript = dependencies.find(({ name }) => name === "typescript");
  const version = typescript?.version ?? versionOf(typescript?.declared);
  if (typescript === undefined) found.push({ name: "JavaScript", line: 1 });
  else found.push({ name: "TypeScript", line: typescript.line, ...(version === undefined ? {} : { version }) });
  return found;
}

/** `20.x`, `^18`, `18.19.0`; a lower bound such as `>=14` says nothing of what it runs on. */
function engineVersion(text: string): string | undefined {
  return versionOf(text.replace(/\.[x*](?:\.[x*])?$/u, ""));
}
