/** Lines and columns in the files of a model on disk. */
import { createPositions, type Positions } from "@orrery/core/answers/positions";
import type { LoadedModel } from "./load-model.ts";

/** Positions that read a file when it is first asked for, and once. */
export function positionsIn(model: LoadedModel): Positions {
  const texts = new Map<string, Uint8Array | undefined>();
  return createPositions((uri) => {
    if (!texts.has(uri)) texts.set(uri, model.text(uri));
    return texts.get(uri);
  });
}
