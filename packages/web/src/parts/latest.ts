/** The newest value of a render for what was made in an earlier one: listeners, commands. To be asked outside of rendering only. */
import { useEffect, useState } from "react";

class Latest<Value> {
  #value: Value;

  constructor(value: Value) {
    this.#value = value;
  }

  readonly get = (): Value => this.#value;

  set(value: Value): void {
    this.#value = value;
  }
}

/** A function that gives the value of the last render; always the same function. */
export function useLatest<Value>(value: Value): () => Value {
  const [latest] = useState(() => new Latest(value));
  useEffect(() => latest.set(value));
  return latest.get;
}
