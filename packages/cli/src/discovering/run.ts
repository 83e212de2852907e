/** A run of discovery over folders on disk: files, parsers and sources brought together; what was claimed comes out whole. */
import type { Diagnostic } from "@orrery/core/base/diagnostic";
import type { SourcedClaim } from "@orrery/core/discovery/reconcile";
import type { SeenArtefact } from "@orrery/core/discovery/snapshot";
import type { CodeLanguage, CodeOutline } from "@orrery/core/sources/code/outline";
import { sources } from "@orrery/core/sources/index";
import { readAll } from "@orrery/core/sources/read-all";
import { standardLimits } from "@orrery/core/sources/source";
import type { DiskFile } from "./disk-file.ts";
import { languagesIn, type Outlines } from "./outlines/open-outlines.ts";
import { isOwn, walk } from "./walk.ts";
import { EXTENSION } from "../files.ts";
import { join } from "node:path";

export interface Discovered {
  readonly claims: readonly SourcedClaim[];
  readonly diagnostics: readonly Diagnostic[];
  /** Files by source. */
  readonly read: ReadonlyMap<string, readonly string[]>;
  /** Files that no source knows. */
  readonly unread: readonly string[];
  readonly passedOver: ReadonlyMap<string, number>;
  /** What was read, with the hash of each file and what kept it from being read. */
  readonly artefacts: () => readonly Omit<SeenArtefact, "day">[];
}

export interface DiscoverOptions {
  /** Files and folders under the root; absent: all of it. */
  readonly paths?: readonly string[];
  readonly only?: readonly string[];
  readonly outline?: (language: CodeLanguage, text: string) => CodeOutline | undefined;
  /** Opens the parsers of the languages that are there, where no `outline` is given. */
  readonly openOutlines?: (languages: Iterable<CodeLanguage>) => Promise<Outlines>;
  /** Called now and then, with the source that reads, the files that were opened, and how many there are. */
  readonly progress?: (progress: Progress) => void;
}

export interface Progress {
  readonly source: string;
  readonly opened: number;
  readonly files: number;
}

/** Everything that the artefacts under a folder say. */
export async function discoverFolder(root: string, options: DiscoverOptions = {}): Promise<Discovered> {
  const walked = walk(root, options.paths ?? [root], standardLimits.bytes);
  const files = walked.files.filter(({ path }) => !path.endsWith(EXTENSION) && !isOwn(join(root, path)));
  const problems: Diagnostic[] = [];
  const claims: SourcedClaim[] = [];
  const read = new Map<string, readonly string[]>();
  const state = { source: "", opened: 0, files: 0 };
  let unread: readonly string[] = [];
  const watched =
    options.progress === undefined ? files : files.map((file) => watchedFile(file, state, options.progress));
  const outline = options.outline ?? (await options.openOutlines?.(languagesIn(files)));
  const reading = outline === undefined ? options : { ...options, outline };
  for await (const heard of readAll({ files: watched }, sources, reading))
    switch (heard.heard) {
      case "claim":
        claims.push({ source: heard.source, claim: heard.claim });
        break;
      case "diagnostic":
        problems.push(heard.diagnostic);
        break;
      case "source":
        read.set(heard.source, heard.files);
        Object.assign(state, { source: heard.source, opened: 0, files: heard.files.length });
        options.progress?.(state);
        break;
      case "unread":
        unread = heard.files;
    }
  // The disk's own troubles are told while files are opened, so they are all here now.
  const diagnostics = [...walked.problems, ...problems];
  const artefacts = (): readonly Omit<SeenArtefact, "day">[] => artefactsOf(files, read, claims, diagnostics);
  return { claims, diagnostics, read, unread, passedOver: walked.passedOver, artefacts };
}

/** The same file, which tells when it is opened for the first time. */
function watchedFile(
  file: DiskFile,
  state: { source: string; opened: number; files: number },
  progress: DiscoverOptions["progress"],
): DiskFile {
  let isOpened = false;
  const open = (): void => {
    if (isOpened) return;
    isOpened = true;
    state.opened++;
    progress?.(state);
  };
  return {
    ...file,
    bytes: () => {
      open();
      return file.bytes();
    },
    text: () => {
      open();
      return file.text();
    },
    chunks: () => {
      open();
      return file.chunks();
    },
  };
}

/** Files that a source read or that a claim stands in, in the order of their paths. */
function artefactsOf(
  files: readonly DiskFile[],
  read: ReadonlyMap<string, readonly string[]>,
  claims: readonly SourcedClaim[],
  diagnostics: readonly Diagnostic[],
): readonly Omit<SeenArtefact, "day">[] {
  const sourcesOf = new Map<string, Set<string>>();
  const add = (path: string, source: string): void => {
    sourcesOf.set(path, (sourcesOf.get(path) ?? new Set()).add(source));
  };
  for (const [source, paths] of read) for (const path of paths) add(path, source);
  for (const { source, claim } of claims) add(claim.at.file, source);
  const problems = new Map(
    diagnostics.flatMap(({ uri, code, severity }) => (severity === "info" ? [] : [[uri, code] as const])),
  );
  return files.flatMap((file) => {
    const own = sourcesOf.get(file.path);
    if (own === undefined) return [];
    const hash = file.hash();
    const problem = problems.get(file.path);
    return [
      {
        path: file.path,
        sources: [...own].sort(),
        ...(hash === undefined ? {} : { hash }),
        ...(problem === undefined ? {} : { problem }),
      },
    ];
  });
}
