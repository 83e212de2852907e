/** Expressions of one template as values: texts, references to its resources, unknowns; and as names that can be compared. */
import {
  fieldsOf,
  isFields,
  isList,
  isPointer,
  joined,
  plainText,
  type Pointer,
  stepInto,
  unknown,
  unknownFrom,
  type Value,
} from "../terraform/evaluate/value.ts";
import { snake } from "../cloudformation/values.ts";
import type { Expr } from "./expression.ts";
import type { Resource, Template } from "./template.ts";

const MOST_DEPTH = 40;
const MOST_NAME = 400;
/** Steps of all evaluations of one template. */
const MOST_STEPS = 500_000;

const idFunctions =
  /^(?:resourceId|extensionResourceId|subscriptionResourceId|tenantResourceId|managementGroupResourceId)$/iu;
const sameText = /^(?:toLower|toUpper|trim|string|base64|uriComponent|uri|json|any|first|last|substring|take)$/iu;

export class Evaluator {
  readonly #template: Template;
  /** Values that a file of parameters or a deployment gives. */
  readonly #given: ReadonlyMap<string, Expr>;
  readonly #bySymbol: Map<string, string> = new Map();
  readonly #byId: Map<string, string> = new Map();
  /** Addresses of resources by their names alone; `undefined` where several have it. */
  readonly #byName: Map<string, string | undefined> = new Map();
  readonly #resourceOfSymbol: ReadonlyMap<string, Resource>;
  #steps = MOST_STEPS;

  constructor(template: Template, given: ReadonlyMap<string, Expr>) {
    this.#template = template;
    this.#given = given;
    this.#resourceOfSymbol = new Map(
      template.resources.flatMap((one) => (one.symbol === undefined ? [] : [[one.symbol, one] as const])),
    );
  }

  /** From now on references to it are known. */
  place(resource: Resource, address: string): void {
    const name = this.nameOf(resource).toLowerCase();
    this.#byId.set(`${resource.type.toLowerCase()} ${name}`, address);
    if (resource.symbol !== undefined) this.#bySymbol.set(resource.symbol, address);
    if (resource.type.split("/").length === 2) this.#byName.set(name, this.#byName.has(name) ? undefined : address);
  }

  /** Names with slashes between; what is not known stands in «». */
  nameOf({ names }: Resource, depth: number = 0): string {
    return names.map((name) => this.name(name, depth + 1)).join("/");
  }

  name(expr: Expr, depth: number = 0): string {
    if (depth > MOST_DEPTH || this.#steps-- <= 0) return "«»";
    const text = this.#name(expr, depth + 1);
    return text.length > MOST_NAME ? text.slice(0, MOST_NAME) : text;
  }

  #name(expr: Expr, depth: number): string {
    switch (expr.is) {
      case "literal":
        return expr.value === null
          ? ""
          : String(expr.value).replaceAll(/\$\{(\w+)[^{}]*\}/gu, (_, name: string) => hidden(name));
      case "name":
        return this.#nameOfVariable(expr.name, depth);
      case "call":
        return this.#nameOfCall(expr.name, expr.args, depth);
      case "step": {
        const resource =
          expr.of.is === "name" && expr.name === "name" ? this.#resourceOfSymbol.get(expr.of.name) : undefined;
        if (resource !== undefined) return this.nameOf(resource, depth);
        const inner = this.#inside(expr.of, depth);
        const field = inner?.is === "object" ? inner.entries.get(String(expr.name)) : undefined;
        return field === undefined ? hidden(`${this.name(expr.of, depth)}.${expr.name}`) : this.name(field, depth);
      }
      case "array":
      case "object":
        return "«»";
    }
  }

  #nameOfCall(name: string, args: readonly Expr[], depth: number): string {
    const [first] = args;
    if (/^(?:parameters|variables)$/iu.test(name) && first !== undefined)
      return this.#nameOfVariable(this.name(first, depth), depth);
    if (/^concat$/iu.test(name)) return args.map((arg) => this.name(arg, depth)).join("");
    if (/^format$/iu.test(name)) return this.#formatted(args, (part) => this.name(part, depth)).join("");
    if (/^(?:toLower|string|trim)$/iu.test(name) && first !== undefined) return this.name(first, depth);
    return hidden(`${name}(${args.map((arg) => this.name(arg, depth)).join(",")})`);
  }

  #nameOfVariable(name: string, depth: number): string {
    const expr = this.#definitionOf(name);
    return expr === undefined ? hidden(name) : this.name(expr, depth);
  }

  /** What a parameter or variable is, as far as it is known. */
  #definitionOf(name: string): Expr | undefined {
    const key = name.toLowerCase();
    const parameter = this.#template.parameters.get(key);
    if (parameter?.isSecret === true) return undefined;
    return this.#template.variables.get(key) ?? this.#given.get(key) ?? parameter?.standard;
  }

  #inside(expr: Expr, depth: number): Expr | undefined {
    if (depth > MOST_DEPTH) return undefined;
    if (expr.is === "name") return this.#definitionOf(expr.name);
    if (expr.is === "call" && /^(?:parameters|variables)$/iu.test(expr.name) && expr.args[0] !== undefined)
      return this.#definitionOf(this.name(expr.args[0], depth));
    if (expr.is !== "step") return expr;
    const outer = this.#inside(expr.of, depth + 1);
    return outer?.is === "object" ? outer.entries.get(String(expr.name)) : undefined;
  }

  #formatted<Part>([format, ...args]: readonly Expr[], read: (part: Expr) => Part): readonly (Part | string)[] {
    if (format?.is !== "literal") return [];
    return String(format.value)
      .split(/(\{\d{1,2}(?::[^{}]*)?\})/u)
      .map((part) => {
        const index = /^\{(\d+)/u.exec(part)?.[1];
        const arg = index === undefined ? undefined : args[Number(index)];
        return arg === undefined ? part : read(arg);
      })
      .filter((part) => part !== "");
  }

  value(expr: Expr | undefined, depth: number = 0): Value {
    if (expr === undefined || depth > MOST_DEPTH || this.#steps-- <= 0) return unknown;
    switch (expr.is) {
      case "literal":
        return expr.value;
      case "array":
        return expr.items.map((item) => this.value(item, depth + 1));
      case "object":
        return fieldsOf([...expr.entries].map(([key, item]) => [key, this.value(item, depth + 1)] as const));
      case "name":
        return this.#named(expr) ?? this.#ofName(expr.name, depth + 1);
      case "call":
        return this.#named(expr) ?? this.#ofCall(expr.name, expr.args, depth + 1);
      case "step":
        return this.#ofStep(expr, depth + 1);
    }
  }

  /** An expression that is the very name of a resource means that one. */
  #named(expr: Expr): Value | undefined {
    if (expr.is === "call" && !/^(?:parameters|variables|concat|format|toLower)$/iu.test(expr.name)) return undefined;
    const name = this.name(expr).toLowerCase();
    const address = name.length < 3 ? undefined : this.#byName.get(name);
    return address === undefined ? undefined : pointer(address, ["name"]);
  }

  #ofName(name: string, depth: number): Value {
    const address = this.#bySymbol.get(name);
    if (address !== undefined) return pointer(address, ["id"]);
    return this.value(this.#definitionOf(name), depth);
  }

  #ofCall(name: string, args: readonly Expr[], depth: number): Value {
    const [first] = args;
    const all = (): readonly Value[] => args.map((arg) => this.value(arg, depth));
    if (/^(?:parameters|variables)$/iu.test(name) && first !== undefined)
      return this.value(this.#definitionOf(this.name(first, depth)), depth);
    if (/^concat$/iu.test(name)) return concatenated(all());
    if (/^format$/iu.test(name)) return joined(this.#formatted<Value>(args, (part) => this.value(part, depth)));
    if (idFunctions.test(name)) return this.#byResourceId(args, depth);
    if (/^(?:reference|list\w+)$/iu.test(name) && first !== undefined) return this.#referred(name, first, depth);
    if (sameText.test(name) && first !== undefined) return this.value(first, depth);
    if (/^if$/iu.test(name)) return chosen(this.#choices(args).map((choice) => this.value(choice, depth)));
    if (/^union$/iu.test(name)) return fieldsOf(all().flatMap((one) => (isFields(one) ? [...one.fields] : [])));
    if (/^(?:createArray|array)$/iu.test(name)) return all();
    return unknownFrom(...all());
  }

  /** `if(condition, yes, no)`; of Bicep `(condition ? yes) : no`, and `a ?? b`. */
  #choices(args: readonly Expr[]): readonly Expr[] {
    const [first, second, third] = args;
    if (third !== undefined) return [second, third].filter((one) => one !== undefined);
    const inner = first?.is === "call" && first.name === "if" ? first.args[1] : undefined;
    return [inner, second].filter((one) => one !== undefined);
  }

  #byResourceId(args: readonly Expr[], depth: number): Value {
    const texts = args.map((arg) => this.name(arg, depth));
    const at = texts.findIndex((text) => /^[\w.]+\.[\w.]+\//u.test(text));
    if (at < 0) return unknown;
    const names = texts.slice(at + 1).join("/");
    const address = this.#byId.get(`${texts[at] ?? ""} ${names}`.toLowerCase());
    return address === undefined ? unknown : pointer(address, ["id"]);
  }

  /** What a resource says when it is asked; of its keys only that they lead there. */
  #referred(name: string, first: Expr, depth: number): Value {
    const found = this.value(first, depth);
    const named = isPointer(found) ? found.address : this.#byName.get(this.name(first, depth).toLowerCase());
    if (named === undefined) return unknown;
    return pointer(named, /^list/iu.test(name) ? ["connection_string"] : []);
  }

  #ofStep({ of, name }: Expr & { readonly is: "step" }, depth: number): Value {
    const outer = this.value(of, depth);
    if (!isPointer(outer)) return stepInto(outer, name);
    const last = outer.path.at(-1);
    if (last === "connection_string" || String(last).endsWith("endpoints")) return outer;
    const path = last === "id" || last === "name" ? outer.path.slice(0, -1) : outer.path;
    return name === "properties" ? { ...outer, path } : { ...outer, path: [...path, snake(String(name))].slice(0, 20) };
  }
}

function hidden(text: string): string {
  return `«${text.replaceAll("/", "÷").replaceAll(/[«»]/gu, "").slice(0, 200)}»`;
}

function pointer(address: string, path: readonly (string | number)[]): Pointer {
  return { is: "pointer", address, path };
}

function concatenated(values: readonly Value[]): Value {
  return values.length > 0 && values.every(isList) ? values.flat() : joined(values);
}

function chosen(values: readonly Value[]): Value {
  const real = values.filter((value) => value !== null && plainText(value) !== "");
  const [only] = real;
  if (only === undefined) return null;
  const isSame = real.every((value) => plainText(value) !== undefined && plainText(value) === plainText(only));
  return real.length === 1 || isSame ? only : unknownFrom(...real);
}
