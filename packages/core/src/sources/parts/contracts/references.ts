/**
 * `$ref` inside a contract: to a place in the same document or in another file of the tree. Nothing is fetched: what lies elsewhere is
 * told and stays unknown.
 */
import type { Claim, GapKind } from "../../../model/claims/claim.ts";
import { readDocuments } from "../documents/read.ts";
import { at, entriesAt, itemsAt, textAt, type Tree } from "../tree.ts";
import type { Surroundings } from "../../source.ts";
import { parentOf, resolved } from "../unit-folder.ts";

/** A tree and the file in which it stands; references inside it are relative to that file. */
export interface Placed {
  readonly tree: Tree;
  readonly path: string;
  readonly root: Tree;
}

/** How many references may lead to one another. */
const LONGEST = 30;

export class References {
  readonly #around: Surroundings;
  readonly #roots = new Map<string, Tree | undefined>();
  /** Of what could not be followed, once each. */
  readonly #gaps = new Map<string, Claim>();

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Where a value really stands: itself, or what its `$ref` leads to. Undefined: not here. */
  follow(placed: Placed): Placed | undefined {
    let here: Placed | undefined = placed;
    for (let count = 0; count < LONGEST && here !== undefined; count++) {
      const target: string | undefined = textAt(here.tree, "$ref");
      if (target === undefined) return here;
      here = this.#target(here, target);
    }
    return undefined;
  }

  /** What a run could not follow so far, and forgets it. */
  *gaps(): Iterable<Claim> {
    yield* this.#gaps.values();
    this.#gaps.clear();
  }

  #target({ path, root, tree }: Placed, target: string): Placed | undefined {
    const hash = target.indexOf("#");
    const file = hash < 0 ? target : target.slice(0, hash);
    const pointer = hash < 0 ? "" : target.slice(hash + 1);
    if (file === "") return inside({ path, root }, pointer);
    if (/^[a-z][a-z0-9+.-]*:|^\/\//iu.test(file)) return this.#tell("remote-include", file, path, tree.line);
    const other = resolved(parentOf(path), file);
    const whole = other === undefined ? undefined : this.#root(other);
    if (other === undefined || whole === undefined) return this.#tell("missing-file", file, path, tree.line);
    return inside({ path: other, root: whole }, pointer);
  }

  #root(path: string): Tree | undefined {
    if (!this.#roots.has(path)) {
      const artefact = this.#around.file(path);
      this.#roots.set(path, artefact === undefined ? undefined : readDocuments(artefact, this.#around.limits).trees[0]);
    }
    return this.#roots.get(path);
  }

  #tell(gap: GapKind, written: string, file: string, line: number): undefined {
    const what = withoutCredentials(written);
    const key = `${file} ${what}`;
    if (!this.#gaps.has(key))
      this.#gaps.set(key, { claim: "gap", gap, what, at: { file, line }, seenBy: "references" });
    return undefined;
  }
}

function inside({ path, root }: { readonly path: string; readonly root: Tree }, pointer: string): Placed | undefined {
  const tree = pointer === "" || pointer === "/" ? root : pointed(root, pointer);
  return tree === undefined ? undefined : { tree, path, root };
}

/** Names of the fields of a JSON schema, with those of all that it is made of (`allOf`, `oneOf`, `anyOf`). */
export function fieldsOf(schema: Placed, references: References): readonly string[] {
  const fields = new Set<string>();
  const seen = new Set<Tree>();
  const visit = (placed: Placed): void => {
    const found = references.follow(placed);
    if (found === undefined || seen.has(found.tree) || seen.size > 200) return;
    seen.add(found.tree);
    for (const [name] of entriesAt(found.tree, "properties")) fields.add(name);
    for (const word of ["allOf", "oneOf", "anyOf"])
      for (const part of itemsAt(found.tree, word)) visit({ ...found, tree: part });
  };
  visit(schema);
  return [...fields];
}

/** Names of the types that a schema is or holds directly: itself, the items of a list, the parts of a choice. */
export function typesIn(schema: Placed | undefined, references: References): readonly string[] {
  const names = new Set<string>();
  const seen = new Set<Tree>();
  const visit = (placed: Placed, depth: number): void => {
    if (seen.has(placed.tree) || depth > 6 || seen.size > 200) return;
    seen.add(placed.tree);
    const target = textAt(placed.tree, "$ref");
    const name = target === undefined ? undefined : nameOfReference(target);
    if (name !== undefined) names.add(name);
    const found = references.follow(placed);
    if (found === undefined) return;
    // A wrapper of its own name is opened one level: pages and envelopes carry what is really exchanged.
    const items = at(found.tree, "items");
    if (items !== undefined) visit({ ...found, tree: items }, depth + 1);
    for (const word of ["allOf", "oneOf", "anyOf"])
      for (const part of itemsAt(found.tree, word)) visit({ ...found, tree: part }, depth + 1);
    if (target === undefined || depth < 2)
      for (const [, property] of entriesAt(found.tree, "properties"))
        if (at(property, "items") !== undefined && target !== undefined) visit({ ...found, tree: property }, depth + 2);
  };
  if (schema !== undefined) visit(schema, 0);
  return [...names];
}

/** `Item` of `#/components/schemas/Item` and of `./item.yaml`. */
function nameOfReference(target: string): string | undefined {
  const last = target.slice(target.lastIndexOf("/") + 1).replace(/#.*$/u, "");
  return last.replace(/\.(?:ya?ml|json)$/iu, "") || undefined;
}

/** The value that a JSON pointer (`/components/schemas/Item`) leads to. */
function pointed(tree: Tree, pointer: string): Tree | undefined {
  let here: Tree | undefined = tree;
  for (const part of pointer.split("/").slice(1)) {
    const key = decoded(part).replaceAll("~1", "/").replaceAll("~0", "~");
    here = here?.is === "items" ? here.items[Number(key)] : at(here, key);
  }
  return here;
}

/** An address without user, password and query. */
export function withoutCredentials(address: string): string {
  return address.replace(/\/\/[^/@]*@/u, "//").replace(/\?.*$/u, "");
}

/** A key as part of a JSON pointer. */
export function pointerPart(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
