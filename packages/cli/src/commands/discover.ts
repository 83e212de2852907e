import { describe } from "@orrery/core/base/codes";
import { contractOf } from "@orrery/core/discovery/contract";
import type { Observation } from "@orrery/core/discovery/observation";
import { observationOf, observeWith } from "@orrery/core/discovery/observed";
import { type Merged, mergeRun } from "@orrery/core/discovery/snapshot";
import { snapshotLines } from "@orrery/core/discovery/snapshot-lines";
import { claimLine } from "@orrery/core/model/claims/claim-lines";
import { sources } from "@orrery/core/sources/index";
import { relative } from "node:path";

import { adopt, type Adopted, contentOf, showAdopted } from "../discovering/adopting.ts";
import { answer } from "../discovering/answering.ts";
import { type Ground, groundOf, rootFrom } from "../discovering/ground.ts";
import { observedPage } from "../discovering/observed-page.ts";
import { projectOf, read } from "../discovering/reading.ts";
import type { Discovered } from "../discovering/run.ts";
import { readSnapshotFile, snapshotPath } from "../discovering/snapshots.ts";
import { sourcesJson, sourcesPage } from "../discovering/sources-page.ts";
import { areSources, shareMeant } from "../discovering/wishes.ts";
import { whyPage } from "../discovering/why-page.ts";
import { complainOfWord } from "../discovering/words.ts";
import { writeAll } from "../files.ts";
import { shownPath } from "../open-model.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../terminal/width.ts";
import type { Command, ExitCode, Values } from "./command.ts";

const options = {
  source: { kind: "texts", value: "ID" },
  as: { kind: "text", value: "NAME" },
  model: { kind: "text", value: "DIR" },
  adopt: { kind: "flag" },
  "min-confidence": { kind: "text", value: "SHARE" },
  "dry-run": { kind: "flag" },
  why: { kind: "texts", value: "ID" },
  same: { kind: "flag" },
  "not-same": { kind: "flag" },
  because: { kind: "text", value: "REASON" },
  sources: { kind: "flag" },
  claims: { kind: "flag" },
  json: { kind: "flag" },
} as const;

type Given = Values<typeof options>;

/** `orrery discover`: what the artefacts under a folder say of the system; remembered, and on request adopted into the model. */
export const discover: Command<typeof options> = {
  name: "discover",
  operands: "[PATH...]",
  takes: [0, Infinity],
  options,
  examples: [
    "orrery discover",
    "orrery discover . --adopt",
    "orrery discover traces/ --as production",
    "orrery discover --why cart --why 'web->cart'",
    "orrery discover --same compose:.#cart kubernetes:shop/deployment/carts --because 'the same image'",
    "orrery discover --sources",
    "orrery discover . --json",
  ],

  async run(terminal, values, operands) {
    if (values.sources) return listSources(terminal, values.json);
    if (values.same || values["not-same"]) return answer(terminal, operands, values);
    const minConfidence = shareMeant(terminal, values["min-confidence"]);
    if (minConfidence === undefined || !areSources(terminal, values.source)) return 2;
    const ground = groundOf(terminal, operands, values);
    if (ground === undefined) return 2;
    const known = values.why.length > 0 && operands.length === 0 ? remembered(ground) : undefined;
    if (known !== undefined) return explain(terminal, known, values.why);
    const found = await read(terminal, ground, values.source);
    if (values.claims) return printClaims(terminal, found);
    if (values.json || values.why.length > 0) {
      const observation = observeWith(found.claims, ground.answered.answers, { project: projectOf(ground) });
      if (values.why.length > 0) return explain(terminal, observation, values.why);
      terminal.json(contractOf(observation));
      return 0;
    }
    return finish(terminal, values, ground, found, minConfidence);
  },
};

function listSources(terminal: Terminal, isJson: boolean): ExitCode {
  if (isJson) terminal.json(sourcesJson(terminal.locale));
  else for (const line of sourcesPage(terminal)) terminal.print(line);
  return 0;
}

/** What the last run under the name observed. */
function remembered(ground: Ground): Observation | undefined {
  const snapshot = readSnapshotFile(ground.home, ground.name)?.snapshot;
  return snapshot === undefined
    ? undefined
    : observationOf(snapshot, ground.answered.answers, { project: projectOf(ground) });
}

function explain(terminal: Terminal, observation: Observation, asked: readonly string[]): ExitCode {
  const pages = asked.map((one) => whyPage(terminal, observation, one));
  const unknown = pages.indexOf(undefined);
  if (unknown >= 0) {
    complainOfWord(
      terminal,
      "discover.unknown",
      asked[unknown] ?? "",
      observation.elements.map(({ id }) => id),
    );
    return 2;
  }
  pages.forEach((page, index) => {
    if (index > 0) terminal.print();
    for (const line of page ?? []) terminal.print(line);
  });
  return 0;
}

function printClaims(terminal: Terminal, { claims, diagnostics }: Discovered): ExitCode {
  for (const { source, claim } of claims) terminal.print(visible(`${source}/${claim.seenBy}: ${claimLine(claim)}`));
  for (const diagnostic of diagnostics)
    terminal.say(`${visible(diagnostic.uri)}: ${describe(diagnostic, terminal.locale)}`);
  return 0;
}

/** Remembers the run, adopts it where that is wanted, and tells what was found. */
function finish(terminal: Terminal, values: Given, ground: Ground, found: Discovered, minConfidence: number): ExitCode {
  const before = readSnapshotFile(ground.home, ground.name);
  if (before !== undefined && before.snapshot === undefined) {
    for (const problem of before.diagnostics) terminal.complain(describe(problem, terminal.locale));
    return 2;
  }
  const merged = mergeRun(before?.snapshot, runOf(terminal, ground, found));
  const observation = observationOf(merged.snapshot, ground.answered.answers, { project: projectOf(ground) });
  const adopted = values.adopt ? adopt(terminal, ground, observation, { minConfidence }) : undefined;
  if (values.adopt && adopted === undefined) return 2;
  const isDry = values["dry-run"];
  if (!isDry) write(ground, merged, adopted);
  for (const line of observedPage(terminal, { found, observation, minConfidence })) terminal.print(line);
  if (adopted !== undefined) showAdopted(terminal, adopted, isDry);
  tell(terminal, ground, merged, adopted, { isDry, isNew: before === undefined });
  return 0;
}

function runOf(terminal: Terminal, ground: Ground, found: Discovered): Parameters<typeof mergeRun>[1] {
  const paths = ground.paths.map((path) => relative(ground.root, path).replaceAll("\\", "/"));
  return {
    name: ground.name,
    day: terminal.today(),
    root: rootFrom(ground.home, ground.root),
    sources: sources.filter(({ id }) => found.read.has(id)).map(({ id, version }) => ({ id, version })),
    artefacts: found.artefacts(),
    claims: found.claims,
    covers: (place) => paths.some((path) => path === "" || place === path || place.startsWith(`${path}/`)),
  };
}

/** The snapshot and what was adopted take their places together. */
function write(ground: Ground, { snapshot }: Merged, adopted: Adopted | undefined): void {
  const folder = adopted?.folder ?? ground.home;
  const text = [...snapshotLines(snapshot)].join("");
  const uri = relative(folder, snapshotPath(ground.home, ground.name)).replaceAll("\\", "/");
  writeAll(
    folder,
    new Map<string, string | Uint8Array | undefined>([
      ...(adopted === undefined ? [] : contentOf(adopted)),
      [uri, text],
    ]),
  );
}

function tell(
  terminal: Terminal,
  ground: Ground,
  merged: Merged,
  adopted: Adopted | undefined,
  { isDry, isNew }: { readonly isDry: boolean; readonly isNew: boolean },
): void {
  const { snapshot, added, gone, silent } = merged;
  const count = snapshot.artefacts.length;
  const path = visible(shownPath(terminal, snapshotPath(ground.home, ground.name)));
  if (count === 0) terminal.say(terminal.text("discover.nothing"));
  if (silent.length > 0) terminal.say(terminal.text("discover.silent", { sources: visible(silent.join(", ")) }));
  if (adopted !== undefined) terminal.say(terminal.text(isDry ? "adopt.dry" : "adopt.done", adopted.counts));
  terminal.say(
    isDry
      ? terminal.text("discover.dry", { count })
      : terminal.text(isNew ? "discover.done" : "discover.again", { count, path, added, gone }),
  );
  const [view] = adopted?.views ?? [];
  if (view !== undefined && !isDry) terminal.say(terminal.text("discover.draw", { view: visible(view) }));
  else if (adopted === undefined && !isDry)
    terminal.say(terminal.text(ground.loaded === undefined ? "discover.next-adopt" : "discover.next-drift"));
}
