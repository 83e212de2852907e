/** The colours of a layer. */
import type { Layer } from "../../model/metamodel.ts";
import type { Token } from "../scene.ts";

/** Tokens of what stands in a layer; those of no layer are grey. */
export function tokensOf({ layer }: { readonly layer?: Layer | undefined }): {
  readonly fill: Token;
  readonly stroke: Token;
} {
  return layer === undefined
    ? { fill: "group-1", stroke: "line-soft" }
    : { fill: `${layer}-fill`, stroke: `${layer}-stroke` };
}
