/** Crates of Rust in a run, with their lock and workspaces. */
import { type Dependency, isExact, type Manifest, type Technology, versionOf } from "../parts/packages/manifest.ts";
import { fitsGlob, type Hearing, inFolder, treeOf } from "../parts/packages/read-manifests.ts";
import { at, entriesAt, itemsAt, textAt, textsAt, type Tree } from "../parts/tree.ts";
import { parentOf, resolved } from "../parts/unit-folder.ts";

interface Crate {
  readonly path: string;
  readonly folder: string;
  readonly tree: Tree;
}

export function readCrates(hearing: Hearing): readonly Manifest[] {
  const crates = hearing.artefacts
    .filter(({ path }) => path.endsWith("Cargo.toml"))
    .flatMap((artefact): readonly Crate[] => {
      const tree = treeOf(artefact, hearing);
      return tree === undefined ? [] : [{ path: artefact.path, folder: parentOf(artefact.path), tree }];
    });
  return crates.map((crate) => manifestOf(crate, crates, hearing));
}

function manifestOf(crate: Crate, crates: readonly Crate[], hearing: Hearing): Manifest {
  const { path, folder, tree } = crate;
  const workspace = crates.find(
    ({ folder: root, tree: other }) => at(other, "workspace") !== undefined && isMember(folder, root, other),
  );
  const lockFolder = hearing.around.exists(inFolder(folder, "Cargo.lock")) ? folder : workspace?.folder;
  const all = lockFolder === undefined ? [] : locked(lockFolder, hearing);
  const versions = new Map(all.map(([name, version]) => [name, version]));
  const inherited = workspace?.tree;
  const shared = (field: string): string | undefined =>
    textAt(tree, "package", field) ??
    (textAt(tree, "package", field, "workspace") === "true"
      ? textAt(inherited, "workspace", "package", field)
      : undefined);
  const read = (group: string, scope: Dependency["scope"]): readonly Dependency[] =>
    entriesAt(tree, group).map(([name, value]) => dependencyOf(name, value, scope, { crate, workspace, versions }));
  const name = textAt(tree, "package", "name");
  const version = shared("version");
  const members = itemsAt(tree, "workspace", "members").flatMap((item) =>
    item.is !== "scalar"
      ? []
      : crates
          .filter((other) => other !== crate && fitsGlob(other.folder, folder, item.text))
          .map((other) => ({ folder: other.folder, line: item.line })),
  );
  const rust: Technology = { name: "Rust", line: 1, ...versionField(shared("rust-version")) };
  return {
    source: "cargo",
    ecosystem: "cargo",
    path,
    folder,
    ...(name === undefined ? { isAggregate: true } : { name }),
    ...(version === undefined ? {} : { version }),
    dependencies: [
      ...read("dependencies", "run"),
      ...read("dev-dependencies", "build"),
      ...read("build-dependencies", "build"),
    ],
    technologies: name === undefined ? [] : [rust],
    members,
    ...(lockFolder === folder && all.length > 0 ? { locked: all.map(([one, exact]) => `${one}@${exact}`).sort() } : {}),
  };
}

function versionField(version: string | undefined): { readonly version?: string } {
  return version === undefined ? {} : { version };
}

function isMember(folder: string, root: string, tree: Tree): boolean {
  return folder === root || textsAt(tree, "workspace", "members").some((glob) => fitsGlob(folder, root, glob));
}

function locked(folder: string, hearing: Hearing): readonly (readonly [string, string])[] {
  return itemsAt(treeOf(hearing.around.file(inFolder(folder, "Cargo.lock")), hearing), "package").flatMap((entry) => {
    const name = textAt(entry, "name");
    const version = textAt(entry, "version");
    // What has no source is a crate of the tree itself.
    return name === undefined || version === undefined || at(entry, "source") === undefined
      ? []
      : [[name, version] as const];
  });
}

interface Place {
  readonly crate: Crate;
  readonly workspace: Crate | undefined;
  readonly versions: ReadonlyMap<string, string>;
}

function dependencyOf(
  alias: string,
  value: Tree,
  scope: Dependency["scope"],
  { crate, workspace, versions }: Place,
): Dependency {
  const isShared = textAt(value, "workspace") === "true";
  const said = isShared ? (at(workspace?.tree, "workspace", "dependencies", alias) ?? value) : value;
  const name = textAt(said, "package") ?? alias;
  const declared = said.is === "scalar" ? said.text : textAt(said, "version");
  const written = textAt(said, "path");
  const local =
    written === undefined
      ? undefined
      : resolved(isShared ? (workspace?.folder ?? crate.folder) : crate.folder, written);
  const version =
    versions.get(name) ??
    (declared !== undefined && declared.startsWith("=") && isExact(declared) ? versionOf(declared) : undefined);
  return {
    name,
    scope,
    line: value.line,
    ...(version === undefined ? {} : { version }),
    ...(declared === undefined ? {} : { declared: /^\d/u.test(declared) ? `^${declared}` : declared }),
    ...(local === undefined ? {} : { local }),
  };
}
