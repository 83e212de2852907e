/** JSON templates of Azure Resource Manager: resources with those inside them, and the templates inside of deployments. */
import { at, entriesAt, flagAt, isNothing, itemsAt, textAt, type Tree } from "../parts/tree.ts";
import { type Expr, expressionOfText, nothing, unknownExpr } from "./expression.ts";
import type { Parameter, Resource, Template } from "./template.ts";

const MOST_DEPTH = 60;

export function templateOfJson(tree: Tree): Template {
  const problems: number[] = [];
  const reader = new TemplateReader(problems);
  reader.resources(at(tree, "resources"), [], [], 0);
  const variables = [
    ...reader.variables,
    ...entriesAt(tree, "variables").map(([name, value]) => [name, exprOf(value, problems)] as const),
  ];
  const parameters = [...reader.parameters, ...parametersOf(tree, problems)];
  return {
    parameters: new Map(parameters.map(([name, value]) => [name.toLowerCase(), value])),
    variables: new Map(variables.map(([name, value]) => [name.toLowerCase(), value])),
    resources: reader.found,
    remotes: reader.remotes,
    problems,
  };
}

function parametersOf(tree: Tree | undefined, problems: number[]): readonly (readonly [string, Parameter])[] {
  return entriesAt(tree, "parameters").map(([name, value]) => {
    const isSecret = /^secure/iu.test(textAt(value, "type") ?? "");
    const standard = at(value, "defaultValue");
    return [
      name,
      { isSecret, ...(standard === undefined || isSecret ? {} : { standard: exprOf(standard, problems) }) },
    ] as const;
  });
}

class TemplateReader {
  readonly found: Resource[] = [];
  readonly remotes: { readonly what: string; readonly line: number }[] = [];
  /** Of templates inside. */
  readonly parameters: (readonly [string, Parameter])[] = [];
  readonly variables: (readonly [string, Expr])[] = [];
  readonly #problems: number[];

  constructor(problems: number[]) {
    this.#problems = problems;
  }

  /** A list, or an object by symbolic names. */
  resources(tree: Tree | undefined, types: readonly string[], names: readonly Expr[], depth: number): void {
    if (depth > 20) return;
    for (const item of itemsAt(tree)) this.#resource(item, undefined, types, names, depth);
    for (const [symbol, item] of entriesAt(tree)) this.#resource(item, symbol, types, names, depth);
  }

  #resource(
    tree: Tree,
    symbol: string | undefined,
    types: readonly string[],
    names: readonly Expr[],
    depth: number,
  ): void {
    const type = textAt(tree, "type");
    const name = at(tree, "name");
    if (type === undefined || tree.is !== "fields") return;
    const whole = types.length === 0 || type.includes("/") ? type : [...types, type].join("/");
    const own = [...(whole === type ? [] : names), exprOf(name ?? tree, this.#problems)];
    if (/^Microsoft\.Resources\/deployments$/iu.test(type)) this.#deployment(tree, depth);
    this.found.push({
      ...(symbol === undefined ? {} : { symbol }),
      type: whole,
      names: own,
      body: new Map(
        entriesAt(tree)
          .filter(([key]) => key !== "resources")
          .map(([key, value]) => [key, exprOf(value, this.#problems)]),
      ),
      isExisting: flagAt(tree, "existing") === true,
      line: tree.line,
    });
    this.resources(at(tree, "resources"), [whole], own, depth + 1);
  }

  /** A template inside of a template: what it is given, it is given here. */
  #deployment(tree: Tree, depth: number): void {
    const inner = at(tree, "properties", "template");
    const link = textAt(tree, "properties", "templateLink", "uri") ?? textAt(tree, "properties", "templateLink", "id");
    if (link !== undefined) this.remotes.push({ what: plainLink(link), line: tree.line });
    if (inner === undefined) return;
    const given = new Map(
      entriesAt(tree, "properties", "parameters").map(([name, value]) => [
        name,
        exprOf(at(value, "value") ?? value, this.#problems),
      ]),
    );
    for (const [name, parameter] of parametersOf(inner, this.#problems)) {
      const value = given.get(name);
      const isItself = value?.is === "call" && value.args[0]?.is === "literal" && value.args[0].value === name;
      if (!isItself)
        this.parameters.push([
          name,
          value === undefined || parameter.isSecret ? parameter : { isSecret: false, standard: value },
        ]);
    }
    for (const [name, value] of entriesAt(inner, "variables"))
      this.variables.push([name, exprOf(value, this.#problems)]);
    this.resources(at(inner, "resources"), [], [], depth + 1);
  }
}

/** Without signatures and the like. */
function plainLink(link: string): string {
  return link.replace(/[?#].*$/u, "").slice(0, 200);
}

export function exprOf(tree: Tree, problems: number[], depth: number = 0): Expr {
  if (depth > MOST_DEPTH) return unknownExpr;
  if (tree.is === "items") return { is: "array", items: tree.items.map((item) => exprOf(item, problems, depth + 1)) };
  if (tree.is === "fields")
    return {
      is: "object",
      entries: new Map([...tree.entries].map(([key, value]) => [key, exprOf(value, problems, depth + 1)])),
      line: tree.line,
    };
  if (isNothing(tree)) return nothing;
  if (tree.isPlain && /^(?:true|false)$/u.test(tree.text)) return { is: "literal", value: tree.text === "true" };
  if (tree.isPlain && /^-?\d+(?:\.\d+)?$/u.test(tree.text)) return { is: "literal", value: Number(tree.text) };
  const found = expressionOfText(tree.text.trim());
  if (found === undefined) problems.push(tree.line);
  return found ?? unknownExpr;
}
