/** The fault trees of Open-PSA files as the benchmark needs them: no more of the format than these files use, and no errors. */

/** @import { FaultTree, Gate } from "../../packages/core/src/engines/fault-tree/tree.ts" */
/** @typedef {{ readonly tag: string, readonly name: string, readonly value: string, readonly min: string, readonly inner: Piece[] }} Piece */

/**
 * @param {string} text
 * @returns {{ readonly tree: FaultTree, readonly probabilities: Float64Array }}
 */
export function readTree(text) {
  const all = pieces(text);
  const gateDefinitions = all.filter(({ tag }) => tag === "define-gate");
  const events = new Map();
  for (const { tag, name } of all)
    if ((tag === "define-basic-event" || tag === "basic-event") && !events.has(name)) events.set(name, events.size);
  const count = events.size;
  const gateAt = new Map(gateDefinitions.map(({ name }, index) => [name, index]));
  /** @type {Gate[]} */
  const gates = gateDefinitions.map(() => ({ operator: "and", inputs: [] }));
  /** @param {Piece} piece @returns {number} */
  const reference = (piece) => {
    if (piece.tag === "basic-event") return events.get(piece.name);
    if (piece.tag === "gate") return count + (gateAt.get(piece.name) ?? 0);
    if (piece.tag === "not") return ~(piece.inner[0] === undefined ? 0 : reference(piece.inner[0]));
    return count + gates.push(gate(piece)) - 1;
  };
  /** @param {Piece} piece @returns {Gate} */
  const gate = (piece) => {
    if (piece.tag === "not" || piece.tag === "gate" || piece.tag === "basic-event")
      return { operator: "and", inputs: [reference(piece)] };
    const inputs = piece.inner.map(reference);
    if (piece.tag === "atleast") return { operator: "atLeast", need: Number(piece.min), inputs };
    return { operator: piece.tag === "xor" ? "xor" : piece.tag === "and" ? "and" : "or", inputs };
  };
  gateDefinitions.forEach(({ inner }, index) => {
    if (inner[0] !== undefined) gates[index] = gate(inner[0]);
  });
  const used = new Set(gates.flatMap(({ inputs }) => inputs.map((input) => (input < 0 ? ~input : input))));
  const probabilities = new Float64Array(count);
  for (const { tag, name, inner } of all)
    if (tag === "define-basic-event") probabilities[events.get(name)] = Number(inner[0]?.value);
  const top = gates.findIndex((_, index) => !used.has(count + index));
  return { tree: { events: count, gates, top: count + top }, probabilities };
}

/**
 * Every element, outer ones before inner ones.
 * @param {string} text
 * @returns {readonly Piece[]}
 */
function pieces(text) {
  /** @type {Piece[]} */
  const all = [];
  /** @type {Piece[]} */
  const open = [];
  for (const [, end, tag = "", attributes = "", single] of text.matchAll(/<(\/?)([\w-]+)([^>]*?)(\/?)>/g)) {
    if (end === "/") {
      open.pop();
      continue;
    }
    const attribute = (/** @type {string} */ name) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? "";
    const piece = { tag, name: attribute("name"), value: attribute("value"), min: attribute("min"), inner: [] };
    all.push(piece);
    open.at(-1)?.inner.push(piece);
    if (single !== "/") open.push(piece);
  }
  return all;
}
