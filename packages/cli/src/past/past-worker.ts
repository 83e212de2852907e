/** The thread in which the past is read: models of old commits, compared with each other, while the server answers everybody else. */
import { elementStep, type ElementStep, mergedStep } from "@orrery/core/answers/element-history";
import { historySummary } from "@orrery/core/answers/history-entry";
import { measured, readMeasure } from "@orrery/core/answers/trend";
import { checkModel } from "@orrery/core/checks/check-model";
import type { Model } from "@orrery/core/model/model";
import type { CheckReport } from "@orrery/core/rules/report";
import { dayOfModel } from "@orrery/core/views/query";
import { Workspace } from "@orrery/core/workspace";
import { parentPort } from "node:worker_threads";
import { blobs } from "../git.ts";
import { today } from "../serve/today.ts";
import type {
  ElementSteps,
  LoadedState,
  Numbers,
  PastAnswers,
  PastTask,
  StatePair,
  Summary,
  Where,
} from "./past-tasks.ts";
import { filesIn, States } from "./states.ts";

export interface PastQuestion {
  readonly number: number;
  readonly task: PastTask;
}

export interface PastReply {
  readonly number: number;
  readonly answer?: PastAnswers[keyof PastAnswers];
  readonly error?: string;
}

const port = parentPort;
const states = new States();

port?.on("message", ({ number, task }: PastQuestion) => {
  try {
    const answer = answerTo(task);
    port.postMessage({ number, answer } satisfies PastReply, buffersOf(answer));
  } catch (error) {
    port.postMessage({
      number,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    } satisfies PastReply);
  }
});

function answerTo(task: PastTask): PastAnswers[keyof PastAnswers] {
  switch (task.task) {
    case "load":
      return load(task, task.state);
    case "summaries":
      return task.pairs.map((pair) => summary(task, pair, task.language));
    case "element":
      return elementSteps(task);
    case "numbers":
      return numbers(task);
  }
}

/** A model of its own, with none of the words that others have. */
function load(where: Where, state: string): LoadedState {
  const texts = [...blobs(where.folder, filesIn(where, state))].map(
    ({ uri, bytes }) => [uri, new Uint8Array(bytes)] as const,
  );
  const workspace = Workspace.load(texts.map(([uri, bytes]) => ({ uri, bytes })));
  const bytes = workspace.snapshot();
  return { texts, snapshot: bytes === undefined ? undefined : new Uint8Array(bytes) };
}

function buffersOf(answer: PastAnswers[keyof PastAnswers]): readonly ArrayBuffer[] {
  if (!("texts" in answer)) return [];
  const { snapshot, texts } = answer;
  return [...texts.map(([, bytes]) => bytes.buffer), ...(snapshot === undefined ? [] : [snapshot.buffer])];
}

/** Against the first state before it: what came along by a merge is part of it. */
function summary(where: Where, { before, after }: StatePair, language: string): Summary {
  const pair = { before: states.model(where, before[0] ?? null), after: states.model(where, after) };
  return historySummary(pair, language);
}

function elementSteps(task: PastTask & { readonly task: "element" }): ElementSteps {
  let ids = task.ids;
  const events = task.pairs.map((pair) => {
    for (const id of ids) {
      const step = stepOf(task, pair, id, task.language);
      if (step.renamedTo !== undefined && !ids.includes(step.renamedTo)) ids = [step.renamedTo, ...ids];
      if (!ids.includes(step.idBefore)) ids = [...ids, step.idBefore];
      if (step.event !== undefined) return step.event;
    }
    return null;
  });
  return { events, ids };
}

function stepOf(where: Where, { before, after }: StatePair, id: string, language: string): ElementStep {
  const now = states.model(where, after);
  const then = (before.length === 0 ? [null] : before).map((state) => states.model(where, state));
  const [only] = then;
  return only !== undefined && then.length === 1
    ? elementStep({ before: only, after: now }, id, language)
    : mergedStep(then, now, id, language);
}

const reports = new WeakMap<Model, CheckReport>();

/** What rules say of a state on the day that it describes. */
function reportOf(model: Model): CheckReport {
  let report = reports.get(model);
  if (report === undefined)
    reports.set(model, (report = checkModel(model, { today: dayOfModel(model) ?? today() }).report));
  return report;
}

function numbers(task: PastTask & { readonly task: "numbers" }): Numbers {
  const measure = readMeasure(task.measure);
  if (measure === undefined) return [];
  return task.states.map((state) => {
    const workspace = states.workspace(task, state);
    const { model } = workspace;
    return measured({ model, diagnostics: () => workspace.diagnostics(), report: () => reportOf(model) }, measure);
  });
}
