/** Drills on models that are written in a test. */
import { modelOf } from "./models.ts";
import type { Model } from "../src/model/model.ts";
import type { Affected, BusinessOutcome, Drill, Queue, RecoveryStep } from "../src/simulation/answers.ts";
import { runDrill } from "../src/simulation/drill.ts";
import { askDrill, type DrillWish, readDrill } from "../src/simulation/drill/question.ts";
import { readFailures } from "../src/simulation/read-failures.ts";

export class Drilled {
  readonly drill: Drill;

  constructor(model: Model, wish: DrillWish | string) {
    const statement = typeof wish === "string" ? model.element(wish) : undefined;
    const asked =
      statement !== undefined ? readDrill(statement) : askDrill(model, typeof wish === "string" ? {} : wish);
    this.drill = runDrill(readFailures(model), asked.question, asked.at);
  }

  business(id: string): BusinessOutcome | undefined {
    return this.drill.business.find(({ element }) => element.id === id);
  }

  /** Hours of standstill, from and to. */
  downtime(id: string): readonly [number, number] | undefined {
    const found = this.business(id)?.downtime;
    return found === undefined ? undefined : [found.lower, found.upper];
  }

  loss(id: string): readonly [number, number] | undefined {
    const found = this.business(id)?.dataLoss;
    return found === undefined ? undefined : [found.lower, found.upper];
  }

  affected(id: string): Affected | undefined {
    return this.drill.affected.find(({ element }) => element.id === id);
  }

  /** `stopped 0-8, works 8-9` */
  spans(id: string): string | undefined {
    return this.affected(id)
      ?.spans.map(({ from, until, condition }) => `${condition} ${from}-${until}`)
      .join(", ");
  }

  step(id: string, action?: RecoveryStep["action"]): RecoveryStep | undefined {
    return this.drill.recovery.steps.find(
      (one) => one.element.id === id && (action === undefined || one.action === action),
    );
  }

  queue(id: string): Queue | undefined {
    return this.drill.queues.find(({ at }) => ("verb" in at ? `${at.fromId} -> ${at.toId}` : at.id) === id);
  }
}

/** A drill on a model in one go. */
export function drilled(text: string, wish: DrillWish | string): Drilled {
  return new Drilled(modelOf(text), wish);
}
