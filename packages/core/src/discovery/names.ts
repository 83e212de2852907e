/** Names as people and tools vary them: case, separators, prefix of the project, words such as `service`, plural. */

/** Names that recognise nothing by themselves: every system has one. */
const generic: ReadonlySet<string> = new Set(
  (
    "app apps application db database web website server main default latest api apis backend frontend front back ui client service services " +
    "worker workers job jobs cache proxy gateway queue broker store storage data test tests demo sample example prod dev staging core common " +
    "shared lib libs library src source code root site portal admin auth node host localhost container image module modules chart charts " +
    "project system platform infra infrastructure base build dist bin cmd pkg internal public private local docker compose deploy deployment " +
    "deployments k8s kubernetes helm manifests config unknownservice redis mysql postgres postgresql mongo mongodb rabbitmq kafka nginx"
  ).split(" "),
);

export function isGenericName(name: string): boolean {
  const folded = foldName(name);
  return folded.length < 2 || generic.has(folded) || folded.startsWith("unknownservice") || /^\d+$/u.test(folded);
}

/** Workloads that test the others and are no part of what runs: `e2e`, `frontendTests`, `sut`. Load generators are clients and no tests. */
export function isTestName(name: string): boolean {
  if (/load|perf/iu.test(name)) return false;
  return wordsOf(name).some((word) =>
    /^(?:tests?|e2e|cypress|playwright|sut|newman|karate|smoketests?|testing|tester)$/u.test(word),
  );
}

/** Software that people run on their own machines: it belongs to what runs, although nothing deploys it. */
export function isForPeople(name: string): boolean {
  return wordsOf(name).some((word) =>
    /^(?:client|cli|clientapp|mobile|desktop|android|ios|maui|xamarin|wpf|winforms|flutter|frontend|ui|spa|dashboard|portal)$/u.test(
      word,
    ),
  );
}

/** Letters and digits in lower case: `redis-cart`, `redis_cart` and `RedisCart` are one. */
export function foldName(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "");
}

/** Words of a name: `MyApp.OrderService`, `my-app-order-service` give `my app order service`. */
export function wordsOf(name: string): readonly string[] {
  // Most names are in small letters, and are asked for again and again.
  if (/^[a-z0-9._/ -]*$/u.test(name)) return name.split(/[^a-z0-9]+/u).filter((word) => word !== "");
  return name
    .normalize("NFKD")
    .replaceAll(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1 $2")
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** Words at the end that say what it is and not which. */
const trailing: ReadonlySet<string> = new Set(
  "service services svc srv server chart api apis app application ms microservice microservices module image container deployment".split(
    " ",
  ),
);
const leading: ReadonlySet<string> = new Set("module svc ms service microservice".split(" "));

/**
 * What is left of a name without the words around it and without plural: `retail-store-sample-carts-service` gives `cart` where
 * `retail store sample` is a prefix that the names of its kind share. Never nothing, never a generic word that was not the whole name.
 */
export function coreName(name: string, prefixes: readonly (readonly string[])[]): string {
  let words = wordsOf(name);
  for (const prefix of prefixes) {
    if (prefix.length > 0 && words.length > prefix.length && prefix.every((word, index) => words[index] === word)) {
      const rest = words.slice(prefix.length);
      if (!isOnlySuffix(rest)) {
        words = rest;
        break;
      }
    }
  }
  while (words.length > 1 && trailing.has(words.at(-1) ?? "") && !isGenericCore(words.slice(0, -1)))
    words = words.slice(0, -1);
  while (words.length > 1 && leading.has(words[0] ?? "") && !isGenericCore(words.slice(1))) words = words.slice(1);
  return [...words.slice(0, -1), singular(words.at(-1) ?? "")].join("");
}

function isOnlySuffix(words: readonly string[]): boolean {
  return words.every((word) => trailing.has(word));
}

/** `api`, `app` alone say nothing: `app-server` stays what it is. But `gateway`, `config`, `web` and others are what people call things. */
function isGenericCore(words: readonly string[]): boolean {
  return words.every((word) => trailing.has(word) || word === "my" || word === "the");
}

export function singular(word: string): string {
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith("s") && !/(?:ss|us|is|os|news|redis|dns|aws|kubernetes)$/u.test(word)
    ? word.slice(0, -1)
    : word;
}

/** The words with which at least four in five of the names begin, and that are none of them in whole; empty where there are less than three names. */
export function commonPrefix(names: readonly string[]): readonly string[] {
  const all = [...new Set(names)].map(wordsOf).filter((words) => words.length > 0);
  if (all.length < 3) return [];
  let alive = all;
  const prefix: string[] = [];
  for (;;) {
    const counts = new Map<string, string[][]>();
    for (const words of alive) {
      const next = words[prefix.length];
      if (next === undefined || words.length <= prefix.length + 1) continue;
      const list = counts.get(next);
      if (list === undefined) counts.set(next, [[...words]]);
      else list.push([...words]);
    }
    const [best] = [...counts].toSorted(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
    if (best === undefined || best[1].length < all.length * 0.8) return prefix;
    prefix.push(best[0]);
    alive = best[1];
  }
}
