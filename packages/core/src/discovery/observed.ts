/** The observation that snapshots add up to: with the days on which everything was seen, and as ghosts what is not seen any more. */
import { compare } from "../base/compare.ts";
import type { ObservedElement, ObservedRelationship, Observation } from "./observation.ts";
import { type Answers, noAnswers, observe, type ObserveOptions, type SourcedClaim } from "./reconcile.ts";
import { daysOf, type SeenClaim, type Snapshot } from "./snapshot.ts";

/** What a snapshot observes. Live claims make it; those that are gone only add what nothing else speaks of. */
export function observationOf(
  snapshot: Snapshot,
  answers: Answers = noAnswers,
  options: ObserveOptions = {},
): Observation {
  const live = snapshot.claims.filter(({ gone }) => gone === undefined);
  const now = aged(observeWith(live, answers, options), agesOf(live, snapshot));
  if (live.length === snapshot.claims.length) return now;
  const ever = aged(observeWith(snapshot.claims, answers, options), agesOf(snapshot.claims, snapshot));
  return withGhosts(now, ever);
}

/** Answers speak of keys of mentions, or of elements by the ids that they would have without any answer. */
export function observeWith(claims: readonly SourcedClaim[], answers: Answers, options: ObserveOptions): Observation {
  const words = [...answers.same, ...answers.notSame].flat();
  if (words.length === 0) return observe(claims, answers, options);
  const keys = new Set(claims.flatMap(({ claim }) => (claim.claim === "mention" ? [claim.key] : [])));
  if (words.every((word) => keys.has(word))) return observe(claims, answers, options);
  const plain = observe(claims, noAnswers, options);
  const keyOf = new Map(
    plain.elements.flatMap(({ id, mentions: [first] }) => (first === undefined ? [] : [[id, first.key]])),
  );
  const resolved = (groups: Answers["same"]): Answers["same"] =>
    groups.map((group) => group.map((word) => (keys.has(word) ? word : (keyOf.get(word) ?? word))));
  return observe(claims, { same: resolved(answers.same), notSame: resolved(answers.notSame) }, options);
}

type Days = readonly [first: string, last: string];

interface Ages {
  /** By the keys of mentions. */
  readonly mentions: ReadonlyMap<string, Days>;
  /** By source and place. */
  readonly places: ReadonlyMap<string, Days>;
}

function agesOf(claims: readonly SeenClaim[], snapshot: Snapshot): Ages {
  const days = daysOf(snapshot);
  const mentions = new Map<string, Days>();
  const places = new Map<string, Days>();
  for (const one of claims) {
    const seen = days(one);
    if (one.claim.claim === "mention") widen(mentions, one.claim.key, seen);
    widen(places, placeKey(one.source, one.claim.at), seen);
  }
  return { mentions, places };
}

function placeKey(
  source: string,
  at: { readonly file: string; readonly line?: number; readonly pointer?: string },
): string {
  return `${source} ${at.file} ${at.line ?? ""} ${at.pointer ?? ""}`;
}

function widen(all: Map<string, Days>, key: string, days: Days): void {
  const known = all.get(key);
  all.set(key, known === undefined ? days : wider(known, days));
}

function wider([first, last]: Days, [otherFirst, otherLast]: Days): Days {
  return [first < otherFirst ? first : otherFirst, last > otherLast ? last : otherLast];
}

function aged(observation: Observation, { mentions, places }: Ages): Observation {
  const relationships = observation.relationships.map((relationship) => ({
    ...relationship,
    ...seenOn(relationship.evidence.flatMap(({ source, at }) => places.get(placeKey(source, at)) ?? [])),
  }));
  const byEnd = new Map<string, string[]>();
  for (const { from, to, firstSeen, lastSeen } of relationships)
    if (firstSeen !== undefined && lastSeen !== undefined)
      for (const end of [from, to]) {
        const known = byEnd.get(end);
        if (known === undefined) byEnd.set(end, [firstSeen, lastSeen]);
        else known.push(firstSeen, lastSeen);
      }
  // What no artefact mentions by itself was seen when something was seen to need it.
  const daysOfElement = ({ id, mentions: own }: ObservedElement): readonly string[] =>
    own.length > 0 ? own.flatMap(({ key }) => mentions.get(key) ?? []) : (byEnd.get(id) ?? []);
  return {
    ...observation,
    elements: observation.elements.map((element) => ({ ...element, ...seenOn(daysOfElement(element)) })),
    relationships,
  };
}

function seenOn(days: readonly string[]): { readonly firstSeen?: string; readonly lastSeen?: string } {
  if (days.length === 0) return {};
  return {
    firstSeen: days.reduce((a, b) => (a < b ? a : b)),
    lastSeen: days.reduce((a, b) => (a > b ? a : b)),
  };
}

/** Elements none of whose mentions is heard now, and relationships that only they or what is gone speak of. */
function withGhosts(now: Observation, ever: Observation): Observation {
  const idOfMention = new Map(
    now.elements.flatMap(({ id, mentions }) => mentions.map(({ key }) => [key, id] as const)),
  );
  const ids = new Set(now.elements.map(({ id }) => id));
  const idNow = new Map<string, string>();
  const ghosts: ObservedElement[] = [];
  for (const element of ever.elements) {
    const own = element.mentions.map(({ key }) => idOfMention.get(key)).find((id) => id !== undefined);
    // An external has no mention of its own: it is known by its name.
    const id = own ?? (element.mentions.length === 0 && ids.has(element.id) ? element.id : undefined);
    idNow.set(element.id, id ?? freeId(element.id, ids));
    if (id !== undefined) continue;
    const ghost = idNow.get(element.id) ?? element.id;
    ids.add(ghost);
    ghosts.push({ ...element, id: ghost, isGhost: true });
  }
  const known = new Set(now.relationships.map(pairOf));
  const gone: ObservedRelationship[] = [];
  for (const one of ever.relationships) {
    const moved = { ...one, from: idNow.get(one.from) ?? one.from, to: idNow.get(one.to) ?? one.to, isGhost: true };
    if (moved.from !== moved.to && !known.has(pairOf(moved))) gone.push(moved);
  }
  return {
    ...now,
    elements: [...now.elements, ...ghosts].sort((a, b) => compare(a.id, b.id)),
    relationships: [...now.relationships, ...gone].sort((a, b) => compare(pairOf(a), pairOf(b))),
  };
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const free = number === 1 ? id : `${id}-${number}`;
    if (!taken.has(free)) return free;
  }
}

function pairOf({ from, to, purpose, verb }: ObservedRelationship): string {
  return `${from} ${to} ${purpose} ${verb}`;
}
