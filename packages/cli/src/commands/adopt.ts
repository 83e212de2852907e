import { editedFiles } from "@orrery/core/edits/edits-answer";
import { join } from "node:path";
import { adopt as adoptInto, type Adopted, contentOf, showAdopted } from "../discovering/adopting.ts";
import { compared } from "../discovering/comparing.ts";
import { type Ground, groundOf, titleOf } from "../discovering/ground.ts";
import { shareMeant } from "../discovering/wishes.ts";
import { writeAll } from "../files.ts";
import { openModel, shownPath } from "../open-model.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../terminal/width.ts";
import type { Command, ExitCode, Values } from "./command.ts";

const options = {
  all: { kind: "flag" },
  against: { kind: "texts", value: "NAME" },
  model: { kind: "text", value: "DIR" },
  "min-confidence": { kind: "text", value: "SHARE" },
  "dry-run": { kind: "flag" },
  json: { kind: "flag" },
} as const;

/** `orrery adopt`: what was observed, written into the model; nothing that people wrote is touched. */
export const adopt: Command<typeof options> = {
  name: "adopt",
  operands: "[SUBJECT...]",
  takes: [0, Infinity],
  options,
  examples: [
    "orrery adopt --all",
    "orrery adopt cart",
    "orrery adopt cart.replicas",
    "orrery adopt --all --min-confidence 0.9 --dry-run",
  ],

  async run(terminal, values, subjects) {
    if (subjects.length === 0 && !values.all) {
      terminal.complain(terminal.text("adopt.what"), terminal.text("misuse.hint", { name: "adopt" }));
      return 2;
    }
    const minConfidence = shareMeant(terminal, values["min-confidence"]);
    const loaded = minConfidence === undefined ? undefined : openModel(terminal, values.model);
    if (loaded === undefined || minConfidence === undefined) return 2;
    const given = await compared(terminal, loaded, values.against, []);
    const ground = given === undefined ? undefined : groundOf(terminal, [], values);
    if (given === undefined || ground === undefined) return 2;
    const [first] = given.snapshots;
    const own: Ground = { ...ground, loaded, answered: given.answered, system: titleOf(first?.name ?? ground.name) };
    const adopted = adoptInto(terminal, own, given.observation, {
      minConfidence,
      ...(values.all ? {} : { subjects }),
    });
    return adopted === undefined ? 2 : finish(terminal, values, adopted);
  },
};

function finish(terminal: Terminal, values: Values<typeof options>, adopted: Adopted): ExitCode {
  const { folder, files, unknown, counts } = adopted;
  const isDry = values["dry-run"];
  if (!isDry && files.length > 0) writeAll(folder, contentOf(adopted));
  if (values.json) {
    const written = editedFiles(files).map((file) => ({ ...file, path: shownPath(terminal, join(folder, file.uri)) }));
    terminal.json({ version: 1, written: !isDry, ...counts, unknown, files: written });
  } else showAdopted(terminal, adopted, true);
  if (unknown.length > 0) terminal.complain(terminal.text("adopt.unknown", { names: visible(unknown.join(", ")) }));
  if (files.length === 0 && unknown.length === 0) terminal.say(terminal.text("adopt.nothing"));
  else if (files.length > 0) terminal.say(terminal.text(isDry ? "adopt.dry" : "adopt.done", counts));
  return unknown.length > 0 ? 2 : 0;
}
