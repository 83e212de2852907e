/** Values of expressions as far as the source tells them: texts, variables of the environment, and holes where something else is put in. */
import { addressesIn, isJunkHost } from "../../model/claims/addresses.ts";
import type { Lookup, Place } from "../../model/claims/claim.ts";
import { isNameVariable } from "../../model/claims/variables.ts";

export type Piece =
  | { readonly is: "text"; readonly text: string; readonly at: Place }
  /** What the deployment sets; `fallbacks` are the values that the source takes where it sets none. */
  | { readonly is: "variable"; readonly name: string; readonly fallbacks: readonly Value[]; readonly at: Place }
  | { readonly is: "hole" };

/** One value that an expression may have: its pieces one after the other. */
export type Value = readonly Piece[];

export const hole: Value = [{ is: "hole" }];

/** More alternatives than these are not followed. */
export const MOST_VALUES = 24;

export function isHole(value: Value): boolean {
  return value.every(({ is }) => is === "hole");
}

/** The text of a value that is nothing but text. */
export function wholeText(value: Value): string | undefined {
  return value.every(({ is }) => is === "text") && value.length > 0
    ? value.map((piece) => (piece.is === "text" ? piece.text : "")).join("")
    : undefined;
}

/** Every way to put alternatives one after the other. */
export function joined(parts: readonly (readonly Value[])[]): readonly Value[] {
  let found: readonly Value[] = [[]];
  for (const part of parts) {
    const next: Value[] = [];
    for (const before of found)
      for (const after of part) {
        if (next.length >= MOST_VALUES) break;
        next.push([...before, ...after]);
      }
    found = next;
  }
  return found;
}

/** Alternatives of one name: of a variable and plain values, the plain ones are what it falls back to. */
export function either(alternatives: readonly Value[]): readonly Value[] {
  const useful = alternatives.filter((value) => !isHole(value) && wholeText(value) !== "");
  const variables = useful.flatMap((value) => (value.length === 1 && value[0]?.is === "variable" ? [value[0]] : []));
  const [variable] = variables;
  if (variable === undefined) return useful.length === 0 ? [hole] : useful.slice(0, MOST_VALUES);
  const others = useful.filter((value) => !(value.length === 1 && value[0]?.is === "variable"));
  if (others.length === 0) return variables.map((one) => [one]);
  return variables.map((one) => [one.fallbacks.length > 0 ? one : { ...one, fallbacks: others }]);
}

/** Where a value leads, with the place that names it. */
export interface Target {
  readonly lookup: Lookup;
  readonly at: Place;
  /** The host is written in the source, and not only the variable that brings it. */
  readonly isLiteral: boolean;
}

/** Addresses in a value. A bare word counts only where `mayBeHost` says that it stands where clients expect one. */
export function targetsOf(value: Value, mayBeHost: boolean): readonly Target[] {
  const first = value.findIndex((piece) => piece.is !== "text" || piece.text !== "");
  const pieces = value.slice(Math.max(first, 0));
  const scheme = leadingScheme(pieces) ?? driverScheme(pieces);
  const rest = scheme === undefined ? pieces : scheme.rest;
  const [host] = rest;
  if (host === undefined || host.is === "hole") return [];
  if (host.is === "variable") return variableTargets(host, scheme?.name, rest.slice(1));
  const text = told(rest);
  const written = scheme === undefined ? text : `${scheme.name}://${text}`;
  if (scheme === undefined && !mayBeHost && !/^[\w+:.-]*:(?:\/\/|@)|^(?:\w+:)?[\w ]+=|@tcp\(/u.test(text)) return [];
  return addressesIn(written.replace(/[{<[%$].*$/su, ""), mayBeHost && scheme === undefined && !text.includes(" ")).map(
    (lookup) => ({
      lookup,
      at: host.at,
      isLiteral: true,
    }),
  );
}

/** `http://` at the beginning, or a variable that holds the scheme before `://`. */
function leadingScheme(pieces: Value): { readonly name: string; readonly rest: Value } | undefined {
  const [first, second, ...others] = pieces;
  if (first?.is === "text") {
    const match = /^\s*((?:jdbc:|r2dbc:)?[a-z][a-z0-9+.-]*):\/\/(?:[^/@\s]*@)?(.*)$/isu.exec(first.text);
    const rest = pieces.slice(1);
    if (match !== null) {
      const after = match[2] ?? "";
      const isMasked = after === "" && rest.length > 0 ? afterCredentials(rest) : undefined;
      return {
        name: match[1] ?? "",
        rest:
          isMasked ?? [{ ...first, text: after }, ...rest].filter((piece) => piece.is !== "text" || piece.text !== ""),
      };
    }
    return undefined;
  }
  if (first !== undefined && second?.is === "text" && second.text.startsWith("://")) {
    const name =
      first.is === "variable" ? (first.fallbacks.map(wholeText).find((text) => text !== undefined) ?? "http") : "http";
    const rest = [{ ...second, text: second.text.slice(3) }, ...others];
    return { name, rest: rest.filter((piece) => piece.is !== "text" || piece.text !== "") };
  }
  return undefined;
}

/** `user:password@tcp(` + host of the drivers of Go. */
function driverScheme(pieces: Value): { readonly name: string; readonly rest: Value } | undefined {
  const at = pieces.findIndex((piece, index) => index < 6 && piece.is === "text" && piece.text.includes("@tcp("));
  const piece = pieces[at];
  if (piece?.is !== "text" || at === 0) return undefined;
  const tail = piece.text.slice(piece.text.indexOf("@tcp(") + 5);
  return {
    name: "mysql",
    rest: [...(tail === "" ? [] : [{ ...piece, text: tail.replace(")", "") }]), ...pieces.slice(at + 1)],
  };
}

/** `mongodb://` + user + `:` + password + `@` + host: what is before the `@` is nobody's business. */
function afterCredentials(rest: Value): Value | undefined {
  const at = rest.findIndex((piece, index) => index < 6 && piece.is === "text" && piece.text.includes("@"));
  if (at < 0) return undefined;
  const piece = rest[at];
  if (piece?.is !== "text") return undefined;
  const tail = piece.text.slice(piece.text.indexOf("@") + 1);
  return [...(tail === "" ? [] : [{ ...piece, text: tail }]), ...rest.slice(at + 1)];
}

function variableTargets(
  variable: Piece & { readonly is: "variable" },
  scheme: string | undefined,
  rest: Value,
): readonly Target[] {
  const port = portIn(rest);
  const base: Lookup = {
    variable: variable.name,
    ...(scheme === undefined ? {} : { protocol: protocolName(scheme) }),
  };
  const isName = isNameVariable(variable.name);
  const fallbacks = variable.fallbacks.flatMap((fallback) => {
    const text = wholeText(fallback);
    if (text === undefined) return targetsOf(fallback, true);
    if (isName && !/[:/]/u.test(text)) return [];
    const whole = scheme === undefined ? text : `${scheme}://${text.replace(/^\w+:\/\//u, "")}`;
    return addressesIn(
      port === undefined || /:\d+/u.test(text) ? whole : `${whole.replace(/\/$/u, "")}:${port}`,
      true,
    ).map((lookup) => ({
      lookup,
      at: fallback[0]?.is === "text" ? fallback[0].at : variable.at,
      isLiteral: true,
    }));
  });
  const own: Target = { lookup: base, at: variable.at, isLiteral: false };
  const others = fallbacks.filter(({ lookup }) => lookup.variable !== undefined && lookup.variable !== variable.name);
  const literal = fallbacks.filter(({ lookup }) => lookup.variable === undefined);
  if (literal.length === 0) return [own, ...others];
  return [...literal.map(({ lookup, at }) => ({ lookup: { ...lookup, ...base }, at, isLiteral: true })), ...others];
}

function protocolName(scheme: string): string {
  const [known] = addressesIn(`${scheme}://host-name/`, false);
  return known?.protocol ?? scheme.toLowerCase();
}

function portIn(rest: Value): number | undefined {
  const text = rest.map((piece) => (piece.is === "text" ? piece.text : "\0")).join("");
  const port = /^:(\d{2,5})(?!\d)/u.exec(text)?.[1];
  return port === undefined ? undefined : Number(port);
}

/** The text up to the first hole; a variable with a fallback is read as that. */
function told(pieces: Value): string {
  let text = "";
  for (const piece of pieces) {
    if (piece.is === "text") text += piece.text;
    else if (piece.is === "variable") {
      const fallback = piece.fallbacks.map(wholeText).find((one) => one !== undefined);
      if (fallback === undefined) break;
      text += fallback;
    } else break;
  }
  // A host that the hole interrupts is no host: `http://api-` + region.
  const isCut = pieces.length > 0 && text !== "" && !/[/?]/u.test(text) && pieces.some(({ is }) => is === "hole");
  return isCut && !text.endsWith(":") ? "" : text.replace(/:$/u, "");
}

/** Is a host one of the public Internet, by an ending that nothing else in source text has? Stricter than `isPublicHost`: source is full of names with dots. */
export function isSurelyPublicHost(host: string): boolean {
  return (
    /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org|io|dev|app|co|ai|cloud|eu|de|fr|uk|us|ca|ch|nl|be|it|es|pl|se|no|dk|fi|at|jp|cn|in|br|au|kr|ru|me|tv|info|biz|gov|edu|int|tech|online|shop|store|azure|so|gg|sh|to|ly|im|xyz|finance|pro)$/u.test(
      host,
    ) &&
    !isJunkHost(host) &&
    !/\.(?:svc|cluster|local|internal|lan|intranet|corp|home)(?:\.|$)/u.test(host)
  );
}
