import { ruleAnswer } from "@orrery/core/answers/checks-rule";
import type { RuleAnswer } from "@orrery/core/answers/checks-answers";
import { type Checked, checkModel } from "@orrery/core/checks/check-model";
import { packTitle } from "@orrery/core/rules/outcome";
import type { ActiveRule } from "@orrery/core/rules/checks";
import { packs, ruleOf, rules as allRules } from "@orrery/core/rules/index";
import { usualRules } from "@orrery/core/rules/run";
import { dayOfModel } from "@orrery/core/views/query";
import { Workspace } from "@orrery/core/workspace";
import { complainOfName } from "../checking.ts";
import { openModel, openModelAround } from "../open-model.ts";
import type { Terminal } from "../terminal.ts";
import { tableOf } from "../terminal/table.ts";
import { visible, wrapped } from "../terminal/width.ts";
import type { Command, ExitCode, Values } from "./command.ts";

const options = {
  pack: { kind: "texts", value: "PACK" },
  json: { kind: "flag" },
} as const;

/** Subjects of findings that are named. */
const NAMED = 12;

/** `orrery rules`: the rules that there are, as the model around sets them, and all about one of them. */
export const rules: Command<typeof options> = {
  name: "rules",
  operands: "list|explain [RULE] [DIR]",
  takes: [0, 3],
  options,
  examples: [
    "orrery rules list",
    "orrery rules list --pack security",
    "orrery rules explain owner-is-named",
    "orrery rules list --json | jq -r '.rules[].id'",
  ],

  async run(terminal, values, [word = "list", ...operands]) {
    if (word === "list") return list(terminal, values, operands);
    if (word === "explain") return explain(terminal, values, operands);
    terminal.complain(
      terminal.text("rules.unknown-word", { word: visible(word) }),
      terminal.text("misuse.hint", { name: "rules" }),
    );
    return 2;
  },
};

function list(terminal: Terminal, values: Values<typeof options>, [folder]: readonly string[]): ExitCode {
  const known = [...packs.map(({ id }) => id), "own"];
  const noPack = values.pack.find((pack) => !known.includes(pack));
  if (noPack !== undefined) return complainOfName(terminal, "check.unknown-pack", noPack, known) ?? 2;
  const checked = checkedMeant(terminal, folder, []);
  if (checked === "none") return 2;
  const applied = checked?.policy.rules ?? usualRules();
  const off = usualRules().filter(({ rule }) => !applied.some((one) => one.rule.id === rule.id));
  const isWanted = ({ pack }: ActiveRule): boolean => values.pack.length === 0 || values.pack.includes(pack);
  const shown = [
    ...applied.filter(isWanted).map((active) => ({ active, isOff: false })),
    ...off.filter(isWanted).map((active) => ({ active, isOff: true })),
  ];
  if (values.json) terminal.json({ version: 1, rules: shown.map(({ active, isOff }) => listed(active, isOff)) });
  else printList(terminal, shown);
  return 0;
}

interface Shown {
  readonly active: ActiveRule;
  /** The policy of the model does not apply it. */
  readonly isOff: boolean;
}

function listed({ rule, pack, severity }: ActiveRule, isOff: boolean): object {
  const { id, title, controls, principle, quality } = rule;
  return {
    id,
    pack,
    title,
    severity,
    isOff,
    controls,
    ...(principle === undefined ? {} : { principle }),
    ...(quality === undefined ? {} : { quality }),
  };
}

function printList(terminal: Terminal, shown: readonly Shown[]): void {
  const columns = (["pack", "rule", "severity", "title"] as const).map((key) => ({
    title: terminal.text(`rules.column.${key}`),
  }));
  const rows = shown.map(({ active: { rule, pack, severity }, isOff }) => [
    packTitle(pack)[terminal.locale],
    rule.id,
    isOff ? terminal.text("rules.off") : terminal.text(`severity.${severity}`),
    rule.title[terminal.locale],
  ]);
  for (const line of tableOf(terminal, columns, rows)) terminal.print(line);
  terminal.say(terminal.paintBeside.dim(terminal.text("rules.total", { count: rows.length })));
}

function explain(terminal: Terminal, values: Values<typeof options>, operands: readonly string[]): ExitCode {
  const [name, folder] = operands;
  if (name === undefined) {
    terminal.complain(
      terminal.text("misuse.too-few", { operands: "RULE" }),
      terminal.text("misuse.hint", { name: "rules" }),
    );
    return 2;
  }
  const id = ruleOf(name)?.id ?? name;
  const found = checkedMeant(terminal, folder, [id]);
  if (found === "none") return 2;
  const answer = ruleAnswer(found ?? checkNothing(terminal), name, terminal.locale);
  if (answer === undefined) {
    const known = [...allRules.map((rule) => rule.id), ...(found?.policy.rules ?? []).map(({ rule }) => rule.id)];
    return complainOfName(terminal, "check.unknown-rule", name, known) ?? 2;
  }
  if (values.json) terminal.json(answer);
  else for (const line of ruleLines(terminal, answer, found)) terminal.print(line);
  return 0;
}

/** The model that was named, or the one around where there is one, checked with some rules; `none` after telling why not. */
function checkedMeant(
  terminal: Terminal,
  folder: string | undefined,
  ids: readonly string[],
): Checked | "none" | undefined {
  const loaded = folder === undefined ? openModelAround(terminal) : openModel(terminal, folder);
  if (loaded === undefined) return folder === undefined ? undefined : "none";
  const { model } = loaded.workspace;
  return checkModel(model, { today: dayOfModel(model) ?? terminal.today(), rules: ids });
}

/** What a rule is where there is no model. */
function checkNothing(terminal: Terminal): Checked {
  return checkModel(Workspace.load([]).model, { today: terminal.today() });
}

function ruleLines(terminal: Terminal, answer: RuleAnswer, found: Checked | undefined): readonly string[] {
  const { paint, locale } = terminal;
  const { id, packTitle: pack, title, severity, isOff } = answer;
  const head = `${paint.bold(paint.cyan(visible(id)))} ${paint.dim("·")} ${visible(pack[locale])}`;
  const grade = isOff && found !== undefined ? terminal.text("rules.off") : terminal.text(`severity.${severity}`);
  return [
    `${head} ${paint.dim("·")} ${grade}`,
    paint.bold(visible(title[locale])),
    ...paragraph(terminal, "why", answer.rationale[locale]),
    ...paragraph(terminal, "remedy", answer.remedy[locale]),
    ...facts(terminal, answer),
    ...parameterLines(terminal, answer),
    ...(found === undefined ? [] : tallyLines(terminal, answer, found)),
    ...example(terminal, "passes", answer.passes),
    ...example(terminal, "fails", answer.fails),
  ];
}

type Heading = "why" | "remedy" | "parameters" | "here" | "passes" | "fails";

function heading(terminal: Terminal, key: Heading): readonly string[] {
  return ["", terminal.paint.bold(terminal.text(`rules.${key}`))];
}

function paragraph(terminal: Terminal, key: Heading, text: string): readonly string[] {
  return [...heading(terminal, key), ...wrapped(visible(text), room(terminal)).map((line) => `  ${line}`)];
}

/** Frameworks, principle, quality, other names, attributes that it reads: what there is of them. */
function facts(terminal: Terminal, answer: RuleAnswer): readonly string[] {
  const rows = [
    ["controls", answer.controls.join(", ")],
    ["principle", answer.principle ?? ""],
    ["quality", answer.quality ?? ""],
    ["aliases", answer.aliases.join(", ")],
    ["reads", answer.reads.join(", ")],
  ] as const;
  const said = rows.filter(([, text]) => text !== "");
  const titles = said.map(([key]) => terminal.text(`rules.fact.${key}`));
  const width = Math.max(0, ...titles.map((title) => title.length));
  const lines = said.flatMap(([, text], index) =>
    wrapped(visible(text), room(terminal) - width - 2).map(
      (line, at) => `${terminal.paint.dim((at === 0 ? (titles[index] ?? "") : "").padEnd(width))}  ${line}`,
    ),
  );
  return lines.length === 0 ? [] : ["", ...lines];
}

function parameterLines(terminal: Terminal, { parameters }: RuleAnswer): readonly string[] {
  const { paint, locale } = terminal;
  if (parameters.length === 0) return [];
  const lines = parameters.flatMap(({ id, name, description, usual, value }) => {
    const was = value === usual ? "" : ` ${paint.dim(terminal.text("rules.usual", { value: visible(usual) }))}`;
    return [
      `  ${paint.cyan(id)} ${visible(name[locale])}${locale === "fr" ? " :" : ":"} ${paint.bold(visible(value))}${was}`,
      ...wrapped(visible(description[locale]), room(terminal) - 4).map((line) => `    ${paint.dim(line)}`),
    ];
  });
  return [...heading(terminal, "parameters"), ...lines];
}

/** What of the model around it finds. */
function tallyLines(terminal: Terminal, answer: RuleAnswer, { report }: Checked): readonly string[] {
  if (answer.isOff) return [];
  const { holds, violated, unknown } = answer;
  const names = report.findings.map(({ subject, status }) => {
    const name = visible(subject.name);
    return status === "open" ? name : `${name} (${terminal.text(`rules.${status}`)})`;
  });
  const more = names.length > NAMED ? " …" : "";
  const found = wrapped(`${names.slice(0, NAMED).join(", ")}${more}`, room(terminal) - 2).map((line) => `  ${line}`);
  return [
    ...heading(terminal, "here"),
    `  ${terminal.text("rules.tally", { holds, violated, unknown })}`,
    ...(names.length === 0 ? [] : found),
  ];
}

function example(terminal: Terminal, key: "passes" | "fails", text: string | undefined): readonly string[] {
  if (text === undefined || text.trim() === "") return [];
  const bar = terminal.paint.dim("│");
  return [
    ...heading(terminal, key),
    ...text
      .trim()
      .split("\n")
      .map((line) => `  ${bar} ${visible(line)}`),
  ];
}

function room(terminal: Terminal): number {
  return Math.min(100, terminal.width ?? 100) - 2;
}
