/** What a command is: a value with its options and its function. Its words are in the catalogues, under its name. */
import type { Terminal } from "../terminal.ts";

/** An option as a person gives it: `--name`, or `-short`. */
export type Option =
  | { readonly kind: "flag"; readonly short?: string }
  /** A word or text; `value` names it in the help, `DIR` for instance. */
  | { readonly kind: "text"; readonly value: string; readonly short?: string }
  | { readonly kind: "texts"; readonly value: string; readonly short?: string }
  /** A whole number from 0 on. */
  | { readonly kind: "number"; readonly value: string; readonly short?: string }
  | { readonly kind: "choice"; readonly of: readonly string[]; readonly short?: string }
  /** Several of some words: `--format svg,png`, or the option again. */
  | { readonly kind: "choices"; readonly of: readonly string[]; readonly short?: string };

export type Options = Readonly<Record<string, Option>>;

type ValueOf<Given extends Option> = Given extends { kind: "flag" }
  ? boolean
  : Given extends { kind: "number" }
    ? number | undefined
    : Given extends { kind: "texts" }
      ? readonly string[]
      : Given extends { kind: "choice"; of: readonly (infer Word)[] }
        ? Word | undefined
        : Given extends { kind: "choices"; of: readonly (infer Word)[] }
          ? readonly Word[]
          : string | undefined;

/** What was given for each option: a flag is false and a list empty when it was not. */
export type Values<Given extends Options> = { readonly [Name in keyof Given]: ValueOf<Given[Name]> };

/** 0 fine, 1 something was found, 2 wrong use. */
export type ExitCode = 0 | 1 | 2;

export interface Command<Given extends Options = Options> {
  /** Also the first part of the keys of its texts: `check.summary`, `check.about`, `check.option.max`, `check.example.1`. */
  readonly name: string;
  /** What it is given besides options, as the help shows it: `ID [DIR]`. */
  readonly operands: string;
  /** Fewest and most operands. */
  readonly takes: readonly [fewest: number, most: number];
  readonly options: Given;
  /** Command lines that show it, each explained in the catalogues. */
  readonly examples: readonly string[];
  /** Never exits the process and prints on the terminal only. */
  run(terminal: Terminal, values: Values<Given>, operands: readonly string[]): Promise<ExitCode>;
}
