import { checkModel } from "@orrery/core/checks/check-model";
import { BASELINE_NAME, type KnownFinding, knownIn, readBaseline, writeBaseline } from "@orrery/core/rules/baseline";
import { join, relative, resolve } from "node:path";
import { dayMeant } from "../checking.ts";
import { kindOfPath, tryReading, writeWhenOther } from "../files.ts";
import { openModel, shownPath } from "../open-model.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../terminal/width.ts";
import type { Command } from "./command.ts";

const options = {
  output: { kind: "text", value: "FILE", short: "o" },
  on: { kind: "text", value: "DATE" },
  json: { kind: "flag" },
} as const;

/** `orrery baseline`: everything that is violated today becomes known, so that a build stops at what is new. */
export const baseline: Command<typeof options> = {
  name: "baseline",
  operands: "[DIR]",
  takes: [0, 1],
  options,
  examples: ["orrery baseline", "orrery baseline architecture -o architecture/known.json"],

  async run(terminal, values, [folder]) {
    const loaded = openModel(terminal, folder);
    if (loaded === undefined) return 2;
    const today = dayMeant(terminal, loaded, values.on);
    if (today === undefined) return 2;
    const { policy, report } = checkModel(loaded.workspace.model, { today, most: Infinity });
    const named = values.output === undefined ? undefined : resolve(terminal.folder, values.output);
    const path = named ?? join(loaded.folder, policy.baseline ?? BASELINE_NAME);
    if (kindOfPath(path) === "folder") {
      terminal.complain(terminal.text("export.needs-file", { path: visible(shownPath(terminal, path)) }));
      return 2;
    }
    const known = knownIn(report);
    const before = knownAt(path);
    writeWhenOther(path, writeBaseline(known));
    const change = changeOf(before ?? [], known);
    if (values.json) terminal.json({ version: 1, file: shownPath(terminal, path), findings: known.length, ...change });
    else tell(terminal, { path, known: known.length, isFirst: before === undefined, ...change });
    const name = relative(loaded.folder, path).replaceAll("\\", "/");
    if (!values.json && policy.baseline !== name) tellHowToName(terminal, name);
    return 0;
  },
};

/** What the file says now; undefined where there is none that can be read. */
function knownAt(path: string): readonly KnownFinding[] | undefined {
  const bytes = tryReading(path);
  return bytes instanceof Uint8Array ? readBaseline(new TextDecoder().decode(bytes)) : undefined;
}

function changeOf(
  before: readonly KnownFinding[],
  after: readonly KnownFinding[],
): { readonly added: number; readonly removed: number } {
  const missing = (some: readonly KnownFinding[], others: readonly KnownFinding[]): number => {
    const known = new Set(others.map(({ fingerprint }) => fingerprint));
    return some.filter(({ fingerprint }) => !known.has(fingerprint)).length;
  };
  return { added: missing(after, before), removed: missing(before, after) };
}

interface Told {
  readonly path: string;
  readonly known: number;
  readonly isFirst: boolean;
  readonly added: number;
  readonly removed: number;
}

function tell(terminal: Terminal, { path, known, isFirst, added, removed }: Told): void {
  const { paint } = terminal;
  const file = paint.bold(visible(shownPath(terminal, path)));
  const change = isFirst ? "" : ` ${paint.dim(terminal.text("baseline.change", { added, removed }))}`;
  terminal.print(`${paint.green("✓")} ${terminal.text("baseline.done", { count: known, path: file })}${change}`);
}

/** A check takes the file from the policy, so that everybody checks alike. */
function tellHowToName(terminal: Terminal, name: string): void {
  terminal.print(terminal.text("baseline.policy"));
  terminal.print(`  ${terminal.paint.cyan(visible(`policy usual { baseline: "${name}" }`))}`);
}
