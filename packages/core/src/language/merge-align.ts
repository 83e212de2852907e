/**
 * Which relationship statement of one version is which of another: they have no ids as a rule, and one statement may name several
 * objects. Most alike first: own id, word for word, same ends and label, same ends, then a shared object.
 */
import type { Item, Side } from "./merge-items.ts";
import { relationshipFields } from "./merge-heads.ts";

type Trees = Readonly<Record<Side, ReadonlyMap<string, Item>>>;

interface Candidate {
  readonly item: Item;
  readonly subjectVerb: string;
  readonly objects: readonly string[];
  readonly signatures: readonly (string | undefined)[];
}

/** A key for each relationship statement of each version. */
export function alignRelationships(
  trees: Trees,
  canonical: Readonly<Record<Side, (id: string) => string>>,
): ReadonlyMap<Item, string> {
  const keys = new Map<Item, string>();
  const base = candidates(trees.base, canonical.base);
  const ours = candidates(trees.ours, canonical.ours);
  const theirs = candidates(trees.theirs, canonical.theirs);
  base.forEach(({ item }, index) => keys.set(item, `relationship|${index}`));
  const freshOurs = assign(base, ours, keys);
  const freshTheirs = assign(base, theirs, keys);
  freshOurs.forEach(({ item }, index) => keys.set(item, `relationship|ours ${index}`));
  const onlyTheirs = assign(freshOurs, freshTheirs, keys);
  onlyTheirs.forEach(({ item }, index) => keys.set(item, `relationship|theirs ${index}`));
  return keys;
}

/** Gives those of `others` that are among `known` their key; the others come back. */
function assign(
  known: readonly Candidate[],
  others: readonly Candidate[],
  keys: Map<Item, string>,
): readonly Candidate[] {
  let left = known;
  let rest = others;
  const take = (pairs: ReadonlyMap<Candidate, Candidate>): void => {
    for (const [other, partner] of pairs) keys.set(other.item, keys.get(partner.item) ?? "");
    const taken = new Set(pairs.values());
    left = left.filter((candidate) => !taken.has(candidate));
    rest = rest.filter((candidate) => !pairs.has(candidate));
  };
  for (let stage = 0; stage < 4; stage++) take(equalPairs(left, rest, stage));
  take(sharingPairs(left, rest));
  return rest;
}

function equalPairs(
  left: readonly Candidate[],
  rest: readonly Candidate[],
  stage: number,
): ReadonlyMap<Candidate, Candidate> {
  const waiting = new Map<string, Candidate[]>();
  for (const candidate of left) {
    const signature = candidate.signatures[stage];
    if (signature === undefined) continue;
    const list = waiting.get(signature);
    if (list === undefined) waiting.set(signature, [candidate]);
    else list.push(candidate);
  }
  for (const list of waiting.values()) list.reverse();
  const pairs = new Map<Candidate, Candidate>();
  for (const candidate of rest) {
    const signature = candidate.signatures[stage];
    const partner = signature === undefined ? undefined : waiting.get(signature)?.pop();
    if (partner !== undefined) pairs.set(candidate, partner);
  }
  return pairs;
}

/** Same subject and verb, and at least one object in common. */
function sharingPairs(left: readonly Candidate[], rest: readonly Candidate[]): ReadonlyMap<Candidate, Candidate> {
  const waiting = new Map<string, Set<Candidate>>();
  for (const candidate of left) {
    for (const object of candidate.objects) {
      const place = `${candidate.subjectVerb}\n${object}`;
      waiting.set(place, (waiting.get(place) ?? new Set()).add(candidate));
    }
  }
  const pairs = new Map<Candidate, Candidate>();
  const taken = new Set<Candidate>();
  for (const candidate of rest) {
    const partners = candidate.objects.flatMap((object) => [
      ...(waiting.get(`${candidate.subjectVerb}\n${object}`) ?? []),
    ]);
    const partner = partners.find((other) => !taken.has(other));
    if (partner === undefined) continue;
    taken.add(partner);
    pairs.set(candidate, partner);
  }
  return pairs;
}

function candidates(files: ReadonlyMap<string, Item>, canonical: (id: string) => string): readonly Candidate[] {
  const found: Candidate[] = [];
  const visit = (item: Item): void => {
    if (item.sort === "relationship") found.push(candidate(item, canonical));
    for (const child of item.children) visit(child);
  };
  for (const file of files.values()) visit(file);
  return found;
}

function candidate(item: Item, canonical: (id: string) => string): Candidate {
  const fields = relationshipFields(item, canonical);
  const subjectVerb = `${fields.subject}\n${fields.verb}`;
  const objects = [...fields.objects.keys()];
  const ends = `${subjectVerb}\n${[...objects].sort().join(" ")}`;
  const labelled = `${ends}\n${JSON.stringify([...fields.labels])}`;
  const whole = `${labelled}\n${[...fields.data.keys()].join(" ")}\n${fields.body}`;
  return {
    item,
    subjectVerb,
    objects,
    signatures: [fields.id === undefined ? undefined : `${fields.id}\n${subjectVerb}`, whole, labelled, ends],
  };
}
