/** The things of one root by address: what each reference means, which of them are elements, what their arguments say. */
import { decodeStructure } from "../evaluate/structure.ts";
import {
  type Fields,
  fieldsOf,
  isFields,
  isList,
  isPointer,
  plainText,
  type Pointer,
  stepInto,
  type Value,
} from "../evaluate/value.ts";
import { partOf, resourceType } from "../resource-types/index.ts";
import { moduleType } from "../resource-types/modules.ts";
import type { ResourceType } from "../resource-types/resource-type.ts";
import { isGeneral } from "./general-names.ts";
import type { RemoteModule, TerraformResource, TerraformRoot } from "../root.ts";

/** A resource, or a module from elsewhere that stands for one. */
export interface Thing {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  readonly modules: readonly string[];
  readonly folders: readonly string[];
  readonly config: Fields;
  readonly others: readonly Fields[];
  readonly count?: number;
  readonly isData: boolean;
  readonly isModule: boolean;
  readonly at: TerraformResource["at"];
  readonly call?: TerraformResource["at"];
  readonly provider?: string;
  /** What it is; absent for glue. */
  readonly known?: ResourceType;
}

const MOST_HOPS = 8;

export class Estate {
  readonly root: TerraformRoot;
  things: readonly Thing[];
  private byAddress: ReadonlyMap<string, Thing>;
  /** Instances of what has keys, by address without the key. */
  private readonly byPlain: ReadonlyMap<string, readonly Thing[]> = new Map();
  /** Things by their type. */
  private readonly byType: ReadonlyMap<string, readonly Thing[]>;
  /** How many elements stand right in each module, but for networks. */
  private readonly inModule: ReadonlyMap<string, number>;
  private readonly defined: ReadonlyMap<string, number>;
  private readonly wholeOf: Map<Thing, Thing | null> = new Map<Thing, Thing | null>();
  private byName: ReadonlyMap<string, readonly Thing[]> | undefined;
  private partsByWhole: ReadonlyMap<Thing, readonly Thing[]> | undefined;

  constructor(root: TerraformRoot) {
    this.root = root;
    this.things = [...root.resources.map(ofResource), ...root.modules.map(ofModule)];
    this.byAddress = new Map(this.things.map((thing) => [thing.address, thing]));
    this.things = this.withoutEchoes(this.things);
    this.byAddress = new Map(this.things.map((thing) => [thing.address, thing]));
    this.byPlain = groups(this.things, ({ address }) => withoutKey(address));
    this.byType = groups(this.things, ({ type }) => type);
    const elements = this.things.filter(({ known, isData }) => known !== undefined && !isData);
    this.inModule = counts(
      elements.filter(({ known }) => known?.sort !== "zone").map(({ address }) => moduleOf(address)),
    );
    this.defined = counts(
      elements.flatMap((thing) => thing.folders.flatMap((_, level) => definitionOf(thing, level) ?? [])),
    );
  }

  /** `terraform:eks/default#aws_db_instance.orders`. */
  key(thing: Thing): string {
    return `${this.scheme}:${this.local(thing)}`;
  }

  /** `terraform`, or what stands for it. */
  get scheme(): string {
    return this.root.scheme ?? "terraform";
  }

  get product(): string {
    if (this.root.scheme === "arm") return "Azure Resource Manager";
    return this.root.scheme === "cloudformation" ? "AWS CloudFormation" : "Terraform";
  }

  /** The value of its typed key. */
  local(thing: Thing): string {
    return `${this.root.directory}#${thing.address}`;
  }

  ofType(...types: readonly string[]): readonly Thing[] {
    return types.flatMap((type) => this.byType.get(type) ?? []);
  }

  /** Data that is only looked up is an element where its name is known, and once: not where something here is that. */
  private withoutEchoes(things: readonly Thing[]): readonly Thing[] {
    const named = (thing: Thing): string => `${thing.type} ${this.names(thing)[0] ?? ""}`;
    const seen = new Set(things.filter(({ isData, known }) => !isData && known !== undefined).map(named));
    return things.map((thing) => {
      if (!thing.isData || thing.known === undefined) return thing;
      const name = named(thing);
      const isEcho = this.names(thing).length === 0 || seen.has(name);
      seen.add(name);
      const { known: _, ...glue } = thing;
      return isEcho ? glue : thing;
    });
  }

  /** Is it the one element of its module? */
  isAlone(thing: Thing): boolean {
    return thing.modules.length > 0 && (this.inModule.get(moduleOf(thing.address)) ?? 0) <= 1;
  }

  /**
   * Addresses from the folders of the modules around it: a root for each environment sets up the same things by the same modules. Only
   * where it stands once in the root, and where a name says what it is (a module for any service makes another one in each root).
   */
  definitions(thing: Thing): readonly string[] {
    return thing.folders.flatMap((_, level) => {
      const definition = definitionOf(thing, level);
      return definition !== undefined && this.defined.get(definition) === 1 ? [definition] : [];
    });
  }

  /** What a reference names, instances of a `for_each` each. */
  targets(pointer: Pointer): readonly Thing[] {
    const exact = this.byAddress.get(pointer.address);
    return exact === undefined ? (this.byPlain.get(pointer.address) ?? []) : [exact];
  }

  /** The elements that a reference means: parts lead to what they are parts of. */
  elements(pointer: Pointer): readonly Thing[] {
    const found: Thing[] = [];
    let open = [pointer];
    for (let hop = 0; hop < MOST_HOPS && open.length > 0; hop++) {
      const things = open.flatMap((one) => this.targets(one));
      found.push(...things.filter(({ known }) => known !== undefined));
      open = things.filter(({ known }) => known === undefined).flatMap((thing) => this.wholes(thing));
    }
    return [...new Set(found)];
  }

  private wholes(thing: Thing): readonly Pointer[] {
    return partOf(thing.type).flatMap((argument) => this.pointers(thing, argument));
  }

  /** The element of which a part says something: the bucket of a bucket policy. By reference, or by the name that both use. */
  whole(thing: Thing): Thing | undefined {
    if (thing.known !== undefined) return thing;
    const before = this.wholeOf.get(thing);
    if (before !== undefined) return before ?? undefined;
    const found = this.findWhole(thing);
    this.wholeOf.set(thing, found ?? null);
    return found ?? undefined;
  }

  private findWhole(thing: Thing): Thing | undefined {
    const provider = thing.type.split("_", 1)[0] ?? "";
    for (const argument of partOf(thing.type)) {
      const [found] = this.pointers(thing, argument).flatMap((pointer) => this.elements(pointer));
      if (found !== undefined) return found;
      const name = this.text(at(thing.config, argument));
      const named = name === undefined ? undefined : this.named(name).find((one) => one.type.startsWith(provider));
      if (named !== undefined) return named;
    }
    return undefined;
  }

  /** Elements whose arguments give them this name. */
  named(name: string): readonly Thing[] {
    this.byName ??= groupsOfMany(
      this.things.filter(({ known }) => known !== undefined),
      (thing) => this.names(thing),
    );
    return this.byName.get(name) ?? [];
  }

  /** What says more of an element: parts of it that are no elements. */
  partsOf(thing: Thing): readonly Thing[] {
    this.partsByWhole ??= groupsOfMany(
      this.things.filter(({ known }) => known === undefined),
      (part) => [this.whole(part)].filter((whole) => whole !== undefined),
    );
    return this.partsByWhole.get(thing) ?? [];
  }

  pointers(thing: Thing, argument: string): readonly Pointer[] {
    return this.pointersOf(at(thing.config, argument));
  }

  pointersOf(value: Value | undefined): readonly Pointer[] {
    return pointersWithin(value);
  }

  /** The value of an argument as text, names of other resources put in; `undefined` where a part of it is not known. */
  text(value: Value | undefined, depth: number = MOST_HOPS): string | undefined {
    if (value === undefined || value === null) return undefined;
    const plain = plainText(value);
    if (plain !== undefined) return plain;
    if (typeof value !== "object" || isList(value) || depth === 0) return undefined;
    if (value.is === "joined") {
      const parts = value.parts.map((part) => this.text(part, depth - 1));
      return parts.includes(undefined) ? undefined : parts.join("");
    }
    return value.is === "pointer" ? this.textOfPointer(value, depth - 1) : undefined;
  }

  private textOfPointer(pointer: Pointer, depth: number): string | undefined {
    const [thing, another] = this.targets(pointer);
    if (thing === undefined || another !== undefined) return undefined;
    const last = pointer.path.at(-1);
    const value = stepsIn(thing.config, pointer.path);
    const found = this.text(value, depth);
    if (found !== undefined) return found;
    if (pointer.path.length > 1 || (last !== "name" && last !== "id")) return undefined;
    const argument = thing.known?.names?.find((name) => at(thing.config, name) !== undefined) ?? "name";
    return this.text(at(thing.config, argument), depth);
  }

  /** Names by its arguments, then the ones by which the code calls it. */
  names(thing: Thing): readonly string[] {
    const named = (thing.known?.names ?? ["name"]).map((argument) => this.text(at(thing.config, argument)));
    return [...new Set(named.filter((name): name is string => name !== undefined && name !== ""))];
  }

  /** JSON or YAML in an argument, as a value with the references in it. */
  structure(value: Value | undefined): Value | undefined {
    if (value === undefined) return undefined;
    if (isPointer(value)) {
      const [thing] = this.targets(value);
      return thing?.type === "aws_iam_policy_document" ? thing.config : undefined;
    }
    return decodeStructure(value);
  }
}

function ofResource(resource: TerraformResource): Thing {
  const known = resourceType(resource.type);
  return { ...resource, isModule: false, ...(known === undefined ? {} : { known }) };
}

function ofModule({ address, name, modules, folders, source, config, at: place }: RemoteModule): Thing {
  const found = moduleType(source);
  return {
    address,
    type: found?.type ?? "module",
    name,
    modules,
    folders,
    config,
    others: [],
    isData: false,
    isModule: true,
    at: place,
    ...(found === undefined ? {} : { known: found.known }),
  };
}

/** `cluster_config.instance_count`: into blocks and objects, of several blocks the first. */
export function at(config: Fields, path: string): Value | undefined {
  let value: Value | undefined = config;
  for (const step of path.split(".")) {
    const one: Value | undefined = value !== undefined && isList(value) ? value[0] : value;
    if (isPointer(one)) return stepInto(one, step);
    value = isFields(one) ? one.fields.get(step) : undefined;
  }
  return value;
}

/** All blocks of a name, or the fields of a list. */
export function blocks(config: Fields | undefined, path: string): readonly Fields[] {
  const value = config === undefined ? undefined : at(config, path);
  const list = value === undefined ? [] : isList(value) ? value : [value];
  return list.filter(isFields);
}

export function flag(config: Fields, path: string): boolean | undefined {
  const value = at(config, path);
  return value === true || value === "true" ? true : value === false || value === "false" ? false : undefined;
}

export function numberAt(config: Fields, path: string): number | undefined {
  const text = plainText(at(config, path));
  const number = text === undefined || text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}

function stepsIn(config: Fields, path: readonly (string | number)[]): Value | undefined {
  let value: Value = config;
  for (const step of path) {
    const one: Value = isList(value) && typeof step === "string" ? (value[0] ?? fieldsOf([])) : value;
    value = stepInto(one, step);
  }
  return value;
}

function pointersWithin(value: Value | undefined): readonly Pointer[] {
  const found: Pointer[] = [];
  const open: (Value | undefined)[] = [value];
  for (let index = 0; index < open.length && index < 10_000; index++) {
    const one = open[index];
    if (one === undefined || one === null || typeof one !== "object") continue;
    if (isList(one)) open.push(...one);
    else if (one.is === "fields") open.push(...one.fields.values());
    else if (one.is === "joined") open.push(...one.parts);
    else if (one.is === "encoded") open.push(one.of);
    else if (one.is === "unknown") open.push(...one.from);
    else found.push(one);
  }
  return found;
}

/** `module.shop.module.orders.` of a resource in it. */
function moduleOf(address: string): string {
  return /^(?:module\.[^.[]+(?:\["(?:[^"\\]|\\.)*"\])?\.)*/u.exec(address)?.[0] ?? "";
}

function definitionOf(thing: Thing, level: number): string | undefined {
  const names = [...thing.modules.slice(level + 1), thing.name];
  if (names.every(isGeneral)) return undefined;
  const rest = thing.modules.slice(level + 1).map((name) => `module.${name}.`);
  const own = thing.isModule ? `module.${thing.name}` : `${thing.type}.${thing.name}`;
  return `${thing.folders[level] ?? ""}#${rest.join("")}${own}`;
}

function counts(items: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const item of items) found.set(item, (found.get(item) ?? 0) + 1);
  return found;
}

function withoutKey(address: string): string {
  return address.replaceAll(/\["(?:[^"\\]|\\.)*"\]/gu, "");
}

function groupsOfMany<T, K>(items: readonly T[], keys: (item: T) => readonly K[]): ReadonlyMap<K, readonly T[]> {
  const found = new Map<K, T[]>();
  for (const item of items)
    for (const key of keys(item)) {
      const list = found.get(key);
      if (list === undefined) found.set(key, [item]);
      else list.push(item);
    }
  return found;
}

function groups<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    const list = found.get(name);
    if (list === undefined) found.set(name, [item]);
    else list.push(item);
  }
  return found;
}
