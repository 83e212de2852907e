/**
 * A snapshot as text: JSON Lines, one claim a line, in a fixed order, so that two runs compare line by line and the same artefacts give
 * the same lines on any day. First the head, then sources, artefacts and claims.
 */
import type { Diagnostic } from "../base/diagnostic.ts";
import { compare } from "../base/compare.ts";
import type { Claim } from "../model/claims/claim.ts";
import { claimOf } from "../model/claims/claim-shape.ts";
import { tellable } from "../model/claims/secrets.ts";
import {
  canonical,
  identityOf,
  type SeenArtefact,
  type SeenClaim,
  type SeenSource,
  type Snapshot,
} from "./snapshot.ts";

/** Raised when older readers would misunderstand what is written. */
const SNAPSHOT_VERSION = 1;

/** Pieces of the text, line by line. */
export function* snapshotLines(snapshot: Snapshot): Generator<string> {
  const { name, day, root, sources, artefacts, claims } = snapshot;
  yield `${ordered({ orrery: "observation", version: SNAPSHOT_VERSION, name, day, root })}\n`;
  for (const { id, version, day: last } of sources)
    yield `${ordered({ source: id, version, ...(last === day ? {} : { day: last }) })}\n`;
  for (const { path, hash, sources: by, day: last, problem } of artefacts)
    yield `${ordered({ artefact: path, sources: by, hash, day: last, problem })}\n`;
  for (const one of claims) yield `${claimText(one)}\n`;
}

/** What is told of a claim; a value that may be none of other people's business is left out once more. */
function claimText({ source, claim, since, seen, gone }: SeenClaim): string {
  const { claim: kind, at, seenBy, ...says } = claim;
  const safe = "variable" in says && "value" in says && says.value !== undefined ? withoutSecret(says) : says;
  return ordered({ claim: kind, source, seenBy, ...sorted(safe), at, since, seen, gone });
}

function withoutSecret<Says extends { readonly variable: string; readonly value?: string }>(
  says: Says,
): Omit<Says, "value"> {
  const { value, ...rest } = says;
  const told = value === undefined ? undefined : tellable(says.variable, value);
  return told === undefined ? rest : { ...rest, value: told };
}

function sorted(fields: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).sort(([a], [b]) => compare(a, b)));
}

/** JSON with the keys as they stand, and sorted ones inside. */
function ordered(fields: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(fields).filter(([, value]) => value !== undefined);
  return `{${parts.map(([key, value]) => `${JSON.stringify(key)}:${canonical(value)}`).join(",")}}`;
}

export interface SnapshotRead {
  /** Undefined where the text is none, or of a later version. Lines that are none are left out. */
  readonly snapshot: Snapshot | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the text of a snapshot. Never throws; a damaged line is told and passed over. */
export function readSnapshot(uri: string, text: string): SnapshotRead {
  const reader = new Reader(uri);
  let line = 0;
  for (let start = 0; start < text.length;) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    reader.line(text.slice(start, end), ++line);
    if (reader.isRefused) break;
    start = end + 1;
  }
  return reader.finish();
}

class Reader {
  isRefused = false;
  private readonly uri: string;
  private readonly diagnostics: Diagnostic[] = [];
  private head: Pick<Snapshot, "name" | "day" | "root"> | undefined;
  private readonly sources: Map<string, SeenSource> = new Map();
  private readonly artefacts: Map<string, SeenArtefact> = new Map();
  private readonly claims: Map<string, SeenClaim> = new Map();

  constructor(uri: string) {
    this.uri = uri;
  }

  line(text: string, number: number): void {
    if (text.trim() === "") return;
    const value = parsed(text);
    if (this.head === undefined) this.readHead(value, number);
    else if (value === undefined || !this.take(value)) this.tell("observation-damaged", { line: number });
  }

  finish(): SnapshotRead {
    const { diagnostics, head } = this;
    if (head === undefined && !this.isRefused) this.tell("observation-not-one", {});
    if (head === undefined) return { snapshot: undefined, diagnostics };
    return {
      diagnostics,
      snapshot: {
        ...head,
        sources: [...this.sources.values()].sort((a, b) => compare(a.id, b.id)),
        artefacts: [...this.artefacts.values()].sort((a, b) => compare(a.path, b.path)),
        claims: [...this.claims].sort(([a], [b]) => compare(a, b)).map(([, one]) => one),
      },
    };
  }

  private readHead(value: Fields | undefined, line: number): void {
    const { orrery, version, name, day, root } = value ?? {};
    if (orrery !== "observation" || typeof version !== "number" || typeof name !== "string" || !isDay(day)) {
      this.tell("observation-not-one", { line });
      this.isRefused = true;
    } else if (version > SNAPSHOT_VERSION) {
      this.tell("observation-version", { version, known: SNAPSHOT_VERSION });
      this.isRefused = true;
    } else this.head = { name, day, ...(typeof root === "string" ? { root } : {}) };
  }

  private take(value: Fields): boolean {
    if ("claim" in value) return this.takeClaim(value);
    if ("artefact" in value) return this.takeArtefact(value);
    const { source: id, version, day = this.head?.day } = value;
    if (typeof id !== "string" || typeof version !== "number" || !isDay(day)) return false;
    this.sources.set(id, { id, version, day });
    return true;
  }

  private takeArtefact({ artefact: path, sources, hash, day, problem }: Fields): boolean {
    if (typeof path !== "string" || !Array.isArray(sources) || !areTexts(sources)) return false;
    if (!isMaybeText(hash) || !isMaybeText(problem) || (day !== undefined && !isDay(day))) return false;
    this.artefacts.set(path, {
      path,
      sources,
      ...(hash === undefined ? {} : { hash }),
      ...(day === undefined ? {} : { day }),
      ...(problem === undefined ? {} : { problem }),
    });
    return true;
  }

  private takeClaim({ source, since, seen, gone, ...rest }: Fields): boolean {
    const claim: Claim | undefined = claimOf(rest);
    if (claim === undefined || typeof source !== "string" || !isDay(since)) return false;
    if ((gone !== undefined && !isDay(gone)) || (seen !== undefined && !isDay(seen))) return false;
    const one = {
      source,
      claim,
      since,
      ...(seen === undefined ? {} : { seen }),
      ...(gone === undefined ? {} : { gone }),
    };
    this.claims.set(identityOf(one), one);
    return true;
  }

  private tell(code: string, parameters: Readonly<Record<string, string | number>>): void {
    if (this.diagnostics.length >= MOST_TOLD) return;
    const severity = code === "observation-damaged" ? "warning" : "error";
    this.diagnostics.push({ code, severity, uri: this.uri, span: { start: 0, end: 0 }, parameters });
  }
}

const MOST_TOLD = 100;

type Fields = Readonly<Record<string, unknown>>;

function parsed(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
  } catch {
    return undefined;
  }
}

function isDay(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/u.test(value);
}

function isMaybeText(value: unknown): value is string | undefined {
  return value === undefined || typeof value === "string";
}

function areTexts(values: readonly unknown[]): values is readonly string[] {
  return values.every((value) => typeof value === "string");
}
