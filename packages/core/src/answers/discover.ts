/** What was observed, as the page Discover shows it. */
import { describe, type Locale } from "../base/codes.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { type Drift, type DriftSort, driftSorts } from "../discovery/drift-items.ts";
import type {
  Conflict,
  Dangling,
  Evidence,
  Observation,
  ObservedElement,
  ObservedRelationship,
  Proposal,
} from "../discovery/observation.ts";
import { factOf } from "../discovery/drift/values.ts";
import type { Snapshot } from "../discovery/snapshot.ts";
import type { Place as ArtefactPlace } from "../model/claims/claim.ts";
import { evidenceClasses } from "../model/claims/evidence.ts";
import type { FactValue } from "../model/facts.ts";
import type { Bilingual } from "../model/metamodel.ts";
import { kinds } from "../model/metamodel/kinds.ts";
import type { Model } from "../model/model.ts";
import type { KeyMeaning } from "../model/schema.ts";
import { guessed, literalOf, printValue, typed, writeLiteral } from "../model/values.ts";
import { nameOfKey } from "./cells.ts";
import type {
  ConflictAnswer,
  ConflictsAnswer,
  DiscoverAnswer,
  DoubtAnswer,
  DoubtsAnswer,
  EndAnswer,
  EvidenceAnswer,
  GapsAnswer,
  ObservedAnswer,
  ObservedCounts,
  ObservedLine,
  PlaceAnswer,
  RunAnswer,
  SourceAnswer,
  TryAnswer,
  ValueAnswer,
} from "./discover-answers.ts";
import type { Observed } from "./observed.ts";
import { placeOf, type Positions } from "./positions.ts";

/** In which language names are given, and where statements stand. */
export interface DiscoverSetting {
  readonly language: string;
  readonly locale: Locale;
  readonly positions: Positions;
}

/** A snapshot beside the model, or why it cannot be read. */
export interface RunGiven {
  readonly name: string;
  readonly uri: string;
  readonly snapshot: Snapshot | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** What a source is, without its reader: answers know no sources. */
export type SourceGiven = SourceAnswer;

const MOST_DOUBTS = 200;
const MOST_CONFLICTS = 500;
const MOST_GAPS = 500;
/** Elements that a trial shows. */
const MOST_TRIED = 300;
const MOST_LINES = 40;
const MOST_EVIDENCE = 30;

export function discoverAnswer(
  runs: readonly RunGiven[],
  sources: readonly SourceGiven[],
  known: Observed | undefined,
  setting: DiscoverSetting & { readonly today: string },
): DiscoverAnswer {
  const { locale, positions, today } = setting;
  const drift = known?.drift();
  return {
    version: 1,
    today,
    runs: runs.map((run) => runAnswer(run, locale)),
    observed: known === undefined ? null : { ...countsOf(known.observation), conflicts: openConflicts(known, setting) },
    drift:
      drift === undefined
        ? null
        : {
            bySort: bySort(drift),
            tolerated: drift.items.filter(({ tolerated }) => tolerated !== undefined).length,
            outside: drift.outside,
          },
    sources,
    evidence: evidenceClasses,
    tolerances: (drift?.tolerances ?? []).map(({ place, ...one }) => ({ ...one, place: placeOf(positions, place) })),
  };
}

function bySort({ items }: Drift): Readonly<Record<DriftSort, number>> {
  const count = (sort: DriftSort): number =>
    items.filter(({ drift, tolerated }) => drift === sort && tolerated === undefined).length;
  return Object.fromEntries(driftSorts.map((sort) => [sort, count(sort)])) as Readonly<Record<DriftSort, number>>;
}

function runAnswer({ name, uri, snapshot, diagnostics }: RunGiven, locale: Locale): RunAnswer {
  const fault = diagnostics[0];
  const claims = new Map<string, number>();
  for (const { source, gone } of snapshot?.claims ?? [])
    if (gone === undefined) claims.set(source, (claims.get(source) ?? 0) + 1);
  return {
    name,
    uri,
    day: snapshot?.day ?? null,
    sources: (snapshot?.sources ?? []).map(({ id, day }) => ({
      id,
      day,
      artefacts: snapshot?.artefacts.filter((artefact) => artefact.sources.includes(id)).length ?? 0,
      claims: claims.get(id) ?? 0,
    })),
    artefacts: snapshot?.artefacts.length ?? 0,
    problems: (snapshot?.artefacts ?? []).flatMap(({ path, problem }) =>
      problem === undefined ? [] : [{ path, problem }],
    ),
    ...(fault === undefined ? {} : { fault: describe(fault, locale) }),
  };
}

function countsOf(observation: Observation): ObservedCounts {
  const byKind = new Map<string, number>();
  for (const { kind } of observation.elements) byKind.set(kind, (byKind.get(kind) ?? 0) + 1);
  return {
    elements: observation.elements.length,
    relationships: observation.relationships.length,
    ghosts: observation.elements.filter(({ isGhost }) => isGhost).length,
    conflicts: observation.conflicts.length,
    doubts: observation.proposals.length,
    dangling: observation.dangling.length,
    undiscoverable: observation.undiscoverable.length,
    defects: observation.defects?.length ?? 0,
    byKind: Object.fromEntries([...byKind].sort((a, b) => b[1] - a[1])),
  };
}

export function doubtsAnswer(known: Observed | undefined, setting: DiscoverSetting): DoubtsAnswer {
  const all = known?.observation.proposals ?? [];
  const doubts =
    known === undefined ? [] : all.slice(0, MOST_DOUBTS).flatMap((one) => doubtAnswer(one, known, setting));
  return { version: 1, total: all.length, doubts };
}

function doubtAnswer(proposal: Proposal, known: Observed, setting: DiscoverSetting): readonly DoubtAnswer[] {
  const [left, right] = proposal.elements.map((id) => known.byId.get(id));
  if (left === undefined || right === undefined) return [];
  const { likelihood, reasons, mentions } = proposal;
  return [
    {
      likelihood,
      reasons,
      keys: mentions,
      sides: [observedAnswer(left, known, setting), observedAnswer(right, known, setting)],
    },
  ];
}

/** How many of them wait for a person. */
function openConflicts(known: Observed, setting: DiscoverSetting): number {
  const { total, settled } = conflictsAnswer(known, setting);
  return total - settled;
}

export function conflictsAnswer(known: Observed | undefined, setting: DiscoverSetting): ConflictsAnswer {
  if (known === undefined) return { version: 1, total: 0, settled: 0, conflicts: [] };
  const all = known.observation.conflicts.map((one) => conflictAnswer(one, known, setting));
  const [settled, open] = [all.filter((one) => one.isSettled), all.filter((one) => !one.isSettled)];
  return {
    version: 1,
    total: all.length,
    settled: settled.length,
    conflicts: [...open, ...settled].slice(0, MOST_CONFLICTS),
  };
}

function conflictAnswer(
  { element, attribute, values }: Conflict,
  known: Observed,
  setting: DiscoverSetting,
): ConflictAnswer {
  const declared = known.matching.declaredOf.get(element);
  const value = declared?.get(attribute);
  const subject = known.byId.get(element)?.kind ?? "";
  const shown = (one: FactValue): ValueAnswer =>
    valueAnswer(one, { model: known.model, subject, attribute, locale: setting.locale });
  const said = value === undefined ? undefined : shown(factOf(value));
  return {
    element: endAnswer(element, known, setting),
    attribute: attributeName(known.model, subject, attribute),
    ...(said === undefined ? {} : { declared: said }),
    isSettled: said !== undefined && values.some((one) => shown(one.value).shown === said.shown),
    values: values.map(({ value: one, source, at, wins }) => ({
      ...shown(one),
      source,
      at: placeAnswer(at),
      wins,
    })),
  };
}

export function gapsAnswer(known: Observed | undefined, setting: DiscoverSetting): GapsAnswer {
  if (known === undefined) return { version: 1, undiscoverable: [], dangling: [], defects: [] };
  const { undiscoverable, dangling, defects = [] } = known.observation;
  const ended = (id: string | undefined): { readonly element?: EndAnswer } =>
    id === undefined ? {} : { element: endAnswer(id, known, setting) };
  return {
    version: 1,
    undiscoverable: undiscoverable.slice(0, MOST_GAPS).map(({ element, what, reason, remedy, at }) => ({
      ...ended(element),
      what,
      reason,
      remedy,
      ...(at === undefined ? {} : { at: placeAnswer(at) }),
    })),
    dangling: dangling.slice(0, MOST_GAPS).map(({ from, address, evidence }: Dangling) => ({
      from: endAnswer(from, known, setting),
      address,
      evidence: evidenceAnswers(evidence),
    })),
    defects: defects.slice(0, MOST_GAPS).map(({ element, reason, source, at }) => ({
      ...ended(element),
      reason,
      source,
      at: placeAnswer(at),
    })),
  };
}

/** What a trial of some files found, with no model beside it. */
export function triedAnswer(
  known: Observed,
  heard: Pick<TryAnswer, "read" | "unread" | "problems">,
  setting: DiscoverSetting,
): TryAnswer {
  const { elements } = known.observation;
  return {
    version: 1,
    ...heard,
    counts: countsOf(known.observation),
    elements: elements.slice(0, MOST_TRIED).map((element) => observedAnswer(element, known, setting)),
    gaps: gapsAnswer(known, setting),
  };
}

export function observedAnswer(element: ObservedElement, known: Observed, setting: DiscoverSetting): ObservedAnswer {
  const { id, name, kind, aliases, isExternal, isGhost, firstSeen, lastSeen } = element;
  const declared = known.matching.declaredOf.get(id);
  return {
    id,
    name,
    kind,
    aliases,
    isExternal,
    isGhost,
    ...(declared === undefined ? {} : { declared: declared.id }),
    ...(firstSeen === undefined ? {} : { firstSeen }),
    ...(lastSeen === undefined ? {} : { lastSeen }),
    mentions: element.mentions.map(({ key, source, sort, names, at, joined }) => ({
      key,
      source,
      sort,
      names,
      at: placeAnswer(at),
      ...(joined === undefined ? {} : { joined }),
    })),
    attributes: element.attributes
      .filter(({ name: key }) => !key.startsWith("x-"))
      .map(({ name: key, value, source, at }) => ({
        ...attributeName(known.model, kind, key),
        shown: valueAnswer(value, { model: known.model, subject: kind, attribute: key, locale: setting.locale }).shown,
        source,
        at: placeAnswer(at),
      })),
    relationships: (known.around.get(id) ?? []).slice(0, MOST_LINES).map((one) => lineAnswer(one, id, known, setting)),
  };
}

function lineAnswer(one: ObservedRelationship, self: string, known: Observed, setting: DiscoverSetting): ObservedLine {
  const way = one.from === self ? "out" : "in";
  const other = endAnswer(way === "out" ? one.to : one.from, known, setting);
  return {
    way,
    id: other.id,
    name: other.name,
    purpose: one.purpose,
    verb: verbName(known.model, one.verb),
    ...(one.protocol === undefined ? {} : { protocol: one.protocol }),
    confidence: one.confidence,
    isGhost: one.isGhost,
    evidence: evidenceAnswers(one.evidence),
  };
}

export function evidenceAnswers(evidence: readonly Evidence[]): readonly EvidenceAnswer[] {
  return evidence.slice(0, MOST_EVIDENCE).map(({ class: of, source, seenBy, at, confidence, text }) => ({
    class: of,
    source,
    seenBy,
    at: placeAnswer(at),
    confidence,
    ...(text === undefined ? {} : { text }),
  }));
}

/** An element by its id in the observation: the one of the model that it is, else as it was observed. */
export function endAnswer(id: string, known: Observed, { language }: DiscoverSetting): EndAnswer {
  const declared = known.matching.declaredOf.get(id) ?? (known.byId.has(id) ? undefined : known.model.element(id));
  if (declared !== undefined)
    return {
      id: declared.id,
      name: declared.nameIn(language),
      kind: declared.kind,
      layer: declared.layer ?? null,
      isDeclared: true,
    };
  const one = known.byId.get(id);
  const kind = one?.kind ?? "";
  return {
    id,
    name: one?.name ?? id,
    kind,
    layer: kinds.find((each) => each.id === kind)?.layer ?? null,
    isDeclared: false,
  };
}

/** An attribute of a kind, or of a verb, as people call it there. */
export function attributeName(
  model: Model,
  subject: string,
  id: string,
): { readonly id: string; readonly name: Bilingual } {
  return { id, name: nameOfKey(id, meaningOf(model, subject, id)) };
}

function meaningOf({ schema }: Model, subject: string, id: string): KeyMeaning | undefined {
  const kind = schema.kindNumber(subject);
  if (kind >= 0) return schema.meaning(id, kind);
  const verb = schema.verbNumber(subject);
  return verb < 0 ? undefined : schema.meaning(id, schema.subjectOfVerb(verb));
}

export function verbName(model: Model, verb: string): { readonly id: string; readonly name: Bilingual } {
  const number = model.schema.verbNumber(verb);
  return { id: verb, name: number < 0 ? { en: verb, fr: verb } : model.schema.verb(number).name };
}

/** Whose value it is, for the words and units that it is printed with. */
export interface ValueOf {
  readonly model: Model;
  /** Kind or verb. */
  readonly subject: string;
  readonly attribute: string;
  readonly locale: Locale;
}

export function valueAnswer(value: FactValue, { model, subject, attribute, locale }: ValueOf): ValueAnswer {
  const literal = literalOf(value);
  const type = meaningOf(model, subject, attribute)?.type;
  const read = type === undefined ? undefined : typed(literal, type).value;
  return { written: writeLiteral(literal), shown: printValue(read ?? guessed(literal), locale, { type }) };
}

function placeAnswer({ file, line, pointer }: ArtefactPlace): PlaceAnswer {
  return { file, ...(line === undefined ? {} : { line }), ...(pointer === undefined ? {} : { pointer }) };
}
