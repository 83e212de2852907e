import type { Edit } from "@orrery/core/answers/edit-answers";
import { describe } from "@orrery/core/base/codes";
import { dayNumber } from "@orrery/core/base/dates";
import { closest } from "@orrery/core/base/suggest";
import { checkModel } from "@orrery/core/checks/check-model";
import { policyOf } from "@orrery/core/checks/policy";
import { editedFiles } from "@orrery/core/edits/edits-answer";
import { type EditsMade, makeEdits } from "@orrery/core/edits/make-edits";
import type { Model } from "@orrery/core/model/model";
import { packs, ruleOf, rules } from "@orrery/core/rules/index";
import { subjectName } from "@orrery/core/model/subject";
import { join, relative, resolve } from "node:path";
import { complainOfName, dayMeant } from "../checking.ts";
import { EXTENSION, writeAll } from "../files.ts";
import type { LoadedModel } from "../load-model.ts";
import { complainOfUnknownId, openModel, shownPath } from "../open-model.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../terminal/width.ts";
import type { Command, ExitCode, Values } from "./command.ts";

const options = {
  because: { kind: "text", value: "REASON" },
  owner: { kind: "text", value: "ID" },
  until: { kind: "text", value: "DATE" },
  id: { kind: "text", value: "ID" },
  file: { kind: "text", value: "FILE" },
  model: { kind: "text", value: "DIR" },
  dry: { kind: "flag" },
  json: { kind: "flag" },
} as const;

/** Where waivers go in a model that has none yet: a file of its own, that others can be asked to approve. */
const HOME = "waivers.orrery";

/** `orrery waive`: accepts what a rule finds of something, for a reason, by somebody, until a day. Written into the text. */
export const waive: Command<typeof options> = {
  name: "waive",
  operands: "RULE SUBJECT...",
  takes: [2, Infinity],
  options,
  examples: [
    'orrery waive owner-is-named crm --because "being sold" --owner u-it --until 2027-06-30',
    "orrery waive flow-is-encrypted 'shop -> bank' --because 'leased line' --owner ciso --until 2027-03-31 --dry",
  ],

  async run(terminal, values, [rule = "", ...subjects]) {
    const loaded = openModel(terminal, values.model);
    if (loaded === undefined) return 2;
    const waiver = waiverMeant(terminal, loaded, values, rule, subjects);
    if (waiver === undefined) return 2;
    const edit = editOf(waiver, uriMeant(terminal, loaded, values));
    if (edit === undefined) return 2;
    const made = makeEdits(loaded.workspace, [edit], { text: (uri) => loaded.text(uri), locale: terminal.locale });
    if ("refused" in made) {
      terminal.complain(describe(made.refused, terminal.locale));
      return 2;
    }
    return write(terminal, loaded, values, waiver, made);
  },
};

interface Waiver {
  readonly id: string;
  readonly rule: string;
  readonly subjects: readonly string[];
  readonly because: string;
  readonly owner: string;
  readonly until: string;
}

/** The waiver that was asked for; undefined after telling what it lacks or what there is not. */
function waiverMeant(
  terminal: Terminal,
  loaded: LoadedModel,
  values: Values<typeof options>,
  word: string,
  written: readonly string[],
): Waiver | undefined {
  const { model } = loaded.workspace;
  const rule = ruleMeant(terminal, model, word);
  const subjects = written.map((one) => subjectMeant(terminal, model, one));
  const { because = "", owner = "", until = "" } = values;
  if (rule === undefined || subjects.includes(undefined)) return undefined;
  const missing = (["because", "owner", "until"] as const).filter((key) => (values[key] ?? "").trim() === "");
  if (missing.length > 0)
    return refuse(terminal, "waive.incomplete", { options: missing.map((key) => `--${key}`).join(", ") });
  if (model.element(owner) === undefined) {
    complainOfUnknownId(terminal, model, owner, false);
    return undefined;
  }
  const today = dayMeant(terminal, loaded, undefined) ?? terminal.today();
  const [day, now] = [dayNumber(until), dayNumber(today)];
  if (day === undefined) return refuse(terminal, "show.no-date", { date: visible(until) });
  if (now !== undefined && day < now) return refuse(terminal, "waive.past", { until, today });
  const known = subjects.filter((one) => one !== undefined);
  return { id: values.id ?? freeId(model, rule, known), rule, subjects: known, because, owner, until };
}

/** A rule or a pack, by its id; one of ours also by another name that it has. */
function ruleMeant(terminal: Terminal, model: Model, word: string): string | undefined {
  const own = policyOf(model).rules.map(({ rule }) => rule.id);
  const all = [...rules.map(({ id }) => id), ...own, ...packs.map(({ id }) => id)];
  const id = ruleOf(word)?.id ?? word;
  return all.includes(id) ? id : complainOfName(terminal, "check.unknown-rule", word, all);
}

/** An element, or a relationship as it is written: `shop -> bank`, `shop runs on vm`. */
function subjectMeant(terminal: Terminal, model: Model, written: string): string | undefined {
  const [, from, verb, to] = /^(\S+)\s+(\S.*?)\s+(\S+)$/.exec(written.trim()) ?? [];
  if (from === undefined || verb === undefined || to === undefined) {
    const element = model.element(written.trim());
    if (element !== undefined) return element.id;
    complainOfUnknownId(terminal, model, written, false);
    return undefined;
  }
  const missing = [from, to].find((id) => model.element(id) === undefined);
  if (missing !== undefined) {
    complainOfUnknownId(terminal, model, missing, false);
    return undefined;
  }
  const all = model.element(from)?.out() ?? [];
  const found = all.find(
    (one) => one.toId === model.element(to)?.id && verb === (one.verb === "flows" ? "->" : one.verb),
  );
  if (found !== undefined) return subjectName(found);
  const near = closest(written, all.map(subjectName), 1)[0];
  terminal.complain(
    terminal.text("waive.no-relationship", { written: visible(written) }),
    near === undefined ? undefined : terminal.text("did-you-mean", { suggestion: visible(near) }),
  );
  return undefined;
}

function refuse(
  terminal: Terminal,
  key: "waive.incomplete" | "waive.past" | "show.no-date" | "format.not-ours" | "waive.outside",
  values: Readonly<Record<string, string>>,
): undefined {
  terminal.complain(terminal.text(key, values), terminal.text("misuse.hint", { name: "waive" }));
}

/** `flow-is-encrypted-shop`, with a number where that is taken. */
function freeId(model: Model, rule: string, [first = ""]: readonly string[]): string {
  const stem = `${rule}-${first.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "")}`;
  for (let number = 1; ; number++) {
    const id = number === 1 ? stem : `${stem}-${number}`;
    if (model.element(id) === undefined) return id;
  }
}

/** The file that was named; else the one that has waivers already, else one of their own. Undefined after telling what is wrong with it. */
function uriMeant(terminal: Terminal, loaded: LoadedModel, { file }: Values<typeof options>): string | undefined {
  if (file === undefined) {
    const [first] = loaded.workspace.model.statements("waiver");
    return first?.place.uri ?? HOME;
  }
  const path = resolve(terminal.folder, file);
  const uri = relative(loaded.folder, path).replaceAll("\\", "/");
  if (!file.endsWith(EXTENSION)) return refuse(terminal, "format.not-ours", { path: visible(file) });
  if (uri.startsWith("../") || resolve(uri) === uri) return refuse(terminal, "waive.outside", { path: visible(file) });
  return uri;
}

function editOf(waiver: Waiver, uri: string | undefined): Edit | undefined {
  if (uri === undefined) return undefined;
  const { id, rule, subjects, because, owner, until } = waiver;
  const on = subjects.length === 1 ? (subjects[0] ?? "") : `[${subjects.join(", ")}]`;
  return { edit: "create", kind: "waiver", id, name: "", attributes: { rule, on, because, owner, until }, uri };
}

function write(
  terminal: Terminal,
  loaded: LoadedModel,
  values: Values<typeof options>,
  waiver: Waiver,
  { files }: EditsMade,
): ExitCode {
  const covers = coveredBy(terminal, loaded, waiver);
  if (!values.dry) writeAll(loaded.folder, new Map(files.map(({ uri, after }) => [uri, after])));
  if (values.json) {
    terminal.json({ version: 1, id: waiver.id, written: !values.dry, covers, files: editedFiles(files) });
    return 0;
  }
  for (const { uri, hunks } of editedFiles(files)) {
    terminal.print(terminal.paint.cyan(visible(shownPath(terminal, join(loaded.folder, uri)))));
    const added = hunks.flatMap(({ lines }) => lines).filter(({ kind }) => kind === "added");
    for (const { text } of added.slice(added.findIndex(({ text: line }) => line !== "")))
      terminal.print(`${terminal.paint.green("+")} ${visible(text)}`);
  }
  terminal.say(terminal.text(values.dry ? "waive.dry" : "waive.done", { count: covers, id: visible(waiver.id) }));
  return 0;
}

/** Violations of today that it covers: none is no mistake, but worth a word. */
function coveredBy(terminal: Terminal, loaded: LoadedModel, { rule, subjects }: Waiver): number {
  const today = dayMeant(terminal, loaded, undefined) ?? terminal.today();
  const isPack = packs.some(({ id }) => id === rule);
  const { report } = checkModel(loaded.workspace.model, { today, ...(isPack ? { packs: [rule] } : { rules: [rule] }) });
  return report.findings.filter(({ subject }) => subjects.includes(subject.name)).length;
}
