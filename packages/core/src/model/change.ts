/**
 * Change: one thing that somebody wants different in the architecture, as plain data.
 * Imports, the workbench and agents make changes; the language turns them into text edits that touch nothing else.
 * A list of changes is applied in order; each one sees what the ones before it did.
 */
import type { ElementFact, FactValue, RelationshipFact } from "./facts.ts";

export type Change =
  /** A new element, written inside `element.parent` where that is given; else in the file `uri`, which may be a new one. */
  | { readonly change: "add-element"; readonly element: ElementFact; readonly uri?: string }
  /** Sets one attribute as a whole; a record is replaced, so whoever changes one field gives the others too. */
  | { readonly change: "set-attribute"; readonly subject: string; readonly key: string; readonly value: FactValue }
  | { readonly change: "unset-attribute"; readonly subject: string; readonly key: string }
  /** Adds items to an attribute that is a list, behind those that are there. */
  | {
      readonly change: "add-items";
      readonly subject: string;
      readonly key: string;
      readonly items: readonly FactValue[];
    }
  /** Takes items from a list, by their places in it from 0; without any left the attribute goes. */
  | {
      readonly change: "remove-items";
      readonly subject: string;
      readonly key: string;
      readonly places: readonly number[];
    }
  /** `language` names the tag of a further name (`fr`); absent for the main name. */
  | { readonly change: "rename-element"; readonly id: string; readonly name: string; readonly language?: string }
  /** The documentation block; `undefined` takes it away. */
  | { readonly change: "describe-element"; readonly id: string; readonly description: string | undefined }
  /** Into another container, or to the top where `parent` is `undefined`. */
  | { readonly change: "move-element"; readonly id: string; readonly parent: string | undefined }
  | { readonly change: "remove-element"; readonly id: string }
  /** A new id, here and everywhere it is referred to; the language keeps the old one as `formerly`. */
  | { readonly change: "change-id"; readonly id: string; readonly to: string }
  | { readonly change: "add-relationship"; readonly relationship: RelationshipFact }
  | ({ readonly change: "remove-relationship" } & RelationshipPlace)
  | ({
      readonly change: "set-relationship-attribute";
      readonly key: string;
      readonly value: FactValue;
    } & RelationshipPlace)
  | ({ readonly change: "unset-relationship-attribute"; readonly key: string } & RelationshipPlace)
  /** The data that a flow carries, all of them; none takes them away. */
  | ({ readonly change: "set-carried"; readonly carries: readonly string[] } & RelationshipPlace);

/** Which relationship: its ends and verb, and its own id where two share these three. */
export interface RelationshipPlace {
  readonly from: string;
  readonly verb: string;
  readonly to: string;
  readonly id?: string;
}
