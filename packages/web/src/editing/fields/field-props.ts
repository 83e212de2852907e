/** What every input of a value is given. */
import type { ElementSummary } from "@orrery/core/answers/answers";
import type { AttributeInput } from "@orrery/core/answers/edit-answers";

export interface FieldProps<Input extends AttributeInput = AttributeInput> {
  readonly input: Input;
  readonly label: string;
  /** As a person types it; empty: not stated. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Enter, or a choice that leaves nothing open. */
  readonly onDone?: (value: string) => void;
  readonly onEscape?: () => void;
  /** Elements that the value refers to, for their names. */
  readonly names?: readonly ElementSummary[];
  readonly autoFocus?: boolean;
  readonly isInvalid?: boolean;
  /** Id of the sentence that says what is wrong. */
  readonly describedBy?: string;
}

export type InputOf<Kind extends AttributeInput["kind"]> = Extract<AttributeInput, { readonly kind: Kind }>;

/** The word of the language for what nobody knows. */
export const unknownWord = "unknown";
