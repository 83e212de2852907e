/** The answer with all names of a model, for finding by name as fast as one types. */

/**
 * GET /api/w/:ws/names?lang= : id and name of every element, as columns: in one text each, a line an element, since a hundred thousand
 * small objects cost more to read than to look through.
 */
export interface NamesAnswer {
  readonly version: 1;
  readonly revision: number;
  /** A line an element, in the order of the model. */
  readonly ids: string;
  /** In the asked language where the model has it, else the main name, else the id. */
  readonly names: string;
  /** Ids of kinds, and for each element the place of its kind among them. */
  readonly kinds: readonly string[];
  readonly kindOf: readonly number[];
  /** What has a page of its own and is no element. */
  readonly statements: readonly {
    readonly kind: "view" | "dashboard" | "query";
    readonly id: string;
    readonly name: string;
  }[];
}
