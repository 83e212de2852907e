/**
 * The cheapest changes that reach targets: options are tried on the model that they would make, texts and all, and a solver proves that
 * nothing cheaper does (`engines/linear/cheapest.ts`).
 */
import { EditedTexts, type FileChange } from "./edited-texts.ts";
import { type Cheapest, type CheapestLimits, cheapestSet } from "../engines/linear/cheapest.ts";
import type { SolveLinear } from "../engines/linear/linear.ts";
import { editsTogether } from "../language/edit.ts";
import type { Change } from "../model/change.ts";
import { Element, type Model } from "../model/model.ts";
import type { Improvement, ImprovementOption, Target, TargetOutcome, Written } from "../simulation/answers.ts";
import { improvementOptions, type ToldCosts } from "../simulation/improvement-options.ts";
import { readFailures } from "../simulation/read-failures.ts";
import { outcomesOf } from "../simulation/targets.ts";
import type { Workspace } from "../workspace.ts";

export interface ImproveQuestion {
  readonly targets: readonly Target[];
  readonly costs?: ToldCosts;
  /** Money a year, in the currency of the model. */
  readonly budget?: number;
  /** Options that are not wanted, by id or by change. */
  readonly without?: readonly string[];
  /** Changes instead of money, though costs are known. */
  readonly byChanges?: boolean;
}

export interface ImproveSetting {
  readonly solve: SolveLinear;
  readonly limits: CheapestLimits;
  /** The bytes of a file of the model as it was read. */
  readonly text: (uri: string) => Uint8Array | undefined;
}

export async function improve(
  workspace: Workspace,
  question: ImproveQuestion,
  setting: ImproveSetting,
): Promise<Improvement> {
  const { model } = workspace;
  const options = offered(model, question);
  const tried = new Tried(workspace, options, setting.text);
  const before = outcomesOf(model, question.targets);
  const everything = tried.outcomes(
    options.map((_, at) => at),
    question.targets,
  );
  const reachable = question.targets.filter((_, at) => everything[at]?.met === true);
  const outOfReach = everything.filter(({ met }) => met !== true);
  const usable = isByCost(options, question) ? options.map(({ cost }) => cost) : options.map(() => 1);
  const by = isByCost(options, question) ? "cost" : "changes";
  const known = options.flatMap((_, at) => (usable[at] === undefined ? [] : [at]));
  const budget = by === "cost" ? question.budget : undefined;
  const found = await cheapestSet(
    {
      costs: known.map((at) => usable[at] ?? 0),
      ...(budget === undefined ? {} : { budget }),
      reaches: (chosen) => {
        const set = [...chosen].flatMap((one) => known[one] ?? []);
        return tried.outcomes(set, reachable).every(({ met }) => met === true);
      },
    },
    setting.solve,
    setting.limits,
  );
  const chosen = found.chosen.flatMap((one) => known[one] ?? []);
  const shown = chosen.length === 0 && found.result !== "optimal" ? known : chosen;
  return {
    options,
    by,
    chosen: chosen.flatMap((at) => options[at] ?? []),
    sum: found.cost,
    bound: found.bound,
    currency: model.currency,
    budget,
    result: resultOf(found, before, reachable),
    before,
    outOfReach,
    after: tried.outcomes(shown, question.targets),
  };
}

function offered(model: Model, { targets, costs, without = [] }: ImproveQuestion): readonly ImprovementOption[] {
  const unwanted = new Set(without);
  return improvementOptions(readFailures(model), targets, costs).filter(
    ({ id, change }) => !unwanted.has(id) && !unwanted.has(change),
  );
}

/** Money decides where the costs of most options are known; the others are then left out, and shown as such. */
function isByCost(options: readonly ImprovementOption[], { byChanges, budget }: ImproveQuestion): boolean {
  if (byChanges === true) return false;
  const known = options.filter(({ cost }) => cost !== undefined).length;
  return budget !== undefined || (known > 0 && known * 2 >= options.length);
}

function resultOf(
  found: Cheapest,
  before: readonly TargetOutcome[],
  reachable: readonly Target[],
): Improvement["result"] {
  if (before.every(({ met }) => met === true)) return "met";
  if (reachable.length === 0) return "infeasible";
  return found.result;
}

/** Files as they would be with some options. */
export function writeImprovement(
  workspace: Workspace,
  chosen: readonly ImprovementOption[],
  text: (uri: string) => Uint8Array | undefined,
): readonly FileChange[] {
  return written(workspace, chosen, text).texts.changes();
}

function written(
  workspace: Workspace,
  chosen: readonly ImprovementOption[],
  text: (uri: string) => Uint8Array | undefined,
): { readonly texts: EditedTexts; readonly model: Model } {
  const texts = new EditedTexts(workspace, text);
  for (const changes of wavesOf(chosen)) {
    const edited = editsTogether(texts.model, changes, (uri) => texts.text(uri) ?? NO_BYTES);
    if ("refused" in edited) throw new Error(`an improvement cannot be written: ${edited.refused.code}`);
    texts.apply(edited.edits);
  }
  return { texts, model: texts.model };
}

const NO_BYTES = new Uint8Array(0);

/** Models that sets of options make, and what they reach; each set is tried once. */
class Tried {
  private readonly workspace: Workspace;
  private readonly options: readonly ImprovementOption[];
  private readonly text: (uri: string) => Uint8Array | undefined;
  private readonly known: Map<string, readonly TargetOutcome[]> = new Map();

  constructor(
    workspace: Workspace,
    options: readonly ImprovementOption[],
    text: (uri: string) => Uint8Array | undefined,
  ) {
    this.workspace = workspace;
    this.options = options;
    this.text = text;
  }

  outcomes(set: readonly number[], targets: readonly Target[]): readonly TargetOutcome[] {
    const sorted = set.toSorted((a, b) => a - b);
    const key = `${sorted.join(" ")} ${targets.map(({ element, target }) => `${element.row} ${target}`).join(" ")}`;
    let made = this.known.get(key);
    if (made === undefined) {
      const model = this.modelWith(sorted.flatMap((at) => this.options[at] ?? []));
      made = outcomesOf(
        model,
        targets.map((one) => ({ ...one, element: model.element(one.element.id) ?? one.element })),
      );
      this.known.set(key, made);
    }
    return made;
  }

  private modelWith(chosen: readonly ImprovementOption[]): Model {
    return written(this.workspace, chosen, this.text).model;
  }
}
/** Changes in waves: in each, every statement is changed once; of two that write the same attribute, the greater number counts. */
function wavesOf(chosen: readonly ImprovementOption[]): readonly (readonly Change[])[] {
  const bySubject = new Map<string, Map<string, Written>>();
  for (const { writes } of chosen)
    for (const write of writes) {
      const name = write.subject instanceof Element ? write.subject.id : `-${write.subject.row}`;
      const own = bySubject.get(name) ?? new Map<string, Written>();
      bySubject.set(name, own);
      const earlier = own.get(write.key);
      if (earlier === undefined || Number(write.value) > Number(earlier.value)) own.set(write.key, write);
    }
  const waves: Change[][] = [];
  for (const own of bySubject.values())
    [...own.values()].forEach((write, at) => (waves[at] ??= []).push(changeOf(write)));
  return waves;
}

function changeOf({ subject, key, value }: Written): Change {
  if (subject instanceof Element) return { change: "set-attribute", subject: subject.id, key, value };
  return {
    change: "set-relationship-attribute",
    from: subject.fromId,
    verb: subject.verb,
    to: subject.toId,
    ...(subject.id === undefined ? {} : { id: subject.id }),
    key,
    value,
  };
}
