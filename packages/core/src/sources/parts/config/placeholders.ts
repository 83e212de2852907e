/**
 * Values with places for variables: `${HOST:cart}` of Spring, `${HOST:-cart}` of shells, `{{ env "HOST" }}` of Go templates. What comes out
 * are addresses whose host is a variable with its fallback, for the reconciler to put in what the deployment sets.
 */
import { addressesIn } from "../../../model/claims/addresses.ts";
import type { Lookup } from "../../../model/claims/claim.ts";

export interface Placeholder {
  readonly variable: string;
  /** What stands where the variable is not set; undefined: nothing is said. */
  readonly fallback: string | undefined;
}

export interface Filled {
  /** The value with a token for each placeholder. */
  readonly text: string;
  readonly placeholders: readonly Placeholder[];
}

const TOKEN = /zzvar(\d+)zz/u;
const TOKENS = /zzvar(\d+)zz/gu;

/** Puts tokens for placeholders. Those that `known` has a value for are replaced by it (properties of the same file). */
export function fill(value: string, known?: (name: string) => string | undefined): Filled {
  const placeholders: Placeholder[] = [];
  const token = (variable: string, fallback: string | undefined): string => {
    placeholders.push({ variable, fallback });
    return `zzvar${placeholders.length - 1}zz`;
  };
  let text = value
    .slice(0, 8000)
    .replaceAll(
      /\{\{-?\s*(?:env|\.Env\.|getenv|or \(env)\s*"?([A-Za-z_]\w*)"?\)?(?:\s+"([^"}]*)")?[^{}]{0,60}\}\}/gu,
      (_, name: string, fallback: string | undefined) => token(name, fallback),
    );
  for (let turn = 0; turn < 20 && text.includes("${"); turn++) {
    const next = text.replaceAll(/\$\{([^${}]*)\}/gu, (_, inside: string) => {
      // `${VAR}`, `${VAR:default}`, `${VAR:-default}`, `${VAR:?error}`, `${env:VAR}`, `${env.VAR}`, `${env:VAR:-default}`.
      const [, name = "", rest] =
        /^\s*(?:env[.:]|ENV[.:]|environment:|sys:|systemProperties\.)?([\w.[\]-]+)\s*(:.*)?$/su.exec(inside) ?? [];
      const fallback = rest === undefined || /^:[?+]/u.test(rest) ? undefined : rest.replace(/^:-?/u, "").trim();
      const own = known?.(name);
      return own !== undefined && !own.includes(`\${${name}`) ? own.slice(0, 2000) : token(name, fallback);
    });
    if (next === text || next.length > 16_000) break;
    text = next;
  }
  return { text, placeholders };
}

/** A text with the fallbacks in place of the tokens; undefined where one has none. */
function withFallbacks(text: string, placeholders: readonly Placeholder[], level = 0): string | undefined {
  let isWhole = true;
  const filled = text.replaceAll(TOKENS, (_, index: string) => {
    const fallback = placeholders[Number(index)]?.fallback;
    const inner = fallback === undefined || level > 10 ? undefined : withFallbacks(fallback, placeholders, level + 1);
    if (inner === undefined) isWhole = false;
    return inner ?? "";
  });
  return isWhole ? filled : undefined;
}

/** All addresses in a value with placeholders. Without placeholders it is `addressesIn`. */
export function addressesOf({ text, placeholders }: Filled, mayBeHost: boolean): readonly Lookup[] {
  if (placeholders.length === 0) return addressesIn(text, mayBeHost);
  const first = /^zzvar(\d+)zz(?=$|[/:])(.*)$/su.exec(text);
  const placeholder = first === null ? undefined : placeholders[Number(first[1])];
  if (placeholder !== undefined) return ofWhole(placeholder, first?.[2] ?? "", placeholders, mayBeHost);
  const settled = settle(text, placeholders);
  return addressesIn(settled, mayBeHost).flatMap((lookup) => ofHost(lookup, placeholders));
}

/** The variable holds the address, or its beginning. */
function ofWhole(
  { variable, fallback }: Placeholder,
  rest: string,
  placeholders: readonly Placeholder[],
  mayBeHost: boolean,
): readonly Lookup[] {
  const settled = settle(`x${rest}`, placeholders).slice(1);
  const base = fallback === undefined ? undefined : withFallbacks(fallback, placeholders);
  const found = base === undefined || base === "" ? [] : addressesIn(base.replace(/\/$/u, "") + settled, mayBeHost);
  if (found.length > 0) return found.map((lookup) => ({ ...lookup, variable }));
  if (!mayBeHost && !/^(?::\d+)?(?:\/|$)/u.test(settled)) return [];
  if (!mayBeHost && !isAddressVariable(variable)) return [];
  const port = /^:(\d{1,5})/u.exec(settled)?.[1];
  const path = /^[^/]*\/([^?#]+)/u.exec(settled)?.[1];
  return [{ variable, ...(port === undefined ? {} : { port: Number(port) }), ...(path === undefined ? {} : { path }) }];
}

/** Does the name of a variable say that it holds an address? */
function isAddressVariable(name: string): boolean {
  return /(?:^|[_.-])(?:host|hosts|hostname|url|urls|uri|uris|addr|address|addresses|endpoint|endpoints|server|servers|brokers?|upstream|nodes|bootstrap|dsn|link)\d*$/iu.test(
    name.replaceAll(/([a-z0-9])([A-Z])/gu, "$1_$2"),
  );
}

/** Does a name say that its value may be a bare host, without scheme and port? One of a URL says more than that. */
export function isHostVariable(name: string): boolean {
  return isAddressVariable(name) && !/(?:ur[il]s?|dsn|link)\d*$/iu.test(name);
}

/** Variables in ports, paths and schemes give way to their fallbacks: only the host stays one. */
function settle(text: string, placeholders: readonly Placeholder[]): string {
  const value = (index: string): string =>
    withFallbacks(`zzvar${index}zz`, placeholders)?.replaceAll(/[?#].*$/gsu, "") ?? "";
  return text
    .replaceAll(/:zzvar(\d+)zz(?=$|[/?,;\s"'])/gu, (_, index: string) =>
      /^\d+$/u.test(value(index)) ? `:${value(index)}` : "",
    )
    .replace(/^((?:jdbc:)?)zzvar(\d+)zz:\/\//u, (_, jdbc: string, index: string) => {
      const scheme = value(index);
      return `${jdbc}${/^[a-z]+$/u.test(scheme) ? scheme : "http"}://`;
    })
    .replaceAll(
      /(\/\/[^/?#\s]*)([^\s]*)/gu,
      (_, authority: string, path: string) => authority + path.replaceAll(TOKENS, (__, index: string) => value(index)),
    );
}

/** A host that is a variable, or has one in it. */
function ofHost(lookup: Lookup, placeholders: readonly Placeholder[]): readonly Lookup[] {
  const { host, ...rest } = lookup;
  const cleaned = rest.path === undefined ? rest : { ...rest, path: rest.path.replaceAll(TOKENS, "") };
  if (host === undefined || !TOKEN.test(host)) return [host === undefined ? cleaned : { ...cleaned, host }];
  const whole = /^zzvar(\d+)zz$/u.exec(host);
  const plain = withFallbacks(host, placeholders);
  if (whole === null) {
    // A name made of parts: only where all of them are known.
    return plain === undefined || plain === host
      ? []
      : addressesIn(plain, true).map((found) => ({ ...cleaned, ...found }));
  }
  const variable = placeholders[Number(whole[1])]?.variable;
  if (variable === undefined) return [];
  const [fallback] = plain === undefined ? [] : addressesIn(plain, true);
  return [{ ...cleaned, ...fallback, ...(rest.port === undefined ? {} : { port: rest.port }), variable }];
}
