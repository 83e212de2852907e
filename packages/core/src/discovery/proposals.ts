/** Pairs that may be one and that no rule joins: for a person to answer, best first. */
import { isOnlyDrawn, type Named } from "./elements.ts";
import { foldName, isGenericName, singular, wordsOf } from "./names.ts";
import type { Proposal } from "./observation.ts";
import type { MentionSets } from "./sets.ts";
import { withoutProductWords } from "./products.ts";

const MOST = 500;

export function proposalsOf(named: readonly Named[], sets: MentionSets): readonly Proposal[] {
  const running = named.filter(
    ({ sort }) => sort !== "technology" && sort !== "finding" && sort !== "entity" && sort !== "document",
  );
  const buckets = new Map<string, Set<Named>>();
  for (const one of running)
    for (const key of likenessKeys(one)) {
      const bucket = buckets.get(key) ?? new Set<Named>();
      bucket.add(one);
      buckets.set(key, bucket);
    }
  const found = new Map<string, Proposal>();
  for (const [key, bucket] of buckets) {
    if (bucket.size < 2 || bucket.size > 6) continue;
    const all = [...bucket];
    for (const [place, a] of all.entries())
      for (const b of all.slice(place + 1)) {
        if (isOnlyDrawn(a.members) && isOnlyDrawn(b.members)) continue;
        if (sets.groupOf(a.root) !== sets.groupOf(b.root) || !sets.mayJoin(a.root, b.root, "local")) continue;
        if (areTwoOfOnePlace(a, b)) continue;
        const made = proposal(a, b, key);
        const pair = made.elements.join("\u0000");
        const before = found.get(pair);
        if (before === undefined || before.likelihood < made.likelihood) found.set(pair, made);
      }
  }
  return [...found.values()]
    .toSorted((a, b) => b.likelihood - a.likelihood || (a.elements.join(" ") < b.elements.join(" ") ? -1 : 1))
    .slice(0, MOST);
}

/** What one root, project or build declares twice is two: its author has told them apart. */
function areTwoOfOnePlace(a: Named, b: Named): boolean {
  const places = new Set(a.members.flatMap(({ key }) => placeOf(key) ?? []));
  return b.members.some(({ key }) => places.has(placeOf(key) ?? ""));
}

/** `terraform:staging` of `terraform:staging#aws_vpc.main`; folders with code are one place, all of them. */
function placeOf(key: string): string | undefined {
  if (/^(?:code|package|dotnet-config|spring-config):[^#]*$/u.test(key)) return "code";
  const hash = key.indexOf("#");
  return hash < 0 || !/^(?:terraform|compose|cloudformation|arm|bicep):/u.test(key) ? undefined : key.slice(0, hash);
}

function likenessKeys({ name, aliases }: Named): readonly string[] {
  const keys = new Set<string>();
  for (const one of [name, ...aliases]) {
    const folded = foldName(one);
    if (!isGenericName(one)) keys.add(`= ${folded}`);
    const words = wordsOf(one).map(singular);
    const telling = withoutProductWords(one)
      .map(singular)
      .filter((word) => !isGenericName(word));
    if (telling.length > 0 && telling.join("").length > 3) keys.add(`~ ${telling.join("")}`);
    if (words.length > 1) keys.add(`~ ${words.toSorted().join(" ")}`);
  }
  return [...keys];
}

function proposal(one: Named, other: Named, key: string): Proposal {
  const [a, b] = one.id < other.id ? [one, other] : [other, one];
  const name = key.slice(2);
  return {
    elements: [a.id, b.id],
    mentions: [a.members[0]?.key ?? a.id, b.members[0]?.key ?? b.id],
    likelihood: key.startsWith("=") ? 0.6 : 0.35,
    reasons: [
      key.startsWith("=")
        ? { en: `Both go by the name ${name}.`, fr: `Les deux portent le nom ${name}.` }
        : {
            en: `Their names are alike: ${a.name}, ${b.name}.`,
            fr: `Leurs noms se ressemblent : ${a.name}, ${b.name}.`,
          },
    ],
  };
}
