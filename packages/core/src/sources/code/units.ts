/** Units of source: folders that are built on their own, by their package manifest or Dockerfile, with the files that belong to each. */
import { compare } from "../../base/compare.ts";
import type { Artefact, Surroundings } from "../source.ts";
import { isExampleFolder, isPassedOver } from "./files.ts";

export interface Unit {
  /** Relative to the root; `.` is the root. */
  readonly folder: string;
  /** Folders around it that are built from this unit and nothing else. */
  readonly around: readonly string[];
  readonly files: readonly Artefact[];
  /** Has a Dockerfile or another sign that it is run on its own. */
  readonly isBuilt: boolean;
}

const manifest =
  /^(?:package\.json|pom\.xml|build\.gradle(?:\.kts)?|go\.mod|Cargo\.toml|pyproject\.toml|setup\.py|requirements\.txt|Pipfile|Gemfile|composer\.json|mix\.exs|build\.sbt|pubspec\.yaml|project\.json|tsconfig\.(?:app|lib)\.json|.*\.(?:cs|fs|vb)proj)$/u;
const dockerfile = /^(?:Dockerfile|Containerfile)(?:[.-].*)?$|\.Dockerfile$/iu;

/** The units of a run, in the order of their folders. */
export function unitsOf(files: readonly Artefact[], around: Surroundings): readonly Unit[] {
  const roots = new Map<string, FolderRole>();
  const roleOf = (folder: string): FolderRole => {
    const known = roots.get(folder);
    if (known !== undefined) return known;
    const found = folderRole(folder, around);
    roots.set(folder, found);
    return found;
  };
  const shares = new Map<string, Artefact[]>();
  for (const file of files) {
    const folder = unitFolder(file.path, roleOf);
    const share = shares.get(folder) ?? [];
    shares.set(folder, share);
    const inner = folder === "." ? file.path : file.path.slice(folder.length + 1);
    if (!isPassedOver(inner)) share.push(file);
  }
  const folders = [...shares.keys()].filter((folder) => (shares.get(folder)?.length ?? 0) > 0).sort(compare);
  const kept = withoutExamples(folders).filter(
    (folder) => folder !== "." || folders.length === 1 || roleOf(".").isBuilt || around.exists("go.mod"),
  );
  return kept.map((folder) => ({
    folder,
    around: foldersAround(folder, kept, roleOf),
    files: shares.get(folder) ?? [],
    isBuilt: roleOf(folder).isBuilt,
  }));
}

interface FolderRole {
  readonly isUnit: boolean;
  readonly isBuilt: boolean;
}

function folderRole(folder: string, around: Surroundings): FolderRole {
  const names = around.folder(folder).map((path) => path.slice(path.lastIndexOf("/") + 1));
  const isBuilt = names.some((name) => dockerfile.test(name));
  return { isBuilt, isUnit: isBuilt || names.some((name) => manifest.test(name)) };
}

function unitFolder(path: string, roleOf: (folder: string) => FolderRole): string {
  for (let folder = parentOf(path); folder !== "."; folder = parentOf(folder)) if (roleOf(folder).isUnit) return folder;
  return ".";
}

/** Examples beside a system are no part of it; a repository of nothing but examples is read as it is. */
function withoutExamples(folders: readonly string[]): readonly string[] {
  const shipped = folders.filter((folder) => !isExampleFolder(folder));
  return shipped.length * 2 >= folders.length || shipped.length > 2 ? shipped : folders;
}

/** `ratings` of `ratings/html`, where the Dockerfile stands in the one and all source in the other. */
function foldersAround(
  folder: string,
  all: readonly string[],
  roleOf: (folder: string) => FolderRole,
): readonly string[] {
  if (folder === "." || roleOf(folder).isBuilt) return [];
  for (let outer = parentOf(folder); outer !== "."; outer = parentOf(outer)) {
    if (!roleOf(outer).isUnit) continue;
    const isOnly = all.every((other) => other === folder || (other !== outer && !other.startsWith(`${outer}/`)));
    return isOnly && roleOf(outer).isBuilt ? [outer] : [];
  }
  return [];
}

export function parentOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "." : path.slice(0, slash);
}
