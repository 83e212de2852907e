/** A waiver that nothing needs any more invites the fault back: it is a finding itself. What it covers is known only after all rules ran. */
import type { Bilingual } from "../model/metamodel.ts";
import type { Finding, RuleOutcome, WaiverOutcome } from "../rules/report.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { subjectOf } from "../answers/subjects.ts";
import type { Waiver } from "./waivers.ts";

const ID = "waiver-is-needed";
const PACK = "hygiene";

const title: Bilingual = {
  en: "Every waiver covers a violation",
  fr: "Chaque dérogation couvre un manquement",
};

/** What came of the rule, over all waivers of the model. */
export function waiverIsNeeded(all: number, needless: number): RuleOutcome {
  return {
    id: ID,
    pack: PACK,
    title,
    rationale: {
      en: "A waiver that covers nothing hides the same fault the next time somebody makes it.",
      fr: "Une dérogation qui ne couvre rien cachera la même faute quand quelqu’un la refera.",
    },
    remedy: { en: "Remove the waiver.", fr: "Supprimez la dérogation." },
    severity: "info",
    controls: [],
    holds: all - needless,
    violated: needless,
    unknown: 0,
    waived: 0,
  };
}

export function needlessWaivers(
  waivers: readonly Waiver[],
  outcomes: readonly WaiverOutcome[],
  baseline: ReadonlySet<string> | undefined,
): readonly Finding[] {
  return waivers.flatMap(({ statement }, index): readonly Finding[] => {
    if (outcomes[index]?.state !== "needless") return [];
    const fingerprint = fingerprintOf(ID, statement);
    const subject = subjectOf(statement);
    return [
      {
        fingerprint,
        rule: ID,
        pack: PACK,
        severity: "info",
        status: baseline?.has(fingerprint) === true ? "known" : "open",
        subject,
        place: statement.place,
        message: {
          en: `${subject.title.en} covers nothing: what it waives is not violated`,
          fr: `${subject.title.fr} ne couvre rien : ce à quoi elle déroge n’est pas enfreint`,
        },
        path: [],
        values: [],
        related: [],
      },
    ];
  });
}
