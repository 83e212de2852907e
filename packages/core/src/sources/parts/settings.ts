/** Settings of a workload as claims: addresses without credentials, plain harmless values, never a secret. */
import { addressesIn } from "../../model/claims/addresses.ts";
import type { Lookup, Place, Purpose, SettingClaim } from "../../model/claims/claim.ts";
import { isSecretName, looksSecret, tellable } from "../../model/claims/secrets.ts";
import { isNameVariable, purposeOfVariable, variableKey } from "../../model/claims/variables.ts";

export interface Given {
  readonly of: string;
  readonly variable: string;
  readonly value: string;
  readonly at: Place;
  readonly seenBy: string;
  readonly certainty?: number;
  readonly isShared?: boolean;
  readonly isDefault?: boolean;
  readonly purpose?: Purpose;
}

/** The claim for one variable and its value. */
export function settingClaim(given: Given): SettingClaim {
  const { of, variable, value, at, seenBy, certainty } = given;
  const addresses = isOwn(variable) ? [] : addressesOf(variable, value);
  const told = addresses.length > 0 ? undefined : tellable(variable, value);
  const purpose = given.purpose ?? purposeOf(variable);
  return {
    claim: "setting",
    of,
    variable,
    addresses,
    at,
    seenBy,
    ...(told === undefined ? {} : { value: told }),
    ...(given.isShared === true ? { isShared: true } : {}),
    ...(given.isDefault === true ? { isDefault: true } : {}),
    ...(purpose === undefined ? {} : { purpose }),
    ...(certainty === undefined ? {} : { certainty }),
  };
}

/** A variable that is given a value which nobody may see: only that it is given. */
export function hiddenSetting(given: Omit<Given, "value">): SettingClaim {
  const claim = settingClaim({ ...given, value: "" });
  const { value: _, ...rest } = claim;
  return rest;
}

/** Addresses in the value; a bare word only where the variable asks for a host. */
export function addressesOf(variable: string, value: string): readonly Lookup[] {
  const isName = isNameVariable(variable);
  const isHost = /^[\w-]+(?:\.[\w-]+)+\.svc(?:\.cluster\.local)?\.?$/u.test(value.trim());
  const found = addressesIn(value, isHost || (!isName && asksForHost(variable)));
  const isHidden = isSecretName(variable) || /WEBHOOK/iu.test(variable);
  return found
    .filter(({ port, protocol }) => isHost || !isName || port !== undefined || protocol !== undefined)
    .map((lookup) =>
      lookup.path === undefined || isTellablePath(lookup.path, isHidden) ? lookup : withoutPath(lookup),
    );
}

function isTellablePath(path: string, isHidden: boolean): boolean {
  return !isHidden && path.length <= 200 && !path.split("/").some((part) => looksSecret(part));
}

function withoutPath({ path: _, ...lookup }: Lookup): Lookup {
  return lookup;
}

/** A longer name is no name. */
const LONGEST_NAME = 200;

/** Does a variable of this name hold a host or an address? */
function asksForHost(variable: string): boolean {
  if (variable.length > LONGEST_NAME) return false;
  return /(?:^|_)(?:\w*HOSTS?|HOSTNAMES?|ADDRS?|ADDRESS|ADDRESSES|\w*URLS?|\w*URIS?|ENDPOINTS?|SERVERS?|SERVICE|SVC|BROKERS?|DSN|NODES|UPSTREAMS?|TARGETS?|PEERS|SEEDS|CONTACT_POINTS?|CONTACTPOINTS?|IP)$|^ENDPOINTS?_|_ENDPOINTS?_|(?:^|_)CONNECTION_?STRINGS?(?:_|$)/u.test(
    variableKey(variable.replaceAll(/([a-z0-9])([A-Z])/gu, "$1_$2")),
  );
}

/** Its own address, or a list of whom it lets in: nobody is called. */
function isOwn(variable: string): boolean {
  if (variable.length > LONGEST_NAME) return true;
  return /(?:^|_)(?:NO_PROXY|ALLOWED_HOSTS?|ALLOWED_ORIGINS?|CORS|ORIGINS?|VIRTUAL_HOST|LETSENCRYPT_HOST|SERVER_NAME|HOSTNAME|DOMAINS?|ADVERTISED\w*|LISTENERS?|LISTEN|LISTEN_\w+|BIND|BIND_\w+|ROOT_URL|SITE_URL|PUBLIC_URL|EXTERNAL_URL|REDIRECT_UR[IL]|CALLBACK_URL|BASE_HREF|SERVER_ADDRESS|ISSUER_NAME|IMAGE|IMAGES|DOCKER_HOST|MIRROR|REPOSITORY_URL|DOWNLOAD_URL)$|^PATH$|^(?:KAFKA_)?(?:CFG_)?(?:ADVERTISED_)?(?:HOST_NAME|LISTENER)/u.test(
    variableKey(variable),
  );
}

function purposeOf(variable: string): Purpose | undefined {
  if (/^WAIT_(?:FOR|HOSTS?)/iu.test(variable)) return "startup";
  return purposeOfVariable(variable);
}

/** Settings inside of a command line: `--db-host=orders-db:3306`, `--redis-addr redis:6379`, `-Dspring.datasource.url=..`. */
export function settingsInArguments(
  words: readonly string[],
): readonly { readonly variable: string; readonly value: string }[] {
  const found: { variable: string; value: string }[] = [];
  for (const [index, word] of words.entries()) {
    const set = /^--?([A-Za-z][\w.-]*)=(.+)$/su.exec(word);
    if (set !== null) {
      // `-Dspring.port=1` is a property of Java, `-DSN=..` a flag of its own.
      const name = /^-D[a-z]/u.test(word) ? (set[1] ?? "").slice(1) : (set[1] ?? "");
      found.push({ variable: name, value: unquoted(set[2] ?? "") });
      continue;
    }
    const flag = /^--?([A-Za-z][\w.-]+)$/u.exec(word)?.[1];
    const next = words[index + 1];
    if (flag !== undefined && next !== undefined && !next.startsWith("-")) {
      found.push({ variable: flag, value: unquoted(next) });
      continue;
    }
    const isValue = /^--?[A-Za-z][\w.-]+$/u.test(words[index - 1] ?? "");
    if (!isValue && /^[a-z][a-z0-9+.-]*:\/\//iu.test(word))
      found.push({ variable: `argument ${String(index)}`, value: word });
  }
  return found;
}

/** Options of Java in a variable: `-Dspring.datasource.url=.. -Xmx512m`. */
export function settingsInOptions(value: string): readonly { readonly variable: string; readonly value: string }[] {
  if (!value.includes("-D")) return [];
  return settingsInArguments(value.split(/\s+/u).filter((word) => word.startsWith("-D")));
}

/** What a command waits for before it starts: `nc -z db 3306`, `wait-for-it.sh db:3306`, `dockerize -wait tcp://db:3306`. */
export function waitedFor(words: readonly string[]): readonly Lookup[] {
  const text = words.join(" ").slice(0, 10_000);
  const found: Lookup[] = [];
  for (const match of text.matchAll(/\bnc\s+(?:-\w+\s+)*([a-z][\w.-]*)[ :](\d{2,5})\b/giu))
    found.push({ host: (match[1] ?? "").toLowerCase(), port: Number(match[2]) });
  for (const match of text.matchAll(/wait-for(?:-it)?(?:\.sh)?\s+(?:-\w+\s+)*([a-z][\w.-]*):(\d{2,5})\b/giu))
    found.push({ host: (match[1] ?? "").toLowerCase(), port: Number(match[2]) });
  for (const match of text.matchAll(/-wait\s+(\w+:\/\/[\w.:/-]+)/giu))
    found.push(...addressesIn(match[1] ?? "", false));
  for (const match of text.matchAll(
    /\b(?:nslookup|getent hosts|pg_isready -h|redis-cli -h|mysqladmin ping -h)\s*([a-z][\w.-]*)/giu,
  ))
    found.push({ host: (match[1] ?? "").toLowerCase().replace(/\.$/u, "") });
  return found;
}

/** Words of a shell line, as far as quotes go; nothing is run and no variable is followed. */
export function wordsOf(line: string): readonly string[] {
  return [...line.slice(0, 20_000).matchAll(/(?:[^\s"']+|"[^"]*"|'[^']*')+/gu)].map(([word]) =>
    word.replaceAll(/["']/gu, ""),
  );
}

function unquoted(value: string): string {
  return /^(["']).*\1$/su.test(value) ? value.slice(1, -1) : value;
}

/** Entries of a property file, a `.env` file or a flat list of `name=value`, with their lines from 1. */
export function propertiesIn(
  text: string,
): readonly { readonly variable: string; readonly value: string; readonly line: number }[] {
  return text.split(/\r?\n/u).flatMap((line, index) => {
    const match = /^(?:export\s+)?([\w.\-[\]/]+)\s*[=:](.*)$/u.exec(line.slice(0, 10_000).trim());
    return match === null
      ? []
      : [{ variable: match[1] ?? "", value: unquoted((match[2] ?? "").trim()), line: index + 1 }];
  });
}
