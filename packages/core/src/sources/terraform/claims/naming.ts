/** What a resource is called: by the world by its arguments, by the code by its own name or that of its module. */
import type { Estate, Thing } from "./estate.ts";
import { isEmptyWord, isGeneral } from "./general-names.ts";

/** Best first; never empty. */
export function namesOf(estate: Estate, thing: Thing): readonly string[] {
  const said = estate.names(thing);
  const own = isGeneral(thing.name) ? [] : [thing.name];
  const module = thing.modules.findLast((name) => !isGeneral(name));
  const around = own.length === 0 && module !== undefined && estate.isAlone(thing) ? [module] : [];
  const short =
    said.length === 0 || isStore(thing) || environmentOf(said[0] ?? "") !== undefined
      ? [...own, ...around, ...said]
      : [...said, ...own, ...around];
  const names = [
    ...new Set([...short, ...addressOf(estate, thing)].map((name) => name.trim().replace(/[-_]+$/u, ""))),
  ].filter((name) => name !== "" && name.length <= 200);
  return names.length > 0
    ? names
    : [thing.modules.length > 0 ? `${thing.modules.at(-1) ?? ""}-${thing.name}` : thing.name];
}

/** As people who read the code say it: `aws_mq_broker.mq`, `module.orders_rds`; only where it can mean nothing else. */
function addressOf(estate: Estate, thing: Thing): readonly string[] {
  if (!isStore(thing) || isEmptyWord(thing.name) || estate.scheme !== "terraform") return [];
  const isOnly = estate.ofType(thing.type).filter(({ name }) => name === thing.name).length === 1;
  return isOnly ? [thing.isModule ? `module.${thing.name}` : `${thing.type}.${thing.name}`] : [];
}

/** Clouds want names of stores to be unique in the world; the code calls them by what they are for. */
function isStore({ known }: Thing): boolean {
  return known?.sort === "store" || known?.sort === "broker";
}

/** The last key of a `for_each` around it, or its own: part of what tells instances apart. */
export function instanceKey(address: string): string | undefined {
  return [...address.matchAll(/\["((?:[^"\\]|\\.)*)"\]/gu)].at(-1)?.[1];
}

const environments: Readonly<Record<string, string>> = {
  prod: "prod",
  production: "prod",
  prd: "prod",
  live: "prod",
  staging: "staging",
  stage: "staging",
  stg: "staging",
  preprod: "preprod",
  "pre-prod": "preprod",
  test: "test",
  qa: "test",
  uat: "test",
  dev: "dev",
  development: "dev",
  sandbox: "dev",
  dr: "dr",
};

/** Environment that a folder or a tag names. */
export function environmentOf(text: string): string | undefined {
  for (const part of text.toLowerCase().split("/").toReversed()) {
    const found = environments[part];
    if (found !== undefined) return found;
  }
  return undefined;
}
