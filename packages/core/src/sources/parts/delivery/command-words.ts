/** Words of a command, and what of a deed is read from them. */
import { resolved } from "../unit-folder.ts";

/** Words of a command: options with their values, and what is left. */
export class Words {
  readonly list: readonly string[];

  constructor(list: readonly string[]) {
    this.list = list;
  }

  /** Values of an option, written `--tag x` or `--tag=x`. */
  values(...names: readonly string[]): readonly string[] {
    const found: string[] = [];
    this.list.forEach((word, at) => {
      for (const name of names) {
        if (word === name) found.push(this.list[at + 1] ?? "");
        else if (word.startsWith(`${name}=`)) found.push(word.slice(name.length + 1));
      }
    });
    return found.filter((value) => value !== "");
  }

  value(...names: readonly string[]): string | undefined {
    return this.values(...names)[0];
  }

  /** Words that are neither options nor their values; `flags` take no value. */
  rest(flags: RegExp): readonly string[] {
    const rest: string[] = [];
    for (let at = 0; at < this.list.length; at++) {
      const word = this.list[at] ?? "";
      if (!word.startsWith("-")) rest.push(word);
      else if (!word.includes("=") && !flags.test(word)) at++;
    }
    return rest;
  }

  has(...words: readonly string[]): boolean {
    return words.every((word) => this.list.includes(word));
  }
}

export const dockerFlags: RegExp =
  /^(?:--(?:no-cache|pull|push|load|rm|force-rm|quiet|squash|compress|debug|tls)|-q|-D)$/u;
export const noFlags: RegExp =
  /^--?(?:install|i|wait|atomic|debug|force|dry-run|create-namespace|auto-approve|yes|y|quiet|q|a|all|no-\w[\w-]*|reset-values|reuse-values|cleanup-on-fail|allow-unauthenticated|input|k|R)$/u;

/** A file in another folder than the context says more of whose image it is: the context is often the root. */
export function contextOf(
  context: string | undefined,
  file: string | undefined,
  folder: string,
): { readonly folder?: string } {
  const path = file === undefined ? undefined : resolved(folder, file);
  const own = path === undefined || !path.includes("/") ? undefined : path.slice(0, path.lastIndexOf("/"));
  const found = own !== undefined && !own.includes("$") && (context === undefined || context === ".") ? own : context;
  return found === undefined ? {} : { folder: found };
}

/** A folder of the tree; undefined for what is only known when it runs and for remote contexts. */
export function resolvedFolder(folder: string, path: string): string | undefined {
  if (path.includes("$") || /^(?:[a-z]+:\/\/|git@|~|-$)/u.test(path)) return undefined;
  return resolved(folder, path.replace(/^\/(?:github\/workspace|workspace|builds?)\//u, ""));
}

/** The variable of the work space is the root. */
export function inWorkspace(folder: string, path: string | undefined): string | undefined {
  return resolvedFolder(
    folder,
    (path ?? ".").replace(/^\$\{?(?:CI_PROJECT_DIR|GITHUB_WORKSPACE|WORKSPACE|PWD)\}?\/?/u, "./"),
  );
}

export function named(name: string | undefined): { readonly name?: string } {
  return name === undefined || name.includes("$") || name === "" ? {} : { name };
}

export function imaged(image: string | undefined): { readonly image?: string } {
  return image === undefined ? {} : { image };
}

export function pathed(folder: string, path: string | undefined): { readonly path?: string } {
  const found = path === undefined ? undefined : resolvedFolder(folder, path);
  return found === undefined ? {} : { path: found };
}

export function namespaced(words: Words): { readonly namespace?: string } {
  const namespace = words.value("-n", "--namespace");
  return namespace === undefined || namespace.includes("$") ? {} : { namespace };
}
