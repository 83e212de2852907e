/** Checks as pictures take them: by element, made when first asked for. */
import type { CheckReport } from "../rules/report.ts";
import type { Judged, JudgedFinding } from "../views/judged.ts";
import type { CheckedModel } from "./checked.ts";

const made = new WeakMap<CheckReport, Judged>();

export function judgedOf(checked: CheckedModel): Judged {
  let known = made.get(checked.report);
  if (known === undefined) made.set(checked.report, (known = new ByElement(checked)));
  return known;
}

class ByElement implements Judged {
  private readonly checked: CheckedModel;
  private findingsMade: ReadonlyMap<string, readonly JudgedFinding[]> | undefined;
  private askedMade: ReadonlySet<string> | undefined;
  private unknownMade: ReadonlySet<string> | undefined;

  constructor(checked: CheckedModel) {
    this.checked = checked;
  }

  get findings(): ReadonlyMap<string, readonly JudgedFinding[]> {
    return (this.findingsMade ??= findingsIn(this.checked.report));
  }

  get unknown(): ReadonlySet<string> {
    return (this.unknownMade ??= subjectsIn(this.checked, (state) => state === "unknown"));
  }

  get asked(): ReadonlySet<string> {
    return (this.askedMade ??= subjectsIn(this.checked, () => true));
  }
}

function findingsIn({ findings }: CheckReport): ReadonlyMap<string, readonly JudgedFinding[]> {
  const found = new Map<string, JudgedFinding[]>();
  for (const { fingerprint, severity, message, subject, status } of findings) {
    const [id] = subject.elements;
    if (status !== "open" || id === undefined) continue;
    const own = found.get(id);
    const one = { id: fingerprint, severity, message };
    if (own === undefined) found.set(id, [one]);
    else own.push(one);
  }
  return found;
}

function subjectsIn({ checks }: CheckedModel, wanted: (state: string) => boolean): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { subject } of checks.judgements((_, state) => wanted(state))) {
    const id = "verb" in subject ? subject.from?.id : subject.id;
    if (id !== undefined) found.add(id);
  }
  return found;
}
