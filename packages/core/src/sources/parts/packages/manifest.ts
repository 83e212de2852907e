/** What every package manifest comes to, whatever its language: a package, what it needs, what it is made with. */

export type Ecosystem = "npm" | "maven" | "nuget" | "golang" | "pypi" | "cargo" | "gem" | "composer" | "hex" | "pub";

export interface Manifest {
  /** Id of the source. */
  readonly source: string;
  readonly ecosystem: Ecosystem;
  readonly path: string;
  /** Folder that it is the manifest of. */
  readonly folder: string;
  /** Name of the package itself, as the ecosystem writes it (`@acme/cart`, `org.acme:cart`); absent: it has none. */
  readonly name?: string;
  readonly version?: string;
  /** Nothing that runs: the parent of modules, the root of a workspace, a solution. */
  readonly isAggregate?: boolean;
  /** Settings that stand in the manifest itself: the `proxy` to which a server for developers sends what it does not know. */
  readonly settings?: readonly { readonly variable: string; readonly value: string; readonly line: number }[];
  readonly dependencies: readonly Dependency[];
  readonly technologies: readonly Technology[];
  /** Modules, members of a workspace: folders. */
  readonly members?: readonly { readonly folder: string; readonly line: number }[];
  /** Everything that locks say, `name@version`, sorted. */
  readonly locked?: readonly string[];
}

export interface Dependency {
  readonly name: string;
  /** The one version that is meant: pinned, or resolved by a lock. */
  readonly version?: string;
  /** As declared: `^4.17.0`, `[1.0,2.0)`. */
  readonly declared?: string;
  /** `run`: shipped. `build`: only to build or test with. */
  readonly scope: "run" | "build";
  readonly line: number;
  /** Folder, or path of the manifest, of another package in the same tree. */
  readonly local?: string;
  /** It comes from a parent; the file itself does not say it. */
  readonly isInherited?: boolean;
}

/** A language, runtime or framework as people write it, in the version that is said. */
export interface Technology {
  readonly name: string;
  readonly version?: string;
  readonly line: number;
}

/** The one version that a requirement can mean, as far as it says one: `4.17.1` exactly, `4.17` of `~4.17.1`, `4` of `^4.17.1`. */
export function versionOf(requirement: string | undefined): string | undefined {
  if (requirement === undefined) return undefined;
  const text = requirement.trim().replace(/^(?:npm:[^@]*@|v(?=\d))/u, "");
  const match = /^(===?|=|\^|~>|~=|~)?\s*v?(\d+(?:\.\d+)*)([-+.]?[\w.+-]*)$/u.exec(text);
  if (match === null) return undefined;
  const [, sign = "", digits = "", rest = ""] = match;
  const parts = digits.split(".");
  switch (sign) {
    case "^":
      return parts[0] === "0" ? parts.slice(0, 2).join(".") : parts[0];
    case "~":
      return parts.slice(0, 2).join(".");
    case "~>":
    case "~=":
      return parts.slice(0, Math.max(1, parts.length - 1)).join(".");
    default:
      return /^\.[x*]/u.test(rest) ? digits : digits + rest;
  }
}

/** Is a requirement one version exactly? */
export function isExact(requirement: string): boolean {
  return /^\s*(?:===?|=)?\s*v?\d+(?:\.\d+)*(?:[-+.][\w.+-]*)?\s*$/u.test(requirement) && !/[x*]\s*$/u.test(requirement);
}
