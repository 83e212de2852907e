/** Answers to doubts without an editor: an `identity` statement, written into the text of the model. */
import { describe } from "@orrery/core/base/codes";
import { editedFiles } from "@orrery/core/edits/edits-answer";
import { writeChanges } from "@orrery/core/edits/write-changes";
import { slugOf } from "@orrery/core/model/archimate/slug";
import type { Model } from "@orrery/core/model/model";
import type { Observation } from "@orrery/core/discovery/observation";
import { observationOf } from "@orrery/core/discovery/observed";
import { Workspace } from "@orrery/core/workspace";
import { join, relative } from "node:path";

import type { ExitCode } from "../commands/command.ts";
import { writeAll } from "../files.ts";
import { shownPath } from "../open-model.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../terminal/width.ts";
import { type Ground, groundOf, type GroundWish } from "./ground.ts";
import { readSnapshots } from "./snapshots.ts";
import { elementMeant } from "./why-page.ts";
import { complainOfWord } from "./words.ts";

/** Where identities go in a model that has none yet. */
const HOME = "identities.orrery";

export interface AnswerWish extends GroundWish {
  readonly same: boolean;
  readonly because: string | undefined;
  readonly "dry-run": boolean;
}

/** Writes that things are one, or that no two of them are. */
export function answer(terminal: Terminal, words: readonly string[], wish: AnswerWish): ExitCode {
  if (words.length < 2) {
    terminal.complain(terminal.text("discover.two"), terminal.text("misuse.hint", { name: "discover" }));
    return 2;
  }
  const ground = groundOf(terminal, [], wish);
  if (ground === undefined) return 2;
  const keys = keysMeant(terminal, ground, words);
  if (keys === undefined) return 2;
  const workspace = ground.loaded?.workspace ?? new Workspace();
  const [first] = workspace.model.statements("identity");
  const folder = ground.loaded?.folder ?? ground.home;
  const own = relative(folder, join(ground.home, HOME)).replaceAll("\\", "/");
  const change = {
    change: "add-element",
    uri: first?.place.uri ?? own,
    element: {
      fact: "element",
      kind: "identity",
      id: freeId(workspace.model, words),
      attributes: {
        [wish.same ? "same" : "notSame"]: keys,
        ...(wish.because === undefined ? {} : { because: wish.because }),
      },
      origin: { uri: "" },
    },
  } as const;
  const written = writeChanges(workspace, [change], { text: (uri) => ground.loaded?.text(uri), asEdits: true });
  if ("refused" in written) {
    terminal.complain(describe(written.refused, terminal.locale));
    return 2;
  }
  if (!wish["dry-run"]) writeAll(folder, new Map(written.files.map(({ uri, after }) => [uri, after])));
  for (const { uri, hunks } of editedFiles(written.files)) {
    terminal.print(terminal.paint.cyan(visible(shownPath(terminal, join(folder, uri)))));
    for (const { kind, text } of hunks.flatMap(({ lines }) => lines))
      if (kind === "added" && text !== "") terminal.print(`${terminal.paint.green("+")} ${visible(text)}`);
  }
  return 0;
}

/** Keys of mentions for observed elements, which do not change when names do; ids for elements of the model. */
function keysMeant(terminal: Terminal, ground: Ground, words: readonly string[]): readonly string[] | undefined {
  const { answered, home, loaded } = ground;
  const observations: readonly Observation[] = readSnapshots(home).flatMap(({ snapshot }) =>
    snapshot === undefined ? [] : [observationOf(snapshot, answered.answers)],
  );
  const keys: string[] = [];
  for (const word of words) {
    const observed = observations.flatMap((one) => elementMeant(one, word) ?? [])[0];
    const isKey = observed?.mentions.some((mention) => mention.key === word) === true;
    // After adoption both have one id: what was observed is meant, since the model's element follows it.
    const declared = observed === undefined ? loaded?.workspace.model.element(word)?.id : undefined;
    const key = isKey ? word : (observed?.mentions[0]?.key ?? declared ?? (word.includes(":") ? word : undefined));
    if (key === undefined) {
      const all = observations.flatMap(({ elements }) => elements.map(({ id }) => id));
      complainOfWord(terminal, "discover.unknown", word, all);
      return undefined;
    }
    keys.push(key);
  }
  return keys;
}

const MOST_OF_NAME = 24;

/** `cart-and-carts`, with a number where that is taken. */
function freeId(model: Model, words: readonly string[]): string {
  const stem = words
    .slice(0, 2)
    .map((word) =>
      slugOf(word.replace(/^.*[#/:]/u, ""))
        .slice(0, MOST_OF_NAME)
        .replace(/-$/u, ""),
    )
    .filter((word) => word !== "")
    .join("-and-");
  for (let number = 1; ; number++) {
    const id = number === 1 ? stem || "identity-1" : `${stem}-${number}`;
    if (model.element(id) === undefined && /^\p{L}/u.test(id)) return id;
  }
}
