/** HCL as it was written: bodies of attributes and blocks, and expressions with their lines. Nothing is computed yet. */

export interface HclBody {
  readonly attributes: readonly HclAttribute[];
  readonly blocks: readonly HclBlock[];
}

export interface HclAttribute {
  readonly name: string;
  readonly value: HclExpression;
  /** From 1. */
  readonly line: number;
}

export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: HclBody;
  readonly line: number;
}

export type HclExpression =
  | { readonly is: "literal"; readonly value: string | number | boolean | null }
  /** Parts one after the other, made into text: `"${var.name}-db"`, heredocs. */
  | { readonly is: "template"; readonly parts: readonly HclExpression[] }
  /** The first name of a path: `var`, `aws_subnet`, the variable of a `for`. */
  | { readonly is: "name"; readonly name: string; readonly line: number }
  | { readonly is: "member"; readonly of: HclExpression; readonly name: string }
  | { readonly is: "index"; readonly of: HclExpression; readonly index: HclExpression }
  /** `list[*].id` and `list.*.id`: `each` is applied to `{ is: "name", name: "*" }`. */
  | { readonly is: "splat"; readonly of: HclExpression; readonly each: HclExpression }
  | {
      readonly is: "call";
      readonly name: string;
      readonly arguments: readonly HclExpression[];
      /** The last argument is a list of arguments: `merge(local.all...)`. */
      readonly isSpread: boolean;
    }
  | { readonly is: "list"; readonly items: readonly HclExpression[] }
  | { readonly is: "object"; readonly fields: readonly (readonly [key: HclExpression, value: HclExpression])[] }
  | {
      readonly is: "for";
      readonly key?: string;
      readonly item: string;
      readonly in: HclExpression;
      /** Key of a field: the result is an object. */
      readonly fieldKey?: HclExpression;
      readonly value: HclExpression;
      readonly condition?: HclExpression;
      readonly isGrouped: boolean;
      /** It stands in a template: the results are joined to text. */
      readonly isText: boolean;
    }
  | {
      readonly is: "choice";
      readonly condition: HclExpression;
      readonly yes: HclExpression;
      readonly no: HclExpression;
    }
  | { readonly is: "operation"; readonly operator: string; readonly operands: readonly HclExpression[] }
  | { readonly is: "unknown" };

/** A place that could not be read; reading went on after it. */
export interface HclProblem {
  readonly line: number;
  /** UTF-16 offset in the text. */
  readonly offset: number;
  readonly isDeep: boolean;
}

export const unknownExpression: HclExpression = { is: "unknown" };

/** All blocks of a type, right in the body. */
export function blocksOf(body: HclBody, type: string): readonly HclBlock[] {
  return body.blocks.filter((block) => block.type === type);
}

export function attributeOf(body: HclBody, name: string): HclAttribute | undefined {
  return body.attributes.find((attribute) => attribute.name === name);
}
