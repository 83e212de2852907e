/** One module as it is called: its variables have values, its resources stand at their full addresses. Everything is computed when asked. */
import { attributeOf, type HclBody } from "../hcl/syntax.ts";
import { MOST_INSTANCES, type RemoteModule, type RootGap, type TerraformResource } from "../root.ts";
import { bodyValue } from "./body.ts";
import { entriesOf, evaluate, type Names, stepsInto, withLocal } from "./expression.ts";
import type { Declared, DeclaredResource, Folder } from "./folder.ts";
import { type Fields, fieldsOf, isFields, isUnknown, plainText, unknown, unknownFrom, type Value } from "./value.ts";

/** What all modules of a root share. */
export interface Project {
  folder(directory: string): Folder | undefined;
  /** Text of a file, by path in the run; computed with variables where it is a template. */
  file(path: string, variables: Value | undefined): Value;
  /** Steps and modules that may still be computed; depth of names that lead to names, over all modules. */
  readonly budget: { steps: number; modules: number; chain: number };
  readonly gaps: RootGap[];
}

interface Around {
  /** `module.a.module.b.`; empty at the root. */
  readonly prefix: string;
  readonly modules: readonly string[];
  readonly folders: readonly string[];
  readonly variables: (name: string) => Value | undefined;
  readonly call?: { readonly file: string; readonly line: number };
  readonly depth: number;
}

type Child =
  | { readonly is: "local"; readonly byKey: ReadonlyMap<string, Module>; readonly isKeyed: boolean }
  | { readonly is: "remote"; readonly address: string };

const MOST_DEPTH = 12;
const MOST_CHAIN = 150;

export class Module {
  private readonly folder: Folder;
  private readonly project: Project;
  private readonly around: Around;
  private readonly known = new Map<string, Value>();
  private readonly children = new Map<string, Child>();
  readonly names: Names;

  constructor(folder: Folder, project: Project, around: Around) {
    this.folder = folder;
    this.project = project;
    this.around = around;
    this.names = {
      local: new Map(),
      reference: (name, steps) => this.reference(name, steps),
      file: (path, variables) => {
        const text = plainText(path);
        return text === undefined ? unknownFrom(variables) : project.file(text, variables);
      },
      spend: () => project.budget.steps-- > 0,
    };
  }

  private reference(name: string, steps: readonly (string | number)[]): Value {
    const [first, ...rest] = steps;
    const word = first === undefined ? "" : String(first);
    if (name === "var") return stepsInto(this.variable(word), rest);
    if (name === "local") return stepsInto(this.local(word), rest);
    if (name === "module") return this.outputOf(word, rest);
    if (name === "path") return word === "root" ? "." : this.folder.directory;
    if (name === "data") {
      const [second, ...more] = rest;
      return this.pointer(`data.${word}.${second ?? ""}`, more);
    }
    return word === "" || word === "*" ? unknown : this.pointer(`${name}.${word}`, rest);
  }

  /** A reference to a resource here: to the instance with the key of `for_each`, to all of `count`. */
  private pointer(address: string, steps: readonly (string | number)[]): Value {
    const declared = this.folder.resources.get(address);
    if (declared === undefined) return unknown;
    const { body } = declared.value;
    const [key, ...rest] = steps;
    const figure = this.figure(address, body, steps);
    if (figure !== undefined) return figure;
    const isKeyed = attributeOf(body, "for_each") !== undefined;
    const isCounted = attributeOf(body, "count") !== undefined || typeof key === "number" || key === "*";
    const full = `${this.around.prefix}${address}`;
    if (isKeyed && typeof key === "string" && key !== "*")
      return { is: "pointer", address: `${full}[${JSON.stringify(key)}]`, path: rest };
    return {
      is: "pointer",
      address: full,
      path: (isKeyed || isCounted) && (typeof key === "number" || key === "*") ? rest : steps,
    };
  }

  /** Ranges and ports that the code itself states: they are reckoned with, and lead to nothing. */
  private figure(address: string, body: HclBody, steps: readonly (string | number)[]): Value | undefined {
    const name = steps.findLast((step) => typeof step === "string");
    if (typeof name !== "string" || !/cidr|^address_space$|(?:^|_)port$/u.test(name)) return undefined;
    const written = attributeOf(body, name);
    if (written === undefined) return undefined;
    const value = this.once(`figure.${address}.${name}`, () => evaluate(written.value, this.names));
    return plainText(value) === undefined ? undefined : value;
  }

  private variable(name: string): Value {
    return this.once(`var.${name}`, () => {
      const given = this.around.variables(name);
      if (given !== undefined && !(isUnknown(given) && given.from.length === 0)) return this.withDefaults(name, given);
      const standard = this.folder.variables.get(name);
      const value = standard === undefined ? undefined : attributeOf(standard.value, "default")?.value;
      return value === undefined ? (given ?? unknown) : evaluate(value, this.names);
    });
  }

  /** Fields that an object type calls optional are there, as null. */
  private withDefaults(name: string, given: Value): Value {
    const declared = this.folder.variables.get(name);
    const type = declared === undefined ? undefined : attributeOf(declared.value, "type")?.value;
    if (!isFields(given) || type?.is !== "call" || type.name !== "object") return given;
    const [fields] = type.arguments;
    if (fields?.is !== "object") return given;
    const found = new Map(given.fields);
    for (const [key, kind] of fields.fields) {
      if (key.is !== "literal" || kind.is !== "call" || kind.name !== "optional" || found.has(String(key.value)))
        continue;
      const otherwise = kind.arguments[1];
      found.set(String(key.value), otherwise === undefined ? null : evaluate(otherwise, this.names));
    }
    return { is: "fields", fields: found };
  }

  private local(name: string): Value {
    const declared = this.folder.locals.get(name);
    return declared === undefined ? unknown : this.once(`local.${name}`, () => evaluate(declared.value, this.names));
  }

  output(name: string): Value {
    const declared = this.folder.outputs.get(name);
    const value = declared === undefined ? undefined : attributeOf(declared.value, "value")?.value;
    return value === undefined ? unknown : this.once(`output.${name}`, () => evaluate(value, this.names));
  }

  private outputOf(name: string, steps: readonly (string | number)[]): Value {
    const child = this.child(name);
    if (child === undefined) return unknown;
    if (child.is === "remote") {
      const rest = typeof steps[0] === "number" || steps[0] === "*" ? steps.slice(1) : steps;
      return { is: "pointer", address: child.address, path: rest };
    }
    const [first, ...rest] = steps;
    const key = child.isKeyed || typeof first === "number" || first === "*" ? String(first) : undefined;
    const own = key === undefined ? steps : rest;
    const module =
      (key === undefined ? undefined : child.byKey.get(key)) ?? child.byKey.get("") ?? [...child.byKey.values()][0];
    if (module === undefined) return unknown;
    const [output, ...more] = own;
    if (output === undefined) return module.allOutputs();
    return stepsInto(module.output(String(output)), more);
  }

  private allOutputs(): Value {
    return fieldsOf([...this.folder.outputs.keys()].map((name) => [name, this.output(name)] as const));
  }

  /** Computed once; what needs itself is unknown. */
  private once(key: string, compute: () => Value): Value {
    const before = this.known.get(key);
    if (before !== undefined) return before;
    const { budget } = this.project;
    if (budget.chain >= MOST_CHAIN) return unknown;
    this.known.set(key, unknown);
    budget.chain++;
    const value = compute();
    budget.chain--;
    this.known.set(key, value);
    return value;
  }

  private child(name: string): Child | undefined {
    const before = this.children.get(name);
    const declared = this.folder.modules.get(name);
    if (before !== undefined || declared === undefined) return before;
    const source = attributeOf(declared.value, "source")?.value;
    const where = source === undefined ? undefined : plainText(evaluate(source, this.names));
    const address = `${this.around.prefix}module.${name}`;
    const inside =
      where === undefined || !/^\.\.?(?:\/|$)/u.test(where) ? undefined : placeAt(this.folder.directory, where);
    const folder = inside === undefined ? undefined : this.project.folder(inside);
    const child: Child =
      folder === undefined || this.around.depth >= MOST_DEPTH
        ? { is: "remote", address }
        : this.called(name, declared, folder, address);
    this.children.set(name, child);
    return child;
  }

  private called(name: string, declared: Declared<HclBody>, folder: Folder, address: string): Child {
    const instances = this.instancesOf(declared.value);
    const byKey = new Map<string, Module>();
    for (const { key, names } of instances.list) {
      if (this.project.budget.modules-- <= 0) break;
      const given = new Map(declared.value.attributes.map((attribute) => [attribute.name, attribute.value]));
      byKey.set(
        key ?? "",
        new Module(folder, this.project, {
          prefix: `${address}${key === undefined ? "" : `[${JSON.stringify(key)}]`}.`,
          modules: [...this.around.modules, name],
          folders: [...this.around.folders, folder.directory],
          variables: (variable) => {
            const value = given.get(variable);
            return value === undefined ? undefined : evaluate(value, names);
          },
          call: { file: declared.file, line: declared.line },
          depth: this.around.depth + 1,
        }),
      );
    }
    return { is: "local", byKey, isKeyed: instances.isKeyed };
  }

  /** Instances by `for_each` and `count`, each with what `each` and `count` mean in it. */
  private instancesOf(body: HclBody): {
    readonly list: readonly { readonly key?: string; readonly names: Names }[];
    readonly isKeyed: boolean;
    readonly count?: number;
  } {
    const over = attributeOf(body, "for_each");
    const counted = attributeOf(body, "count");
    const each = (key: Value, value: Value): Names =>
      withLocal(this.names, [
        [
          "each",
          fieldsOf([
            ["key", key],
            ["value", value],
          ]),
        ],
      ]);
    if (over !== undefined) {
      const value = evaluate(over.value, this.names);
      const entries = entriesOf(value);
      const keys = entries?.map(([key, item]) => [typeof key === "number" ? plainText(item) : key, item] as const);
      if (keys === undefined || keys.length > MOST_INSTANCES || keys.some(([key]) => key === undefined))
        return { list: [{ names: each(unknown, unknownFrom(value)) }], isKeyed: false };
      return { list: keys.map(([key = "", item]) => ({ key, names: each(key, item) })), isKeyed: true };
    }
    if (counted === undefined) return { list: [{ names: this.names }], isKeyed: false };
    const count = Number(plainText(evaluate(counted.value, this.names)) ?? Number.NaN);
    const names = (index: number): Names => withLocal(this.names, [["count", fieldsOf([["index", index]])]]);
    if (!Number.isFinite(count)) return { list: [{ names: names(0) }], isKeyed: false };
    return count <= 0 ? { list: [], isKeyed: false, count: 0 } : { list: [{ names: names(0) }], isKeyed: false, count };
  }

  /** All resources, here and in the modules that it calls. */
  *resources(): Generator<TerraformResource> {
    for (const declared of this.folder.resources.values()) yield* this.instances(declared);
    for (const name of this.folder.modules.keys()) {
      const child = this.child(name);
      if (child?.is === "local") for (const module of child.byKey.values()) yield* module.resources();
    }
  }

  private *instances(declared: Declared<DeclaredResource>): Generator<TerraformResource> {
    const { isData, type, name, body } = declared.value;
    const { list, count } = this.instancesOf(body);
    const provider = attributeOf(body, "provider")?.value;
    for (const { key, names } of list) {
      const others = Array.from({ length: Math.min((count ?? 1) - 1, 15) }, (_, index) =>
        bodyValue(body, withLocal(names, [["count", fieldsOf([["index", index + 1]])]])),
      );
      yield {
        address: `${this.around.prefix}${isData ? "data." : ""}${type}.${name}${key === undefined ? "" : `[${JSON.stringify(key)}]`}`,
        isData,
        type,
        name,
        modules: this.around.modules,
        folders: this.around.folders,
        config: bodyValue(body, names),
        others,
        ...(count === undefined ? {} : { count }),
        ...(provider?.is === "member" && provider.of.is === "name"
          ? { provider: `${provider.of.name}.${provider.name}` }
          : {}),
        at: { file: declared.file, line: declared.line },
        ...(this.around.call === undefined ? {} : { call: this.around.call }),
      };
    }
  }

  /** Modules that are not here, here and in the modules that it calls. */
  *remotes(): Generator<RemoteModule> {
    for (const [name, declared] of this.folder.modules) {
      const child = this.child(name);
      if (child?.is === "local") for (const module of child.byKey.values()) yield* module.remotes();
      else if (child !== undefined) yield* this.remote(name, declared, child.address);
    }
  }

  private *remote(name: string, declared: Declared<HclBody>, address: string): Generator<RemoteModule> {
    const { list } = this.instancesOf(declared.value);
    const [first] = list;
    if (first === undefined) return;
    const config: Fields = bodyValue(declared.value, first.names);
    const version = plainText(config.fields.get("version"));
    yield {
      address,
      name,
      modules: this.around.modules,
      folders: this.around.folders,
      source: plainText(config.fields.get("source")) ?? "",
      ...(version === undefined ? {} : { version }),
      config,
      at: { file: declared.file, line: declared.line },
    };
  }
}

/** A path from a folder: `../lib` at `eks/default` is `eks/lib`; `undefined` outside of the root. */
export function placeAt(directory: string, path: string): string | undefined {
  const parts = directory === "." ? [] : directory.split("/");
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.length === 0 ? "." : parts.join("/");
}
