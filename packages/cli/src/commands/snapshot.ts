import { findModel } from "../open-model.ts";
import { loadModel } from "../load-model.ts";
import { removeSnapshot, writeSnapshot } from "../snapshot.ts";
import type { Command } from "./command.ts";

const options = {
  remove: { kind: "flag" },
  json: { kind: "flag" },
} as const;

/** `orrery snapshot`: keeps a large model ready, so that every command opens it without reading its text. */
export const snapshot: Command<typeof options> = {
  name: "snapshot",
  operands: "[DIR]",
  takes: [0, 1],
  options,
  examples: ["orrery snapshot", "orrery snapshot --remove architecture"],

  async run(terminal, { remove, json }, [folder]) {
    const place = findModel(terminal, folder);
    if (place === undefined) return 2;
    if (remove) {
      const isRemoved = removeSnapshot(place.folder);
      if (json) terminal.json({ version: 1, removed: isRemoved });
      else terminal.print(terminal.text(isRemoved ? "snapshot.removed" : "snapshot.none"));
      return 0;
    }
    if (place.isFile === true) {
      terminal.complain(terminal.text("snapshot.folder-only"));
      return 2;
    }
    const model = loadModel(place);
    const bytes = writeSnapshot(model);
    if (bytes === undefined) {
      terminal.complain(terminal.text("snapshot.not-possible"));
      return 2;
    }
    if (json) terminal.json({ version: 1, bytes, files: model.files.length });
    else
      terminal.print(
        terminal.text("snapshot.written", { megabytes: Math.max(0.1, bytes / 1e6), files: model.files.length }),
      );
    return 0;
  },
};
