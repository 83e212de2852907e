/** The way of all sources of traces: artefacts in, one map of all of them, claims out. */
import type { Diagnostic, Severity } from "../../../base/diagnostic.ts";
import type { Claim } from "../../../model/claims/claim.ts";
import type { Artefact, Limits, Surroundings } from "../../source.ts";
import { readProtobuf } from "./protobuf.ts";
import { ServiceMap } from "./service-map.ts";
import { mapClaims } from "./to-claims.ts";
import { TraceReader } from "./trace-reader.ts";
import type { TraceTrouble } from "./trace-reader.ts";
import { WINDOW } from "./span-table.ts";

/** Reads every artefact piece by piece; what is told comes at the end, when all parents had their chance to come. */
export async function* readTraces(
  artefacts: readonly Artefact[],
  around: Surroundings,
): AsyncIterable<Claim | Diagnostic> {
  const map = new ServiceMap();
  for (const artefact of artefacts) yield* readOne(artefact, map, around.limits);
  yield* mapClaims(map);
  const [first] = artefacts;
  if (first !== undefined) yield* mapDiagnostics(map, first.path);
}

async function* readOne(artefact: Artefact, map: ServiceMap, limits: Limits): AsyncIterable<Diagnostic> {
  const before = map.spans + map.calls.size;
  const reader = new TraceReader(map, artefact.path, limits);
  let decode: ((piece: Uint8Array) => Uint8Array) | undefined;
  let isFirst = true;
  for await (const piece of artefact.chunks()) {
    if (piece.length === 0) continue;
    if (isFirst) {
      isFirst = false;
      if (isProtobuf(artefact.path, piece)) {
        yield* protobufOf(artefact, map, limits);
        return;
      }
      if (piece[0] === 0x1f && piece[1] === 0x8b) {
        yield told("artefact-unsupported", "warning", artefact.path, { what: "gzip", line: 1 });
        return;
      }
      decode = decoderOf(piece);
    }
    reader.push(decode === undefined ? piece : decode(piece));
  }
  reader.end();
  for (const trouble of reader.troubles) yield troubleTold(trouble, artefact.path, limits);
  if (map.spans + map.calls.size === before && reader.troubles.length === 0) {
    yield told("trace-empty", "info", artefact.path, {});
  }
}

function* protobufOf(artefact: Artefact, map: ServiceMap, limits: Limits): Iterable<Diagnostic> {
  if (artefact.size > limits.bytes) {
    yield told("artefact-too-large", "warning", artefact.path, { limit: limits.bytes });
    return;
  }
  if (!readProtobuf(artefact.bytes(), map, artefact.path)) {
    yield told("artefact-unreadable", "warning", artefact.path, { what: "protobuf", line: 1 });
  }
}

/** Binary OTLP begins with a tag or a length, JSON with a bracket. */
function isProtobuf(path: string, piece: Uint8Array): boolean {
  return /\.(?:binpb|pb|proto\.bin|otlp)$/iu.test(path) && (piece[0] === 0x0a || piece[0] === 0);
}

/** UTF-16 with a mark, as shells of Windows write it, as UTF-8. */
function decoderOf(piece: Uint8Array): ((piece: Uint8Array) => Uint8Array) | undefined {
  const encoding =
    piece[0] === 0xff && piece[1] === 0xfe
      ? "utf-16le"
      : piece[0] === 0xfe && piece[1] === 0xff
        ? "utf-16be"
        : undefined;
  if (encoding === undefined) return undefined;
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  return (one) => encoder.encode(decoder.decode(one, { stream: true }));
}

function troubleTold(trouble: TraceTrouble, path: string, limits: Limits): Diagnostic {
  const { line, count } = trouble;
  switch (trouble.what) {
    case "json":
      return told("artefact-unreadable", "warning", path, { what: "JSON", line });
    case "truncated":
      return told("artefact-unreadable", "warning", path, { what: "JSON", line });
    case "deep":
      return told("artefact-too-deep", "warning", path, { limit: limits.depth, line });
    case "batch":
      return told("trace-left-out", "warning", path, { count });
  }
}

/** What the map could not join: never silently. */
function* mapDiagnostics(map: ServiceMap, path: string): Iterable<Diagnostic> {
  if (map.unnamed > 0) yield told("trace-unnamed", "warning", path, { count: map.unnamed, total: map.spans });
  if (map.orphans > 0) yield told("trace-orphans", "info", path, { count: map.orphans, total: map.spans });
  if (map.forgotten > 0) yield told("trace-window", "warning", path, { count: map.forgotten, window: WINDOW });
  if (map.leftOut > 0) yield told("trace-left-out", "warning", path, { count: map.leftOut });
}

function told(
  code: string,
  severity: Severity,
  uri: string,
  parameters: Readonly<Record<string, string | number>>,
): Diagnostic {
  return { code, severity, uri, span: { start: 0, end: 0 }, parameters };
}
