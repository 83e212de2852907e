/** Waivers with what they cover and how long they still do. */
import { dayNumber } from "../base/dates.ts";
import type { WaiverOutcome } from "../rules/report.ts";
import { packTitle } from "../rules/outcome.ts";
import { type CheckedModel, type ChecksSetting, lookupsOf, ownerAnswer } from "./checked.ts";
import type { WaiverAnswer, WaiversAnswer } from "./checks-answers.ts";
import { placeOf } from "./positions.ts";
import { packs } from "../rules/index.ts";

/** Findings of a waiver that come along with it. */
const MOST_COVERED = 50;

const order: Readonly<Record<WaiverOutcome["state"], number>> = { expired: 0, incomplete: 1, needless: 2, active: 3 };

/** Those that somebody has to look at first. */
export function waiversAnswer(checked: CheckedModel, setting: ChecksSetting): WaiversAnswer {
  const { report } = checked;
  return {
    version: 1,
    today: report.today,
    waivers: report.waivers
      .map((waiver) => waiverAnswer(checked, waiver, setting))
      .sort((a, b) => order[a.state] - order[b.state] || (a.daysLeft ?? 0) - (b.daysLeft ?? 0)),
  };
}

export function waiverAnswer(checked: CheckedModel, waiver: WaiverOutcome, setting: ChecksSetting): WaiverAnswer {
  const { model, report } = checked;
  const { rules, findings } = lookupsOf(report);
  const { id, title, state, because, owner, until, covers, place } = waiver;
  const days = until === undefined ? undefined : daysBetween(report.today, until);
  return {
    id,
    title,
    state,
    rules: waiver.rules.map((rule) => ({
      id: rule,
      title:
        rules.get(rule)?.title ?? (packs.some((pack) => pack.id === rule) ? packTitle(rule) : { en: rule, fr: rule }),
    })),
    ...(because === undefined ? {} : { because }),
    owner: ownerAnswer(model, owner, setting.language),
    ...(until === undefined ? {} : { until }),
    ...(days === undefined ? {} : { daysLeft: days }),
    count: covers.length,
    covers: covers.slice(0, MOST_COVERED).flatMap((fingerprint) => {
      const finding = findings.get(fingerprint);
      return finding === undefined ? [] : [{ fingerprint, severity: finding.severity, message: finding.message }];
    }),
    place: placeOf(setting.positions, place),
  };
}

/** Days that are left; the last day counts as 0. */
function daysBetween(today: string, until: string): number | undefined {
  const [from, to] = [dayNumber(today), dayNumber(until)];
  return from === undefined || to === undefined ? undefined : to - from;
}
