/**
 * The contract of a source: artefacts of one kind in, claims out. Reading is pure: no disk, network, clock or random, no code of the
 * artefact is run; the same bytes give the same claims in the same order. A broken artefact gives a diagnostic and never stops the run.
 */
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Claim } from "../model/claims/claim.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { CodeOutline, CodeLanguage } from "./code/outline.ts";

export interface Source {
  /** Name of the file or folder of the source; begins the keys of its mentions. */
  readonly id: string;
  /** Raised whenever the same bytes give other claims than before. */
  readonly version: number;
  readonly title: Bilingual;
  /** What files it takes, as a person would say it: `docker-compose.yml`, `*.tf`. */
  readonly files: readonly string[];
  /** What it cannot say, one sentence each; shown where the source is shown. */
  readonly cannotSay: readonly Bilingual[];
  /** How a person gets the artefact: the command or the menu to use. */
  readonly howToExport: Bilingual;
  /** Small artefacts by path, and the claims that must come of them, one line each as `claimLine` (claim-lines.ts) writes them. */
  readonly example: { readonly files: Readonly<Record<string, string>>; readonly claims: readonly string[] };
  /** It takes files larger than `limits.bytes`, by `chunks`; others are not given any. */
  readonly readsInPieces?: boolean;
  /** From the path and the first 4 KiB alone; parses nothing. */
  detect(glimpse: Glimpse): Detection;
  /**
   * All artefacts of a run that it recognised, in the order of their paths. Yields as it goes, so that the run can show progress and
   * stop. What the artefacts name and nobody gave is asked of `around`.
   */
  read(artefacts: readonly Artefact[], around: Surroundings): Reading;
}

export type Reading = Iterable<Claim | Diagnostic> | AsyncIterable<Claim | Diagnostic>;

export interface Glimpse {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly size: number;
  /** First 4 KiB. */
  readonly head: Uint8Array;
  /** The same as text, UTF-16 with a mark decoded, wrong bytes as U+FFFD. */
  readonly text: string;
}

/** 0 no, 1 maybe, 2 likely, 3 sure. Every source that says at least 1 may read it only if none says more, but for those that share (`isShared`). */
export type Detection = 0 | 1 | 2 | 3;

/** A file of the run. Its bytes are read when they are asked for and not kept. */
export interface Artefact {
  readonly path: string;
  readonly size: number;
  /** Whole content; at most `limits.bytes` (the host leaves out what is larger, unless the source reads in pieces). */
  bytes(): Uint8Array;
  /** The same as text: byte order marks honoured (UTF-8, UTF-16), wrong bytes as U+FFFD. */
  text(): string;
  /** Content in pieces, for what may be larger than memory. */
  chunks(): AsyncIterable<Uint8Array>;
}

export interface Surroundings {
  /** Another file of the run, whoever reads it: an include, a values file, a sibling. `undefined`: there is none. Never outside of the root. */
  file(path: string): Artefact | undefined;
  /** Paths of all files right in a folder (`.` is the root), in order. */
  folder(path: string): readonly string[];
  /** Is there such a file or folder? */
  exists(path: string): boolean;
  /** The outline of source text, from the parsers that the host has; `undefined` where the host has none for the language. */
  outline(language: CodeLanguage, text: string): CodeOutline | undefined;
  readonly limits: Limits;
}

export interface Limits {
  /** Of one artefact that is read as a whole. */
  readonly bytes: number;
  /** Of one line. */
  readonly line: number;
  /** Levels of nesting in JSON, YAML, XML, HCL ... */
  readonly depth: number;
  /** What a zip may unpack to, altogether, and per packed byte. */
  readonly unpacked: number;
  readonly ratio: number;
}

export const standardLimits: Limits = {
  bytes: 256 * 2 ** 20,
  line: 16 * 2 ** 20,
  depth: 200,
  unpacked: 2 ** 31,
  ratio: 200,
};
