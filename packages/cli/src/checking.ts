/** A model checked for the command line: its texts, its rules, what was known before, and from when on the check fails. */
import { type Positions, positionOf } from "@orrery/core/answers/positions";
import type { Diagnostic, Severity } from "@orrery/core/base/diagnostic";
import { dayNumber } from "@orrery/core/base/dates";
import { closest } from "@orrery/core/base/suggest";
import { checkModel } from "@orrery/core/checks/check-model";
import { OWN_PACK } from "@orrery/core/checks/own-rule";
import { checkPolicy, type Policy, policyOf } from "@orrery/core/checks/policy";
import type { Model } from "@orrery/core/model/model";
import { type ExportedChecks, placeIn } from "@orrery/core/exports/checked";
import { fingerprintsOf, goneSince, type KnownFinding, readBaseline } from "@orrery/core/rules/baseline";
import { packs, ruleOf } from "@orrery/core/rules/index";
import type { CheckReport } from "@orrery/core/rules/report";
import { dayOfModel } from "@orrery/core/views/query";
import { resolve } from "node:path";
import manifest from "../package.json" with { type: "json" };
import { tryReading } from "./files.ts";
import { inOrder, type LoadedModel } from "./load-model.ts";
import { positionsIn } from "./positions.ts";
import { folderInRepository, linkTo } from "./repository-path.ts";
import type { Terminal } from "./terminal.ts";
import { withReason } from "./terminal/frame.ts";
import { visible } from "./terminal/width.ts";

/** What a person may ask of a check. */
export interface CheckWish {
  readonly on: string | undefined;
  readonly pack: readonly string[];
  readonly rule: readonly string[];
  readonly failOn: Severity | "never" | undefined;
  readonly baseline: string | undefined;
  readonly max: number | undefined;
}

/** Everything that was found, with the texts that it was found in. */
export interface CheckedHere extends ExportedChecks {
  readonly model: Model;
  readonly positions: Positions;
}

/** Elements from which on a check takes long enough to say how far it is. */
const MANY = 20_000;
/** Findings that a report tells unless somebody asks for more. */
const MANY_FINDINGS = 50_000;

/** Checks a model; undefined after telling what was asked wrongly. */
export async function checkLoaded(
  terminal: Terminal,
  loaded: LoadedModel,
  wish: CheckWish,
): Promise<CheckedHere | undefined> {
  const { model } = loaded.workspace;
  const today = dayMeant(terminal, loaded, wish.on);
  const policy = policyOf(model);
  const only = onlyMeant(terminal, policy, wish);
  if (today === undefined || only === undefined) return undefined;
  const known = baselineMeant(terminal, loaded, policy, wish.baseline);
  if (known === "unreadable") return undefined;
  const { report } = checkModel(model, {
    today,
    ...only,
    // What is known, and what of it is gone, is told only by a report that leaves nothing out.
    ...(known === undefined ? {} : { baseline: fingerprintsOf(known), most: Infinity }),
    ...(known === undefined && wish.max !== undefined && wish.max > MANY_FINDINGS ? { most: wish.max } : {}),
    progress: (done, all) => {
      if (all >= MANY) terminal.progress(terminal.text("progress.checking", { done, all }));
    },
  });
  terminal.progress(undefined);
  const diagnostics = inOrder(await diagnosticsOf(loaded), checkPolicy(model));
  return {
    ...exported(terminal, loaded, report, diagnostics),
    failsOn: wish.failOn ?? policy.failsOn,
    gone: known === undefined ? undefined : goneSince(known, report),
  };
}

/** The texts alone, as if there were no rules. */
export async function checkTexts(terminal: Terminal, loaded: LoadedModel, wish: CheckWish): Promise<CheckedHere> {
  const today = dayOfModel(loaded.workspace.model) ?? terminal.today();
  const { name = "" } = loaded.workspace.model.header() ?? {};
  const report: CheckReport = {
    version: 1,
    model: name,
    today,
    rules: [],
    findings: [],
    questions: [],
    more: { findings: 0, questions: 0 },
    waivers: [],
  };
  const diagnostics = await diagnosticsOf(loaded);
  return { ...exported(terminal, loaded, report, diagnostics), failsOn: wish.failOn ?? "error", gone: undefined };
}

/** The day that was asked for, else that of the model, else today; undefined after telling that it is none. */
export function dayMeant(terminal: Terminal, loaded: LoadedModel, asked: string | undefined): string | undefined {
  if (asked === undefined) return dayOfModel(loaded.workspace.model) ?? terminal.today();
  if (dayNumber(asked) !== undefined) return asked;
  terminal.complain(terminal.text("show.no-date", { date: visible(asked) }));
  return undefined;
}

/** Says that something has not this name, with what was probably meant. */
export function complainOfName(
  terminal: Terminal,
  key: "check.unknown-pack" | "check.unknown-rule",
  word: string,
  known: readonly string[],
): undefined {
  const suggestion = closest(word, known, 1)[0];
  const hint =
    suggestion === undefined
      ? terminal.text("check.rules-are-listed")
      : terminal.text("did-you-mean", { suggestion: visible(suggestion) });
  terminal.complain(terminal.text(key, { word: visible(word) }), hint);
}

function exported(
  terminal: Terminal,
  loaded: LoadedModel,
  report: CheckReport,
  diagnostics: readonly Diagnostic[],
): Omit<CheckedHere, "failsOn" | "gone"> {
  const positions = positionsIn(loaded);
  return {
    model: loaded.workspace.model,
    positions,
    report,
    diagnostics: diagnostics.map((diagnostic) => withReason(terminal, diagnostic)),
    locale: terminal.locale,
    at: (uri, offset) => positionOf(positions, uri, offset),
    find: placeIn(loaded.workspace.model),
    folder: folderInRepository(terminal.folder, loaded.folder),
    link: linkTo(terminal.environment),
    version: manifest.version,
  };
}

/** Those of the model, and of its views and dashboards where it has any: what draws them is loaded for that only. */
async function diagnosticsOf({ workspace, diagnostics }: LoadedModel): Promise<readonly Diagnostic[]> {
  const { model } = workspace;
  const has = (kind: string): boolean => model.statements(kind).next().done !== true;
  const views = has("view") ? (await import("@orrery/core/draw/check-views")).checkViews(model) : [];
  const boards =
    has("dashboard") || has("tile") || has("query")
      ? (await import("@orrery/core/answers/dashboards/check")).checkDashboards(model)
      : [];
  return views.length + boards.length === 0 ? diagnostics() : inOrder(diagnostics(), [...views, ...boards]);
}

/** The packs and rules that were asked for; undefined after telling which there are not. */
function onlyMeant(
  terminal: Terminal,
  policy: Policy,
  { pack, rule }: CheckWish,
): { readonly packs?: readonly string[]; readonly rules?: readonly string[] } | undefined {
  const packIds = [...packs.map(({ id }) => id), OWN_PACK];
  const noPack = pack.find((word) => !packIds.includes(word));
  if (noPack !== undefined) return complainOfName(terminal, "check.unknown-pack", noPack, packIds);
  const applied = policy.rules.map((active) => active.rule.id);
  const rules = rule.map((word) => (applied.includes(word) ? word : (ruleOf(word)?.id ?? word)));
  const missing = rules.findIndex((id) => !applied.includes(id));
  if (missing >= 0) {
    if (ruleOf(rules[missing] ?? "") === undefined)
      return complainOfName(terminal, "check.unknown-rule", rule[missing] ?? "", applied);
    terminal.complain(terminal.text("check.rule-is-off", { rule: rules[missing] ?? "" }));
    return undefined;
  }
  return { ...(pack.length === 0 ? {} : { packs: pack }), ...(rules.length === 0 ? {} : { rules }) };
}

/**
 * What was known before: of the file that was named, else of the policy's. That one may be missing, which is said beside; then
 * everything counts.
 */
function baselineMeant(
  terminal: Terminal,
  { folder }: LoadedModel,
  policy: Policy,
  named: string | undefined,
): readonly KnownFinding[] | "unreadable" | undefined {
  const word = named ?? policy.baseline;
  if (word === undefined) return undefined;
  const bytes = tryReading(named === undefined ? resolve(folder, word) : resolve(terminal.folder, word));
  const known = bytes instanceof Uint8Array ? readBaseline(new TextDecoder().decode(bytes)) : undefined;
  if (known !== undefined) return known;
  const key = bytes instanceof Uint8Array ? "check.no-baseline" : "check.baseline-missing";
  terminal.complain(terminal.text(key, { path: visible(word) }), terminal.text("check.baseline.hint"));
  return named === undefined ? undefined : "unreadable";
}
