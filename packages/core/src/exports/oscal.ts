/**
 * Assessments of frameworks as OSCAL assessment results (NIST, 1.1.3), for tools of audit and of governance. Each framework is a result;
 * each control that the model tells of, a finding; each rule, each thing that violates one, and each measure, an observation. Controls of
 * NIST have the ids of NIST's own catalogues; those of others, the name of the framework before them.
 */
import { groupBy } from "../base/group-by.ts";
import { uuidOf } from "../base/uuid.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { ControlAssessment, FrameworkAssessment } from "../rules/assessment/assess.ts";
import type { Measure, NamedDocument } from "../rules/assessment/mentions.ts";
import type { RuleResult } from "../rules/assessment/results.ts";
import type { Finding, Subject } from "../rules/report.ts";
import {
  type ExportedChecks,
  namedSubject,
  pathInRepository,
  pathText,
  valueTexts,
  type Words,
  wordsIn,
} from "./checked.ts";

const OSCAL = "1.1.3";
/** Namespace of what we say beside the standard. */
const NAMESPACE = "urn:orrery:oscal";

export interface AssessedChecks extends Pick<ExportedChecks, "report" | "locale" | "version" | "at" | "folder"> {
  readonly assessments: readonly FrameworkAssessment[];
}

/** The file as text; the same model on the same day gives the same file. */
export function writeOscal(assessed: AssessedChecks): string {
  return `${JSON.stringify({ "assessment-results": new OscalWriter(assessed).file() }, undefined, 2)}\n`;
}

interface Observation {
  readonly uuid: string;
  /** Elements that it is about. */
  readonly subjects: readonly Subject[];
  readonly content: object;
}

class OscalWriter {
  private readonly assessed: AssessedChecks;
  private readonly say: Words;
  private readonly time: string;
  private readonly findings: ReadonlyMap<string, readonly Finding[]>;

  constructor(assessed: AssessedChecks) {
    this.assessed = assessed;
    this.say = wordsIn(assessed.locale);
    this.time = `${assessed.report.today}T00:00:00Z`;
    this.findings = groupBy(assessed.report.findings, ({ rule }) => rule);
  }

  file(): object {
    const { report, assessments } = this.assessed;
    const plan = this.id("plan");
    return {
      uuid: this.id("file"),
      metadata: {
        title: this.text({ en: `Assessment of ${report.model}`, fr: `Évaluation de ${report.model}` }),
        "last-modified": this.time,
        version: report.today,
        "oscal-version": OSCAL,
      },
      "import-ap": { href: `#${plan}` },
      results: assessments.map((one) => this.result(one)),
      "back-matter": {
        resources: [
          {
            uuid: plan,
            title: this.text({ en: "Rules of the model", fr: "Règles du modèle" }),
            description: this.say({
              en: "The plan of the assessment: every rule that the policy of the model applies, run over the whole model on the day of the assessment.",
              fr: "Le plan de l’évaluation : toutes les règles que la politique du modèle applique, sur tout le modèle, au jour de l’évaluation.",
            }),
          },
        ],
      },
    };
  }

  private result(assessment: FrameworkAssessment): object {
    const { framework, baseline, controls } = assessment;
    const key = `${framework.id}/${baseline?.id ?? ""}`;
    const told = controls.filter(({ state }) => state !== "not-covered" && state !== "not-applicable");
    const observations = this.observations(key, told);
    const findings = told.map((control) => this.finding(key, assessment, control));
    return {
      uuid: this.id(key),
      title: this.text(baseline === undefined ? framework.title : joined(framework.title, baseline.title)),
      description: this.say(countsText(assessment)),
      start: this.time,
      props: this.props({ framework: framework.id, edition: framework.edition, baseline: baseline?.id }),
      "local-definitions": {
        ...listed("components", this.components(key, observations)),
        "assessment-assets": this.assets(key),
      },
      "reviewed-controls": { "control-selections": [this.selection(assessment, told)] },
      ...listed(
        "observations",
        observations.map(({ uuid, subjects, content }) => ({
          uuid,
          ...content,
          ...listed("subjects", this.references(key, subjects)),
          origins: [{ actors: [{ type: "tool", "actor-uuid": this.id(`${key}/tool`) }] }],
          collected: this.time,
        })),
      ),
      ...listed("findings", findings),
    };
  }

  private selection({ framework, controls }: FrameworkAssessment, told: readonly ControlAssessment[]): object {
    const ids = (some: readonly ControlAssessment[]): readonly object[] =>
      some.map(({ control }) => ({ "control-id": controlId(framework.id, control.id) }));
    return {
      description: this.say({
        en: "Controls of which the model tells; those that do not apply are excluded, all others are not covered by it.",
        fr: "Contrôles dont le modèle parle ; ceux qui ne s’appliquent pas sont exclus, les autres sont hors du modèle.",
      }),
      ...listed("include-controls", ids(told)),
      ...listed("exclude-controls", ids(controls.filter(({ state }) => state === "not-applicable"))),
    };
  }

  private finding(key: string, { framework }: FrameworkAssessment, one: ControlAssessment): object {
    const related = [
      ...one.rules
        .filter(isAsked)
        .flatMap((rule) => [
          this.id(`${key}/rule/${rule.id}`),
          ...(this.findings.get(rule.id) ?? []).map(({ fingerprint }) => this.id(`${key}/finding/${fingerprint}`)),
        ]),
      ...[...one.measures, ...one.documents, ...one.findings].map(({ id }) => this.id(`${key}/element/${id}`)),
    ];
    return {
      uuid: this.id(`${key}/control/${one.control.id}`),
      title: this.text({
        en: `${one.control.id} ${one.control.title.en}`,
        fr: `${one.control.id} ${one.control.title.fr}`,
      }),
      description: this.say(one.because),
      target: {
        type: "statement-id",
        "target-id": statementId(framework.id, one.control.id),
        status: this.status(one),
      },
      ...listed(
        "related-observations",
        related.map((uuid) => ({ "observation-uuid": uuid })),
      ),
    };
  }

  /** OSCAL knows two states: what nobody can tell is not satisfied, for another reason than a failure. */
  private status({ state, because }: ControlAssessment): object {
    if (state === "satisfied") return { state: "satisfied", reason: "pass" };
    if (state === "violated") return { state: "not-satisfied", reason: "fail" };
    const remarks = this.say({ en: `Unknown: ${because.en}`, fr: `Inconnu : ${because.fr}` });
    return { state: "not-satisfied", reason: "other", remarks };
  }

  /** Of all controls of a result, each once: several controls rest on one rule or measure. */
  private observations(key: string, controls: readonly ControlAssessment[]): readonly Observation[] {
    const found = new Map<string, Observation>();
    const add = (name: string, subjects: readonly Subject[], content: object): void => {
      const uuid = this.id(`${key}/${name}`);
      if (!found.has(uuid)) found.set(uuid, { uuid, subjects, content });
    };
    for (const { rules, measures, documents, findings } of controls) {
      for (const rule of rules.filter(isAsked)) {
        add(`rule/${rule.id}`, [], this.ruleContent(rule));
        for (const finding of this.findings.get(rule.id) ?? [])
          add(`finding/${finding.fingerprint}`, elementsIn(finding.subject), this.findingContent(finding));
      }
      for (const one of measures) add(`element/${one.id}`, [subjectOf(one, "control")], this.measureContent(one));
      for (const one of documents) add(`element/${one.id}`, [subjectOf(one, "document")], this.documentContent(one));
      for (const one of findings)
        add(`element/${one.id}`, [subjectOf(one, "finding")], {
          description: this.say(one.name),
          methods: ["EXAMINE"],
          types: ["finding"],
          props: this.props({ status: one.isOpen ? "open" : "closed" }),
        });
    }
    return [...found.values()];
  }

  private ruleContent(rule: RuleResult): object {
    const { id, pack, title, severity, holds, violated, unknown, waived } = rule;
    return {
      title: this.text(title),
      description: this.say({
        en: `Holds ${holds} times, violated ${violated}, unknown ${unknown}.`,
        fr: `Respectée ${holds} fois, enfreinte ${violated}, inconnue ${unknown}.`,
      }),
      props: this.props({ rule: id, pack, severity, holds, violated, unknown, waived }),
      methods: ["TEST"],
      types: ["control-objective"],
    };
  }

  private findingContent(finding: Finding): object {
    const { at, locale } = this.assessed;
    const { rule, severity, status, waiver, fingerprint, subject, message, place } = finding;
    const { line } = at(place.uri, place.span.start);
    const proof = [pathText(finding, locale), ...valueTexts(finding, locale)].filter((text) => text !== "");
    return {
      title: this.text({ en: namedSubject(subject, "en"), fr: namedSubject(subject, "fr") }),
      description: this.say(message),
      props: this.props({ rule, severity, status, waiver, fingerprint }),
      methods: ["TEST"],
      types: ["finding"],
      "relevant-evidence": [
        {
          href: `${encodeURI(pathInRepository(this.assessed, place.uri))}#L${line}`,
          description: proof.length === 0 ? this.say(message) : proof.join("; "),
        },
      ],
    };
  }

  private measureContent({ name, status, owner, evidence, lastAudit, due }: Measure): object {
    return {
      title: this.text(name),
      description: this.say({
        en: `A control of the model, ${status ?? "without a known status"}`,
        fr: `Une mesure du modèle, ${status ?? "sans statut connu"}`,
      }),
      props: this.props({ status, owner: owner?.id, "last-audit": lastAudit, due }),
      methods: ["EXAMINE"],
      types: ["control-objective"],
      ...listed(
        "relevant-evidence",
        evidence.map((one) => ({ description: this.say(one.name) })),
      ),
    };
  }

  private documentContent({ name, approved }: NamedDocument): object {
    return {
      title: this.text(name),
      description: this.say({
        en: "A document in force that names the control.",
        fr: "Un document en vigueur qui nomme le contrôle.",
      }),
      props: this.props({ kind: "document", approved }),
      methods: ["EXAMINE"],
      types: ["control-objective"],
    };
  }

  /** Elements of the model that observations are about, as components of the assessed system. */
  private components(key: string, observations: readonly Observation[]): readonly object[] {
    const subjects = new Map(
      observations.flatMap((one) => one.subjects.map((subject) => [subject.name, subject] as const)),
    );
    return [...subjects.values()].map(({ name, title, kind }) => ({
      uuid: this.id(`${key}/component/${name}`),
      type: componentTypes[kind] ?? "system",
      title: this.text(title.en === "" ? { en: name, fr: name } : title),
      description: name,
      props: this.props({ id: name, kind }),
      status: { state: "other" },
    }));
  }

  private references(key: string, subjects: readonly Subject[]): readonly object[] {
    return subjects.map(({ name }) => ({ "subject-uuid": this.id(`${key}/component/${name}`), type: "component" }));
  }

  private assets(key: string): object {
    const tool = this.id(`${key}/tool`);
    return {
      components: [
        {
          uuid: tool,
          type: "software",
          title: "Orrery",
          description: this.say({ en: "Runs the rules over the model.", fr: "Applique les règles au modèle." }),
          props: this.props({ version: this.assessed.version }),
          status: { state: "operational" },
        },
      ],
      "assessment-platforms": [
        { uuid: this.id(`${key}/platform`), title: "Orrery", "uses-components": [{ "component-uuid": tool }] },
      ],
    };
  }

  /** What we say beside the standard; nothing that is absent or empty. */
  private props(values: Readonly<Record<string, string | number | undefined>>): readonly object[] {
    return Object.entries(values).flatMap(([name, value]) => {
      const text = line(String(value ?? ""));
      return text === "" ? [] : { name, ns: NAMESPACE, value: text };
    });
  }

  private text(words: Bilingual): string {
    return line(this.say(words)) || "-";
  }

  /** An identifier within the file of this model and day. */
  private id(name: string): string {
    const { model, today } = this.assessed.report;
    return uuidOf(`${model}\n${today}\n${name}`);
  }
}

/** Component types of OSCAL by kind of ours. */
const componentTypes: Readonly<Record<string, string>> = {
  application: "software",
  module: "software",
  component: "software",
  store: "software",
  interface: "service",
  service: "service",
  node: "hardware",
  technology: "software",
  zone: "network",
  process: "process-procedure",
  document: "policy",
  control: "validation",
};

const NIST_53 = "nist-800-53";
const NIST_CSF = "nist-csf";

function controlId(framework: string, control: string): string {
  if (framework === NIST_53) return control.toLowerCase();
  return framework === NIST_CSF ? control : `${framework}-${control}`;
}

function statementId(framework: string, control: string): string {
  const id = controlId(framework, control);
  return framework === NIST_CSF ? `${id}_statement` : `${id}_smt`;
}

function isAsked({ holds, violated, unknown }: RuleResult): boolean {
  return holds + violated + unknown > 0;
}

function elementsIn(subject: Subject): readonly Subject[] {
  if (!subject.isRelationship) return [subject];
  return subject.elements.map((id) => ({
    name: id,
    title: { en: id, fr: id },
    kind: "",
    elements: [id],
    isRelationship: false,
  }));
}

function subjectOf({ id, name }: { readonly id: string; readonly name: Bilingual }, kind: string): Subject {
  return { name: id, title: name, kind, elements: [id], isRelationship: false };
}

function countsText({ counts }: FrameworkAssessment): Bilingual {
  const { satisfied, violated, unknown } = counts;
  const [uncovered, excluded] = [counts["not-covered"], counts["not-applicable"]];
  return {
    en: `${satisfied} controls satisfied, ${violated} violated, ${unknown} unknown, ${uncovered} not covered by the model, ${excluded} not applicable.`,
    fr: `${satisfied} contrôles satisfaits, ${violated} enfreints, ${unknown} inconnus, ${uncovered} hors du modèle, ${excluded} non applicables.`,
  };
}

function joined(a: Bilingual, b: Bilingual): Bilingual {
  return { en: `${a.en}: ${b.en}`, fr: `${a.fr} : ${b.fr}` };
}

/** One line without spaces at its ends: what the schemas take for a text. */
function line(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

/** A list of OSCAL has at least one item, or is not there. */
function listed(key: string, items: readonly object[]): object {
  return items.length === 0 ? {} : { [key]: items };
}
