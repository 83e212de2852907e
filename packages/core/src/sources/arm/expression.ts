/** Expressions of Azure Resource Manager as trees: what stands in `[...]` of a JSON template, and what Bicep writes. */
export type Expr =
  | { readonly is: "literal"; readonly value: string | number | boolean | null }
  | { readonly is: "call"; readonly name: string; readonly args: readonly Expr[] }
  /** `of.name`, `of[index]`. */
  | { readonly is: "step"; readonly of: Expr; readonly name: string | number }
  | { readonly is: "array"; readonly items: readonly Expr[] }
  | { readonly is: "object"; readonly entries: ReadonlyMap<string, Expr>; readonly line: number }
  /** A name of Bicep: a parameter, a variable, a resource. */
  | { readonly is: "name"; readonly name: string };

export const nothing: Expr = { is: "literal", value: null };

/** Something of which nothing is known. */
export const unknownExpr: Expr = { is: "call", name: "", args: [] };

export function textExpr(value: string): Expr {
  return { is: "literal", value };
}

const MOST_DEPTH = 60;

/** A text of a JSON template: `[concat('a', parameters('b'))]`, or the text itself. `undefined`: brackets that cannot be read. */
export function expressionOfText(text: string): Expr | undefined {
  if (!text.startsWith("[") || !text.endsWith("]")) return textExpr(text);
  if (text.startsWith("[[")) return textExpr(text.slice(1));
  const reader = new ExpressionReader(text, 1);
  const found = reader.expression(0);
  return reader.isFailed || !reader.isAt("]") ? undefined : found;
}

class ExpressionReader {
  isFailed = false;
  readonly #text: string;
  #at: number;

  constructor(text: string, at: number) {
    this.#text = text;
    this.#at = at;
  }

  isAt(sign: string): boolean {
    this.#space();
    return this.#text.startsWith(sign, this.#at);
  }

  expression(depth: number): Expr {
    if (depth > MOST_DEPTH) return this.#fail();
    this.#space();
    const first = this.#match(/'(?:[^']|'')*'/uy);
    if (first !== undefined) return textExpr(first.slice(1, -1).replaceAll("''", "'"));
    const number = this.#match(/-?\d+(?:\.\d+)?/uy);
    if (number !== undefined) return { is: "literal", value: Number(number) };
    const name = this.#match(/[A-Za-z_][\w.]*/uy);
    if (name === undefined) return this.#fail();
    if (!this.isAt("(")) return constant(name);
    return this.#steps({ is: "call", name, args: this.#arguments(depth) }, depth);
  }

  #arguments(depth: number): readonly Expr[] {
    this.#at++;
    const args: Expr[] = [];
    while (!this.isFailed && !this.isAt(")")) {
      args.push(this.expression(depth + 1));
      if (this.isAt(",")) this.#at++;
      else if (!this.isAt(")")) this.#fail();
    }
    this.#at++;
    return args;
  }

  #steps(start: Expr, depth: number): Expr {
    let found = start;
    while (!this.isFailed) {
      if (this.isAt("[")) {
        this.#at++;
        const index = this.expression(depth + 1);
        const name = index.is === "literal" && typeof index.value !== "boolean" ? (index.value ?? "") : "*";
        found = { is: "step", of: found, name };
        if (!this.isAt("]")) return this.#fail();
        this.#at++;
      } else if (this.isAt(".")) {
        this.#at++;
        found = { is: "step", of: found, name: this.#match(/[\w-]+/uy) ?? "*" };
      } else return found;
    }
    return found;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #space(): void {
    while (/\s/u.test(this.#text.charAt(this.#at))) this.#at++;
  }

  #fail(): Expr {
    this.isFailed = true;
    return unknownExpr;
  }
}

export function constant(name: string): Expr {
  if (name === "true" || name === "false") return { is: "literal", value: name === "true" };
  return name === "null" ? nothing : { is: "name", name };
}
