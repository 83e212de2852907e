/** Attributes that refer to elements: to which kinds, and what else their cells may hold. */
import type { AttributeType } from "../../model/metamodel.ts";

export interface ReferenceTarget {
  readonly kinds: readonly string[];
  readonly isList: boolean;
  /** Type of what is no reference, for instance plain text. */
  readonly orElse: AttributeType | undefined;
}

/** Where a type refers to; `undefined` for types without references, and those that take them only after a plain type. */
export function referenceTarget(type: AttributeType): ReferenceTarget | undefined {
  if (type.kind === "reference") return { kinds: type.to, isList: false, orElse: undefined };
  if (type.kind === "list") {
    const inner = referenceTarget(type.of);
    return inner === undefined ? undefined : { ...inner, isList: true };
  }
  if (type.kind !== "union") return undefined;
  const [first, ...rest] = type.of;
  if (first?.kind !== "reference") return undefined;
  return { kinds: first.to, isList: false, orElse: rest.length === 0 ? undefined : { kind: "union", of: rest } };
}
