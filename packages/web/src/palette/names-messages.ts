/** What the page and the worker that searches names say to each other. */
import type { NamesAnswer } from "@orrery/core/answers/names-answers";
import type { FoundNames } from "./find-names.ts";

export type NamesAsked =
  /** Loads the names at a path, unless they are those of this key already. */
  | { readonly ask: "open"; readonly path: string; readonly key: string }
  | { readonly ask: "find"; readonly turn: number; readonly query: string; readonly limit: number };

export type NamesTold =
  | {
      readonly tell: "open";
      readonly key: string;
      readonly statements: NamesAnswer["statements"];
      readonly count: number;
    }
  | { readonly tell: "failed"; readonly key: string }
  | { readonly tell: "found"; readonly turn: number; readonly found: FoundNames };
