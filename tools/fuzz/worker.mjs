/** Runs the readers on mutated inputs, seed after seed, and says before each which one it is: whoever started us sees where we end. */
import { readers } from "./readers.mjs";
import { random } from "./mutate.mjs";

const [first = "1", only = ""] = process.argv.slice(2);
const chosen = readers.filter(({ id }) => only === "" || id === only);

for (let seed = Number(first); ; seed++) {
  const reader = chosen[seed % chosen.length];
  if (reader === undefined) throw new Error(`No reader ${only}.`);
  await told({ seed, reader: reader.id });
  const bytes = reader.make(random(seed));
  await told({ seed, reader: reader.id, bytes: bytes.length });
  reader.read(bytes);
}

/**
 * Waits until the message is on its way, so that the last one is never lost.
 * @param {Record<string, unknown>} message
 * @returns {Promise<void>}
 */
function told(message) {
  return new Promise((resolve) => process.send?.({ ...message, memory: process.memoryUsage.rss() }, () => resolve()));
}
