/** The contract of a framework: the controls of a standard or a law as data, by id, in our own short words. */
import type { Bilingual } from "../../model/metamodel.ts";

export interface Framework {
  /** File name, and the word before the colon in `iso27001:A.8.13`. */
  readonly id: string;
  readonly title: Bilingual;
  readonly edition: string;
  readonly publisher: string;
  /** Whose text it is, and what of it stands here. */
  readonly note: Bilingual;
  readonly groups: readonly ControlGroup[];
  readonly controls: readonly Control[];
  /** Selections of controls that the publisher proposes. */
  readonly baselines?: readonly Baseline[];
}

export interface ControlGroup {
  readonly id: string;
  readonly title: Bilingual;
}

export interface Control {
  /** Number in the framework: `A.8.13`. */
  readonly id: string;
  /** What it is about, in a few words of ours. */
  readonly title: Bilingual;
  /** Id of its group. */
  readonly group: string;
  /** What it is finer than: `3.5` stands within `3`. Evidence for it counts for that one, too. */
  readonly within?: string;
  /** What it means and why, for people who don't read standards. */
  readonly page?: Bilingual;
}

export interface Baseline {
  readonly id: string;
  readonly title: Bilingual;
  /** Ids of the publisher; those of enhancements (`CP-9(1)`) are finer than the controls that stand here. */
  readonly controls: readonly string[];
}

/** Rows of controls by group: number, English, French. */
export type ControlRows = Readonly<Record<string, readonly (readonly [id: string, en: string, fr: string])[]>>;

/** Controls of rows; the prefix stands before each number. */
export function controlsOf(rows: ControlRows, prefix: (group: string) => string = () => ""): readonly Control[] {
  return Object.entries(rows).flatMap(([group, controls]) =>
    controls.map(([id, en, fr]) => ({ id: `${prefix(group)}${id}`, title: { en, fr }, group })),
  );
}

/** Groups of rows: id, English, French. */
export function groupsOf(...rows: readonly (readonly [id: string, en: string, fr: string])[]): readonly ControlGroup[] {
  return rows.map(([id, en, fr]) => ({ id, title: { en, fr } }));
}
