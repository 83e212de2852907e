/**
 * What checking found as SARIF 2.1.0 (OASIS), for code scanning and for every editor that reads it. Within the limits of GitHub: paths
 * relative to the repository, at most 25,000 results, the worst first, and a fingerprint that survives new names and moved lines.
 */
import { describe } from "../base/codes.ts";
import type { Diagnostic, Severity, Span } from "../base/diagnostic.ts";
import type { Finding, Question, RuleOutcome, Subject, WaiverOutcome } from "../rules/report.ts";
import { type ExportedChecks, pathInRepository } from "./checked.ts";
import { packTitle } from "../rules/outcome.ts";

export interface SarifOptions {
  /**
   * Also what is waived or known from before, marked as suppressed. GitHub shows such results as open all the same, so that they are
   * left out unless somebody asks.
   */
  readonly withSettled: boolean;
  /** Also what nobody can tell, as results of the kind `open`. */
  readonly withUnknown: boolean;
}

/** GitHub refuses a file with more results in a run, or with more tags of a rule. */
const MOST_RESULTS = 25_000;
const MOST_TAGS = 20;
/** Locations of one result that GitHub keeps. */
const MOST_LOCATIONS = 100;

const ROOT = "%SRCROOT%";

/** The file as text. */
export function writeSarif(checked: ExportedChecks, options: SarifOptions): string {
  return `${JSON.stringify(sarifOf(checked, options), undefined, 2)}\n`;
}

function sarifOf(checked: ExportedChecks, options: SarifOptions): object {
  const writer = new SarifWriter(checked);
  const results = writer.results(options);
  const shown = results.slice(0, MOST_RESULTS);
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: writer.driver() },
        taxonomies: writer.taxonomies(),
        automationDetails: { id: `orrery/${checked.folder === "" ? "" : `${checked.folder}/`}` },
        invocations: [invocationOf(checked, results.length - shown.length)],
        originalUriBaseIds: {
          [ROOT]: { description: { text: checked.locale === "fr" ? "Racine du dépôt" : "Root of the repository" } },
        },
        language: checked.locale,
        columnKind: "utf16CodeUnits",
        results: shown,
        properties: { model: checked.report.model, today: checked.report.today },
      },
    ],
  };
}

function invocationOf({ locale }: ExportedChecks, omitted: number): object {
  const text =
    locale === "fr"
      ? `${omitted} résultats de plus, les moins graves, ne figurent pas dans ce fichier.`
      : `${omitted} more results, the least grave, are not in this file.`;
  const notifications = omitted === 0 ? {} : { toolExecutionNotifications: [{ level: "warning", message: { text } }] };
  return { executionSuccessful: true, ...notifications };
}

const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note" };

/** A framework and its controls that rules name, in the order in which they are numbered. */
type Taxonomy = readonly [framework: string, controls: readonly string[]];

class SarifWriter {
  private readonly checked: ExportedChecks;
  /** Codes of what is wrong with the texts stand behind the rules. */
  private readonly codes: readonly string[];
  private readonly frameworks: readonly Taxonomy[];
  private readonly waivers: ReadonlyMap<string, WaiverOutcome>;
  private readonly indexOf: ReadonlyMap<string, number>;

  constructor(checked: ExportedChecks) {
    const { report, diagnostics } = checked;
    this.checked = checked;
    this.codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
    this.frameworks = frameworksOf(report.rules);
    this.waivers = new Map(report.waivers.map((waiver) => [waiver.id, waiver]));
    const ids = [...report.rules.map(({ id }) => id), ...this.codes.map(textRule)];
    this.indexOf = new Map(ids.map((id, index) => [id, index]));
  }

  driver(): object {
    const { report, version, locale } = this.checked;
    return {
      name: "Orrery",
      semanticVersion: version,
      language: locale,
      supportedTaxonomies: this.frameworks.map(([name], index) => ({ name, index })),
      rules: [...report.rules.map((rule) => this.rule(rule)), ...this.codes.map((code) => this.codeRule(code))],
    };
  }

  taxonomies(): readonly object[] {
    return this.frameworks.map(([name, controls]) => ({ name, taxa: controls.map((id) => ({ id })) }));
  }

  /** The worst first, as the report has them; what is wrong with the texts before all others of its severity. */
  results({ withSettled, withUnknown }: SarifOptions): readonly object[] {
    const { report, diagnostics } = this.checked;
    const findings = report.findings.filter(({ status }) => withSettled || status === "open");
    const graded = (["error", "warning", "info"] as const).flatMap((severity) => [
      ...diagnostics.filter((one) => one.severity === severity).map((one) => this.textResult(one)),
      ...findings.filter((one) => one.severity === severity).map((one) => this.result(one)),
    ]);
    if (!withUnknown) return graded;
    return [...graded, ...report.questions.flatMap((question) => this.openResults(question))];
  }

  private rule({ id, pack, title, rationale, remedy, severity, controls, principle, quality }: RuleOutcome): object {
    const { locale } = this.checked;
    const [why, todo, frames] =
      locale === "fr" ? ["Pourquoi", "Que faire", "Référentiels"] : ["Why", "What to do", "Frameworks"];
    const colon = locale === "fr" ? " : " : ": ";
    const parts: readonly (readonly [string, string])[] = [
      [why, rationale[locale]],
      [todo, remedy[locale]],
      ...(controls.length === 0 ? [] : [[frames, controls.join(", ")] as const]),
    ];
    return {
      id,
      name: pascal(id),
      shortDescription: { text: title[locale] },
      fullDescription: { text: rationale[locale] },
      help: {
        text: parts.map(([head, text]) => `${head}${colon}${text}`).join("\n\n"),
        markdown: parts.map(([head, text]) => `**${head}${colon.trimEnd()}** ${text}`).join("\n\n"),
      },
      defaultConfiguration: { level: levels[severity] },
      relationships: controls.flatMap((control) => this.relevantTo(control)),
      properties: {
        tags: [pack, "architecture", principle, quality, ...controls]
          .filter((tag) => tag !== undefined)
          .filter((tag, index, all) => all.indexOf(tag) === index)
          .slice(0, MOST_TAGS),
        precision: "very-high",
        pack: packTitle(pack)[locale],
      },
    };
  }

  /** A rule of SARIF for a mistake in the text itself. */
  private codeRule(code: string): object {
    const text =
      this.checked.locale === "fr"
        ? `Texte du modèle : ${code.replaceAll("-", " ")}`
        : `Text of the model: ${code.replaceAll("-", " ")}`;
    return {
      id: textRule(code),
      name: pascal(code),
      shortDescription: { text },
      properties: { tags: ["text"], precision: "very-high" },
    };
  }

  private relevantTo(control: string): readonly object[] {
    const [framework, id] = divided(control);
    const index = this.frameworks.findIndex(([name]) => name === framework);
    const taxonomy = this.frameworks[index];
    if (taxonomy === undefined) return [];
    return [
      {
        target: { id, index: taxonomy[1].indexOf(id), toolComponent: { name: framework, index } },
        kinds: ["relevant"],
      },
    ];
  }

  private result(finding: Finding): object {
    const { rule, severity, message, place, subject, fingerprint } = finding;
    const { locale } = this.checked;
    const flow = this.codeFlow(finding);
    const related = this.related(finding);
    const suppressions = this.suppressions(finding);
    return {
      ruleId: rule,
      ruleIndex: this.indexOf.get(rule) ?? -1,
      kind: "fail",
      level: levels[severity],
      message: { text: `${message[locale]}.` },
      locations: [this.location(place.uri, place.span, [subject])],
      ...(flow.length === 0 ? {} : { codeFlows: [{ threadFlows: [{ locations: flow }] }] }),
      ...(related.length === 0 ? {} : { relatedLocations: related }),
      ...(suppressions.length === 0 ? {} : { suppressions }),
      fingerprints: { "orrery/v1": fingerprint },
      // GitHub tells the same result in two runs by this one.
      partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1` },
      ...(subject.owner === undefined ? {} : { properties: { owner: subject.owner } }),
    };
  }

  private textResult(diagnostic: Diagnostic): object {
    const { code, severity, uri, span } = diagnostic;
    return {
      ruleId: textRule(code),
      ruleIndex: this.indexOf.get(textRule(code)) ?? -1,
      kind: "fail",
      level: levels[severity],
      message: { text: describe(diagnostic, this.checked.locale) },
      locations: [this.location(uri, span, [])],
    };
  }

  private openResults({ subject, key, label, place, rules }: Question): readonly object[] {
    const { locale } = this.checked;
    const text =
      locale === "fr"
        ? `Nul ne peut le dire tant que « ${label.fr} » (${key}) n’est pas renseigné pour ${subject.title.fr}.`
        : `Nobody can tell until ${label.en} (${key}) of ${subject.title.en} is stated.`;
    return rules.map((rule) => ({
      ruleId: rule,
      ruleIndex: this.indexOf.get(rule) ?? -1,
      kind: "open",
      level: "none",
      message: { text },
      locations: [this.location(place.uri, place.span, [subject])],
      partialFingerprints: { primaryLocationLineHash: `${rule}/${subject.name}/${key}:1` },
    }));
  }

  /** The path as a debugger would walk it; steps whose text is not at hand are left out. */
  private codeFlow({ path }: Finding): readonly object[] {
    if (path.length < 2) return [];
    return path.flatMap((subject) => {
      const located = this.locationOf(subject);
      return located === undefined ? [] : [{ location: located }];
    });
  }

  private related({ subject, related, values }: Finding): readonly object[] {
    const all = [...related, ...values.map((value) => value.subject)].filter(({ name }) => name !== subject.name);
    const once = [...new Map(all.map((one) => [one.name, one])).values()].slice(0, MOST_LOCATIONS);
    return once.flatMap((one) => this.locationOf(one) ?? []).map((located, index) => ({ id: index + 1, ...located }));
  }

  /** A waiver stands in the text; what is known from before, in a file beside it. */
  private suppressions({ status, waiver: id }: Finding): readonly object[] {
    const { locale } = this.checked;
    if (status === "known") {
      const justification =
        locale === "fr" ? "Connu depuis le début des contrôles" : "Known since checks were taken up";
      return [{ kind: "external", status: "accepted", justification }];
    }
    const waiver = id === undefined ? undefined : this.waivers.get(id);
    if (status !== "waived" || waiver === undefined) return [];
    const until = locale === "fr" ? "jusqu’au" : "until";
    const said = [waiver.because ?? waiver.title[locale], waiver.owner, waiver.until && `${until} ${waiver.until}`];
    return [
      {
        kind: "inSource",
        status: "accepted",
        justification: said.filter((part) => part !== undefined && part !== "").join(" · "),
        location: this.location(waiver.place.uri, waiver.place.span, []),
      },
    ];
  }

  private locationOf(subject: Subject): object | undefined {
    const place = this.checked.find(subject);
    if (place === undefined || place.uri === "") return undefined;
    return {
      ...this.location(place.uri, place.span, [subject]),
      message: { text: subject.title[this.checked.locale] },
    };
  }

  private location(uri: string, span: Span, subjects: readonly Subject[]): object {
    const { locale } = this.checked;
    const logical = subjects.map(({ name, title, kind }) => ({
      name: title[locale],
      fullyQualifiedName: name,
      kind,
    }));
    return {
      physicalLocation: {
        artifactLocation: { uri: relativeUri(pathInRepository(this.checked, uri)), uriBaseId: ROOT },
        region: this.region(uri, span),
      },
      ...(logical.length === 0 ? {} : { logicalLocations: logical }),
    };
  }

  /** To the end of the first line at most: a statement may be pages long. */
  private region(uri: string, { start, end }: Span): object {
    const from = this.checked.at(uri, start);
    const to = this.checked.at(uri, end);
    const isOneLine = to.line === from.line && to.column > from.column;
    return { startLine: from.line, startColumn: from.column, ...(isOneLine ? { endColumn: to.column } : {}) };
  }
}

/** Rules of SARIF for mistakes in the text have a name space of their own. */
function textRule(code: string): string {
  return `text/${code}`;
}

function frameworksOf(rules: readonly RuleOutcome[]): readonly Taxonomy[] {
  const found = new Map<string, Set<string>>();
  for (const control of rules.flatMap(({ controls }) => controls)) {
    const [framework, id] = divided(control);
    found.set(framework, (found.get(framework) ?? new Set()).add(id));
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([framework, ids]) => [framework, [...ids].sort()]);
}

/** `iso27001:A.8.13` as its framework and its number there. */
function divided(control: string): readonly [framework: string, id: string] {
  const colon = control.indexOf(":");
  return colon < 0 ? ["", control] : [control.slice(0, colon), control.slice(colon + 1)];
}

function pascal(id: string): string {
  return id.replace(/(?:^|[^\p{L}\p{N}]+)([\p{L}\p{N}])/gu, (_, letter: string) => letter.toUpperCase());
}

/** A path as a relative URI (RFC 3986): what a path may hold and a URI not is written with %. */
function relativeUri(path: string): string {
  return path
    .split("/")
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join("/");
}
