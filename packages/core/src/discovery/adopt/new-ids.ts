/** Ids for what is adopted: the name by which it was observed where that is one, else made of it; free in the model and among each other. */
import { slugOf } from "../../model/archimate/slug.ts";
import type { Model } from "../../model/model.ts";
import { isId } from "../../model/values.ts";

export class NewIds {
  private readonly model: Model;
  private readonly taken: Set<string> = new Set();

  constructor(model: Model) {
    this.model = model;
  }

  /** `orders-db` for `orders-db`, `claims-engine` for `Claims Engine`; `orders-store` where `orders` is taken. */
  take(name: string, kind: string): string {
    const plain = isId(name) && !name.includes("::") && /^[\p{L}]/u.test(name) ? name : slugOf(name);
    const wanted = plain === "" || /^[^\p{L}]/u.test(plain) ? `${kind}-${plain}`.replace(/-$/u, "") : plain;
    for (let number = 0; ; number++) {
      const id = number === 0 ? wanted : number === 1 ? `${wanted}-${kind}` : `${wanted}-${kind}-${number}`;
      if (!this.isFree(id)) continue;
      this.taken.add(id);
      return id;
    }
  }

  private isFree(id: string): boolean {
    const { model } = this;
    const symbol = model.symbols.find(id);
    return (
      !this.taken.has(id) &&
      !reserved.has(id) &&
      model.schema.kindNumber(id) < 0 &&
      !model.schema.relationships.some((verb) => verb.id.split(" ")[0] === id) &&
      model.row(id) === undefined &&
      (symbol === undefined || !model.parts.relationshipOf.has(symbol))
    );
  }
}

/** Words that begin a statement of their own. */
const reserved: ReadonlySet<string> = new Set([
  "extend",
  "link",
  "model",
  "kind",
  "attribute",
  "relationship",
  "include",
  "unknown",
  "yes",
  "no",
]);
