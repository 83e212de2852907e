/** What checking found as a page for a pull request: the verdict, packs at a glance, the worst with links, what nobody can tell, waivers. */
import { IntlMessageFormat } from "intl-messageformat";
import { describe, type Locale } from "../base/codes.ts";
import type { Diagnostic, Severity } from "../base/diagnostic.ts";
import { daysBetween } from "../base/dates.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { Place } from "../model/model.ts";
import type { Finding, Question, RuleOutcome, WaiverOutcome } from "../rules/report.ts";
import { byPack, type ExportedChecks, isFailed, pathInRepository, pathText, severities } from "./checked.ts";
import { openCounts, packTitle } from "../rules/outcome.ts";

/** Findings told in full, of one rule and of all; those that follow in a table to unfold; lines of the other lists. */
const OF_RULE = 2;
const TOLD = 8;
const LISTED = 50;
const QUESTIONS = 5;
/** Waivers that end within so many days are named. */
const SOON = 60;

/** The page as text. */
export function writeChecksMarkdown(checks: ExportedChecks): string {
  const page = new Page(checks);
  const parts = [
    page.head(),
    page.baseline(),
    page.packs(),
    page.worst(),
    page.more(),
    page.questions(),
    page.waivers(),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

const signs: Readonly<Record<Severity, string>> = { error: "❌", warning: "⚠️", info: "ℹ️" };

class Page {
  private readonly checks: ExportedChecks;
  private readonly open: readonly Finding[];
  /** Mistakes in the texts and open findings, the worst first. */
  private readonly graded: readonly (Diagnostic | Finding)[];
  private readonly rules: ReadonlyMap<string, RuleOutcome>;

  constructor(checks: ExportedChecks) {
    this.checks = checks;
    this.open = checks.report.findings.filter(({ status }) => status === "open");
    this.graded = severities.flatMap((severity) =>
      [...checks.diagnostics, ...this.open].filter((one) => one.severity === severity),
    );
    this.rules = new Map(checks.report.rules.map((rule) => [rule.id, rule]));
  }

  /** `## ❌ Helvia: 3 errors, 12 warnings` */
  head(): string {
    const { report } = this.checks;
    const counts = this.counts();
    const said = severities
      .filter((severity) => counts[severity] > 0)
      .map((severity) => this.say(severity, { count: counts[severity] }));
    const verdict = said.length === 0 ? this.say("fine") : said.join(", ");
    const name = report.model === "" ? this.say("model") : escapeMarkdown(report.model);
    return `## ${isFailed(this.checks) ? "❌" : "✅"} ${this.say("head", { name, verdict })}`;
  }

  /** What is new, gone and known, where there is a baseline. */
  baseline(): string {
    const { report, gone } = this.checks;
    if (gone === undefined) return "";
    const known = report.findings.filter(({ status }) => status === "known").length;
    return `**${this.say("new", { count: this.open.length })}** · ${this.say("gone", { count: gone.length })} · ${this.say("known", { count: known })}`;
  }

  packs(): string {
    const { report, locale } = this.checks;
    const rows = [...byPack(report)].map(([pack, rules]) => {
      const counts = openCounts(report, pack);
      const sum = (of: (rule: RuleOutcome) => number): number => rules.reduce((all, rule) => all + of(rule), 0);
      const [holds, asked] = [sum((rule) => rule.holds), sum((rule) => rule.holds + rule.violated)];
      const cells = severities.map((severity) => (counts[severity] === 0 ? "" : `**${counts[severity]}**`));
      const share = asked === 0 ? "" : `${holds} / ${asked}`;
      return [packTitle(pack)[locale], ...cells, share, `${sum((rule) => rule.unknown) || ""}`];
    });
    if (rows.length === 0) return "";
    const columns = ["pack", "errors", "warnings", "infos", "holds", "unknown"] as const;
    return tableOf(
      columns.map((column) => this.say(`column.${column}`)),
      "lrrrrr",
      rows,
    );
  }

  /** The first few, each with its place, its proof and what to do. */
  worst(): string {
    const told = this.told();
    const items = told.map((one) => ("rule" in one ? this.item(one) : this.textItem(one)));
    return items.length === 0 ? "" : `### ${this.say("worst")}\n\n${items.join("\n")}`;
  }

  /** What does not fit above, to unfold. */
  more(): string {
    const told = new Set(this.told());
    const rest = this.graded.filter((one) => !told.has(one));
    if (rest.length === 0) return "";
    const columns = ["finding", "place", "rule"] as const;
    const listed = tableOf(
      columns.map((column) => this.say(`column.${column}`)),
      "lll",
      rest.slice(0, LISTED).map((one) => this.row(one)),
    );
    const all = rest.length + this.checks.report.more.findings;
    const beyond = all > LISTED ? `\n\n${this.say("beyond", { count: all - LISTED })}` : "";
    return unfold(this.say("more", { count: all }), `${listed}${beyond}`);
  }

  questions(): string {
    const { questions } = this.checks.report;
    if (questions.length === 0) return "";
    const lines = questions.slice(0, QUESTIONS).map((question) => `- ${this.questionLine(question)}`);
    return `### ${this.say("questions", { count: questions.length })}\n\n${this.say("questions.why")}\n\n${lines.join("\n")}`;
  }

  waivers(): string {
    const { waivers } = this.checks.report;
    const lines = waivers.flatMap((waiver) => this.waiverLine(waiver) ?? []);
    return lines.length === 0 ? "" : `### ${this.say("waivers")}\n\n${lines.join("\n")}`;
  }

  /** The worst of everything, a few of each rule so that one rule does not hide the others. */
  private told(): readonly (Diagnostic | Finding)[] {
    const seen = new Map<string, number>();
    const some = this.graded.filter((one) => {
      const key = "rule" in one ? one.rule : one.code;
      const count = (seen.get(key) ?? 0) + 1;
      seen.set(key, count);
      return count <= OF_RULE;
    });
    return some.slice(0, TOLD);
  }

  private item(finding: Finding): string {
    const { locale } = this.checks;
    const { message, severity, place, rule, path } = finding;
    const remedy = this.rules.get(rule)?.remedy[locale];
    const lines = [
      `${signs[severity]} **${prose(message[locale])}**`,
      `${this.place(place)} · \`${rule}\``,
      ...(path.length > 1 ? [prose(pathText(finding, locale))] : []),
      ...(remedy === undefined ? [] : [`→ ${prose(remedy)}`]),
    ];
    return `- ${lines.join("<br>\n  ")}`;
  }

  private textItem(diagnostic: Diagnostic): string {
    const { severity, code } = diagnostic;
    const sentence = prose(describe(diagnostic, this.checks.locale));
    return `- ${signs[severity]} **${sentence}**<br>\n  ${this.place(diagnostic)} · \`${code}\``;
  }

  private row(one: Diagnostic | Finding): readonly string[] {
    const { locale } = this.checks;
    const [text, place, name] =
      "rule" in one ? [one.message[locale], one.place, one.rule] : [describe(one, locale), one, one.code];
    return [`${signs[one.severity]} ${prose(text)}`, this.place(place), `\`${name}\``];
  }

  private questionLine({ subject, key, label, place, rules }: Question): string {
    const { locale } = this.checks;
    const values = {
      key,
      label: escapeMarkdown(label[locale]),
      subject: escapeMarkdown(subject.title[locale]),
      count: rules.length,
    };
    return `${this.say("question", values)} · ${this.place(place)}`;
  }

  /** Only those that somebody has to look after. */
  private waiverLine({ id, state, until, because, owner, place }: WaiverOutcome): string | undefined {
    const days = until === undefined ? undefined : daysBetween(this.checks.report.today, until);
    const isEnding = state === "active" && days !== undefined && days <= SOON;
    if (state === "active" && !isEnding) return undefined;
    const what = isEnding
      ? this.say("waiver.ending", { until: until ?? "", count: days })
      : this.say(`waiver.${state}`);
    const said = [because, owner].filter((part) => part !== undefined).map(escapeMarkdown);
    return `- \`${id}\` ${what} · ${[...said, this.place(place)].join(" · ")}`;
  }

  private place({ uri, span }: Place): string {
    const { line } = this.checks.at(uri, span.start);
    const path = pathInRepository(this.checks, uri);
    return `[\`${path.replaceAll("`", "")}:${line}\`](${this.checks.link(path, line)})`;
  }

  private counts(): Readonly<Record<Severity, number>> {
    const counts = { ...openCounts(this.checks.report) };
    for (const { severity } of this.checks.diagnostics) counts[severity]++;
    return counts;
  }

  private say(key: keyof typeof texts, values: Readonly<Record<string, string | number>> = {}): string {
    return worded(texts[key], this.checks.locale, values);
  }
}

const texts = {
  head: { en: "{name}: {verdict}", fr: "{name} : {verdict}" },
  model: { en: "Model", fr: "Modèle" },
  fine: { en: "no findings", fr: "aucun constat" },
  error: {
    en: "{count, plural, one {# error} other {# errors}}",
    fr: "{count, plural, one {# erreur} other {# erreurs}}",
  },
  warning: {
    en: "{count, plural, one {# warning} other {# warnings}}",
    fr: "{count, plural, one {# avertissement} other {# avertissements}}",
  },
  info: {
    en: "{count, plural, one {# remark} other {# remarks}}",
    fr: "{count, plural, one {# remarque} other {# remarques}}",
  },
  new: {
    en: "{count, plural, =0 {Nothing new} one {# new} other {# new}}",
    fr: "{count, plural, =0 {Rien de nouveau} one {# nouveau} other {# nouveaux}}",
  },
  gone: { en: "{count, number} fixed", fr: "{count, plural, one {# corrigé} other {# corrigés}}" },
  known: { en: "{count, number} known", fr: "{count, plural, one {# connu} other {# connus}}" },
  "column.pack": { en: "Pack", fr: "Lot de règles" },
  "column.errors": { en: "Errors", fr: "Erreurs" },
  "column.warnings": { en: "Warnings", fr: "Avertissements" },
  "column.infos": { en: "Remarks", fr: "Remarques" },
  "column.holds": { en: "Holds", fr: "Vérifié" },
  "column.unknown": { en: "Unknown", fr: "Inconnu" },
  "column.finding": { en: "Finding", fr: "Constat" },
  "column.place": { en: "Place", fr: "Lieu" },
  "column.rule": { en: "Rule", fr: "Règle" },
  worst: { en: "The worst", fr: "Les plus graves" },
  more: {
    en: "{count, plural, one {# more finding} other {# more findings}}",
    fr: "{count, plural, one {# autre constat} other {# autres constats}}",
  },
  beyond: {
    en: "{count, plural, one {# more is} other {# more are}} not shown here.",
    fr: "{count, plural, one {# de plus n’est pas montré} other {# de plus ne sont pas montrés}} ici.",
  },
  questions: {
    en: "{count, plural, one {# fact is} other {# facts are}} missing",
    fr: "{count, plural, one {Il manque # fait} other {Il manque # faits}}",
  },
  "questions.why": {
    en: "Without them nobody can tell whether these rules hold. First:",
    fr: "Sans eux, nul ne peut dire si ces règles sont respectées. D’abord :",
  },
  question: {
    en: "{label} (`{key}`) of {subject}: {count, plural, one {# rule waits} other {# rules wait}}",
    fr: "{label} (`{key}`) pour {subject} : {count, plural, one {# règle l’attend} other {# règles l’attendent}}",
  },
  waivers: { en: "Waivers to look after", fr: "Dérogations à revoir" },
  "waiver.ending": {
    en: "ends on {until} ({count, plural, =0 {today} one {in # day} other {in # days}})",
    fr: "prend fin le {until} ({count, plural, =0 {aujourd’hui} one {dans # jour} other {dans # jours}})",
  },
  "waiver.active": { en: "is active", fr: "est en vigueur" },
  "waiver.expired": { en: "has expired", fr: "est échue" },
  "waiver.needless": { en: "covers nothing any more", fr: "ne couvre plus rien" },
  "waiver.incomplete": {
    en: "lacks a reason, an owner, a day or a subject, and covers nothing",
    fr: "n’a pas de motif, de responsable, de date ou de sujet, et ne couvre rien",
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

function worded(text: Bilingual, locale: Locale, values: Readonly<Record<string, string | number>>): string {
  return String(new IntlMessageFormat(text[locale], locale, undefined, { ignoreTag: true }).format(values));
}

function tableOf(head: readonly string[], align: string, rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replace(/(?<!\\)\|/g, "\\|")).join(" | ")} |`;
  const rule = Array.from(align, (side) => (side === "r" ? "---:" : "---")).join(" | ");
  return [line(head), `| ${rule} |`, ...rows.map(line)].join("\n");
}

function unfold(summary: string, content: string): string {
  return `<details>\n<summary>${summary}</summary>\n\n${content}\n\n</details>`;
}

/** A sentence of ours: words in backticks are code, and nothing else in it is a mark. */
function prose(text: string): string {
  return text
    .split(/(`[^`\n]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : escapeMarkdown(part)))
    .join("");
}

/** Names say what they say: no mark of Markdown or HTML in them counts. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\r\n]+/g, " ").replace(/[\\`*_[\]<>#|~]/g, "\\$&");
}
