/** Reports made by hand: rules with their counts, what violates them, what they wait for. */
import type { CheckReport, Finding, Question, RuleOutcome, Subject } from "../report.ts";

const place = { uri: "model.orrery", span: { start: 0, end: 0 } };

/** A rule with its counts, what violates it, and the keys that it waits for. */
export interface Ran {
  readonly outcome: RuleOutcome;
  readonly where: readonly string[];
  readonly lacks: readonly string[];
}

/** A rule that came to these counts. */
export function rule(
  id: string,
  controls: readonly string[],
  { where = [], lacks = [], ...counts }: Partial<RuleOutcome & Pick<Ran, "where" | "lacks">>,
): Ran {
  const said = { en: `${id} holds`, fr: `${id} est respectée` };
  const remedy = { en: `Mend ${id}`, fr: `Réparez ${id}` };
  const none = { holds: 0, violated: 0, unknown: 0, waived: 0 };
  const outcome: RuleOutcome = {
    id,
    pack: "security",
    title: said,
    rationale: said,
    remedy,
    severity: "warning",
    controls,
    ...none,
    ...counts,
  };
  return { outcome, where, lacks };
}

function subject(name: string): Subject {
  return { name, title: { en: name, fr: name }, kind: "store", elements: [name], isRelationship: false };
}

/** The report of a check in which these rules ran. */
export function reportOf(all: readonly Ran[]): CheckReport {
  const findings = all.flatMap(({ outcome, where }) =>
    where.map((name): Finding => {
      const { id, pack, severity } = outcome;
      const message = { en: `${name} breaks ${id}`, fr: `${name} enfreint ${id}` };
      const none = { path: [], values: [], related: [] };
      return {
        fingerprint: `${id}/${name}`,
        rule: id,
        pack,
        severity,
        status: "open",
        subject: subject(name),
        place,
        message,
        ...none,
      };
    }),
  );
  const questions = all.flatMap(({ outcome, lacks }) =>
    lacks.map((key): Question => ({
      subject: subject("x"),
      key,
      label: { en: key, fr: key },
      place,
      rules: [outcome.id],
    })),
  );
  const rules = all.map(({ outcome }) => outcome);
  return {
    version: 1,
    model: "test",
    today: "2026-11-21",
    rules,
    findings,
    questions,
    more: { findings: 0, questions: 0 },
    waivers: [],
  };
}
