/** What is retired on a day: rules ask nothing of it any more. */
import type { Model } from "../model/model.ts";
import { wordOf } from "../model/read.ts";
import { stateOn } from "../model/time.ts";

export class Gone {
  private readonly model: Model;
  private readonly today: number;
  /** By row: 0 not asked yet, 1 there, 2 gone. */
  private readonly elements: Uint8Array;
  /** Symbols of the attributes that say so, where any text has them. */
  private readonly keys: ReadonlySet<number>;

  constructor(model: Model, today: number) {
    this.model = model;
    this.today = today;
    this.elements = new Uint8Array(model.parts.rowCount);
    const dates = ["planned", "phaseIn", "active", "phaseOut", "retired"].map((stage) => `lifecycle.${stage}`);
    this.keys = new Set(["status", "lifecycle", ...dates].flatMap((key) => model.symbols.find(key) ?? []));
  }

  element(row: number): boolean {
    let known = this.elements[row] as number;
    if (known === 0) this.elements[row] = known = this.isGoneElement(row) ? 2 : 1;
    return known === 2;
  }

  relationship(row: number): boolean {
    const { attributeKey, relationshipAttributes, relationshipAttributeCount } = this.model.columns;
    const start = relationshipAttributes[row] as number;
    for (let index = start; index < start + (relationshipAttributeCount[row] as number); index++)
      if (this.keys.has(attributeKey[index] as number)) {
        const one = this.model.relationship(row);
        return wordOf(one, "status") === "retired" || stateOn(one, this.today) === "retired";
      }
    return false;
  }

  private isGoneElement(row: number): boolean {
    const { model, today, keys } = this;
    if (row < model.parts.ownRows) {
      const { attributeKey } = model.columns;
      if (!model.attributeRows(row).some((attribute) => keys.has(attributeKey[attribute] as number))) return false;
    }
    const element = model.at(row);
    return wordOf(element, "status") === "retired" || stateOn(element, today) === "retired";
  }
}
