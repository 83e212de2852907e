/** Configuration files, each speaking for whoever runs with it: the frame that small readers share. */
import type { Diagnostic } from "../../../base/diagnostic.ts";
import type { Claim, Lookup, Purpose } from "../../../model/claims/claim.ts";
import type { Artefact, Surroundings } from "../../source.ts";
import { type Speaker, linkTo, readingOf } from "./claims.ts";
import { readDocuments } from "./documents.ts";
import type { Tree } from "../tree.ts";
import { addressesOf, fill } from "./placeholders.ts";
import { imageAround, ownerOf } from "./unit.ts";

/** The claims of one file, after the mention that they are of; nothing at all where nothing is said. */
export function* spokenBy(
  source: string,
  artefact: Artefact,
  around: Surroundings,
  otherwise: string,
  say: (speaker: Speaker) => Iterable<Claim>,
): Generator<Claim> {
  const unit = imageAround(artefact.path, around);
  const { key, mention } = ownerOf({ source, path: artefact.path, unit, otherwise });
  let isMentioned = false;
  for (const claim of say({ of: key, file: artefact.path })) {
    if (!isMentioned) yield mention;
    isMentioned = true;
    yield claim;
  }
}

/** The same for YAML, JSON and TOML: `say` is asked for each document. */
export function* spokenByTrees(
  source: string,
  artefacts: readonly Artefact[],
  around: Surroundings,
  otherwise: string,
  say: (speaker: Speaker, tree: Tree, artefact: Artefact) => Iterable<Claim>,
): Generator<Claim | Diagnostic> {
  for (const artefact of artefacts) {
    const { trees, diagnostics } = readDocuments(artefact, around.limits);
    yield* diagnostics;
    yield* spokenBy(source, artefact, around, otherwise, function* (speaker) {
      for (const tree of trees) yield* say(speaker, tree, artefact);
    });
  }
}

export interface Dialling {
  readonly purpose: Purpose;
  readonly line: number;
  readonly seenBy: string;
  /** Where the address names none. */
  readonly protocol?: string;
  /** `route`: passes requests on. `address-read`: asks for itself. */
  readonly evidence?: "route" | "address-read";
}

/** The speaker dials the addresses in a text; variables in it are read. */
export function* dialledIn(speaker: Speaker, text: string, dialling: Dialling): Generator<Claim> {
  const { purpose, line, seenBy, protocol, evidence = "address-read" } = dialling;
  const filled = fill(text);
  const lookups = addressesOf(filled, true);
  if (lookups.length === 0) return;
  for (const { variable } of filled.placeholders) yield readingOf(speaker, variable, { line, seenBy });
  for (const lookup of lookups)
    yield linkTo(speaker, { to: withProtocol(lookup, protocol), purpose, evidence, line, seenBy });
}

function withProtocol(lookup: Lookup, protocol: string | undefined): Lookup {
  return lookup.protocol !== undefined || protocol === undefined ? lookup : { ...lookup, protocol };
}
