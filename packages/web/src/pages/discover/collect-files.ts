/** Files of what somebody gave: dropped files and folders, or the choice of a file dialog; what no source reads is passed over and told. */

export interface GivenFile {
  /** Below what was given, with `/`. */
  readonly path: string;
  readonly file: Blob;
}

export type PassedReason = "folder" | "binary" | "large" | "many" | "total" | "unreadable";

export interface Collected {
  readonly files: readonly GivenFile[];
  /** Folders and files that were left out, and why. */
  readonly passed: readonly { readonly path: string; readonly reason: PassedReason }[];
}

/** Of one file, and of all together: the request that carries them is limited, and grows by a third on its way. */
export const MOST_BYTES: number = 8 * 1024 * 1024;
export const MOST_TOTAL: number = 22 * 1024 * 1024;
export const MOST_FILES = 5000;

/** Folders of what others have written or machines have made. */
const foldersPassed: readonly string[] = [
  "node_modules",
  ".git",
  ".hg",
  ".svn",
  ".idea",
  ".gradle",
  ".terraform",
  ".venv",
  "__pycache__",
  "target",
  "dist",
  "vendor",
];
const binary =
  /\.(?:png|jpe?g|gif|webp|avif|ico|bmp|tiff?|mp[34]|mov|webm|woff2?|ttf|otf|eot|exe|dll|so|dylib|a|o|class|jar|war|pyc|wasm|zip|tar|t?gz|bz2|xz|7z|pdf)$/iu;

/** What of paths and sizes is taken, without looking inside. */
export function choose(all: readonly GivenFile[]): Collected {
  const files: GivenFile[] = [];
  const passed = new Map<string, PassedReason>();
  let total = 0;
  for (const one of all.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const folder = passedFolderOf(one.path);
    if (folder !== undefined) passed.set(folder, "folder");
    else if (binary.test(one.path)) passed.set(one.path, "binary");
    else if (one.file.size > MOST_BYTES) passed.set(one.path, "large");
    else if (files.length >= MOST_FILES) passed.set(one.path, "many");
    else if (total + one.file.size > MOST_TOTAL) passed.set(one.path, "total");
    else {
      total += one.file.size;
      files.push(one);
    }
  }
  return { files, passed: [...passed].map(([path, reason]) => ({ path, reason })) };
}

/** The folder on the way to a file that is passed over. */
function passedFolderOf(path: string): string | undefined {
  const parts = path.split("/");
  const place = parts.slice(0, -1).findIndex((part) => foldersPassed.includes(part));
  return place < 0 ? undefined : parts.slice(0, place + 1).join("/");
}

/** Files of a file dialog; of a folder, their paths below it. */
export function filesOf(list: FileList | null): readonly GivenFile[] {
  return [...(list ?? [])].map((file) => ({ path: plain(file.webkitRelativePath || file.name), file }));
}

/** Files and folders that are dropped. Has to be called while the event lasts: afterwards the browser gives nothing any more. */
export async function filesDropped(data: DataTransfer): Promise<Collected> {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (entries.length === 0) return choose(filesOf(data.files));
  const files: GivenFile[] = [];
  const passed: { path: string; reason: PassedReason }[] = [];
  for (const entry of entries) await walk(entry, files, passed);
  const chosen = choose(files);
  return { files: chosen.files, passed: [...passed, ...chosen.passed] };
}

async function walk(
  entry: FileSystemEntry,
  files: GivenFile[],
  passed: { path: string; reason: PassedReason }[],
): Promise<void> {
  const path = plain(entry.fullPath);
  if (files.length > MOST_FILES) return;
  try {
    if (isFile(entry)) {
      files.push({ path, file: await fileOf(entry) });
      return;
    }
    // Not even looked into: it may hold a hundred thousand files.
    if (foldersPassed.includes(entry.name)) passed.push({ path, reason: "folder" });
    else for (const inner of await inside(entry as FileSystemDirectoryEntry)) await walk(inner, files, passed);
  } catch {
    passed.push({ path, reason: "unreadable" });
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((give, fail) => entry.file(give, fail));
}

/** A reader gives some entries at a time, and none when it is through. */
async function inside(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((give, fail) => reader.readEntries(give, fail));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

/** A path as the server takes it: no root, no way out. */
function plain(path: string): string {
  return path
    .split(/[/\\]/u)
    .filter((part) => part !== "" && part !== "." && part !== "..")
    .join("/");
}
