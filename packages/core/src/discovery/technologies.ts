/** Technologies of an element as one reads them: one value for each product, what it is written in first, where it runs last. */
import { type FactValue, isList } from "../model/facts.ts";
import { productOfTechnology } from "./products.ts";

/** What is before what; anything else is a framework or a library. */
const ranks: readonly (readonly [RegExp, number])[] = [
  [
    /^(?:java|kotlin|scala|groovy|clojure|\.net|\.net framework|c#|f#|go|python|ruby|php|rust|elixir|erlang|node\.js|deno|bun|swift|dart|c|c\+\+|perl|r|haskell|lua|cobol)$/u,
    1,
  ],
  [/^(?:typescript|javascript)$/u, 2],
  [
    /^(?:tomcat|jetty|wildfly|undertow|nginx|httpd|envoy|traefik|haproxy|caddy|kong|gunicorn|uwsgi|yarp|iis|passenger|puma)$/u,
    4,
  ],
  [/^(?:log4j|logback|slf4j|gradle|maven|npm|yarn|webpack|vite|bazel|make|ant|sbt|babel|esbuild)$/u, 6],
  [
    /^(?:alpine linux|debian|ubuntu|amazon linux|centos|fedora|rocky linux|almalinux|red hat .*|ubi|distroless|busybox|wolfi|windows .*|oracle linux|suse .*)$/u,
    7,
  ],
  [
    /^(?:elastic load balancing|app runner|ecs|eks|ec2|fargate|lambda|elastic beanstalk|kubernetes.*|docker.*|google kubernetes engine|cloud run|app engine|aks|app service|container apps|functions|openshift|nomad)$/u,
    8,
  ],
];
const FRAMEWORK = 3;
const PRODUCT = 5;

/** Values in the order of who knows best: of one product the first that states a version counts, and the others are older or only the least. */
export function settledTechnologies(values: readonly FactValue[], isKeeper: boolean): FactValue {
  const byProduct = new Map<string, string>();
  const others: FactValue[] = [];
  for (const value of values) {
    if (typeof value !== "string") {
      others.push(value);
      continue;
    }
    const product = productName(value);
    const known = byProduct.get(product);
    if (known === undefined || (!hasVersion(known) && hasVersion(value))) byProduct.set(product, value);
  }
  const rank = (product: string): number => {
    if (productOfTechnology(product) !== undefined && !ranks[2]?.[0].test(product)) return isKeeper ? 0 : PRODUCT;
    return ranks.find(([pattern]) => pattern.test(product))?.[1] ?? FRAMEWORK;
  };
  const sorted = [...byProduct]
    .map(([product, text]) => ({ text, rank: rank(product) }))
    .toSorted((a, b) => a.rank - b.rank);
  return [...sorted.map(({ text }) => text), ...others];
}

/** `go` of `Go 1.26.5`, `dynamodb` of `Amazon DynamoDB` and `DynamoDB 1.20.0`. */
function productName(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s:@/-]+v?\d[\w.+-]*$/u, "")
    .replace(/^(?:amazon|aws|apache|microsoft)\s+(?!linux)/u, "")
    .trim();
}

function hasVersion(text: string): boolean {
  return /[\s:@/-]v?\d[\w.+-]*$/u.test(text);
}

/** Every value that is said, once. */
export function eachOnce(values: readonly FactValue[]): readonly FactValue[] {
  const found = new Map<string, FactValue>();
  for (const value of values)
    for (const one of isList(value) ? value : [value]) found.set(JSON.stringify(one).toLowerCase(), one);
  return [...found.values()];
}
