/**
 * The thread in which ELK and Graphviz run: they take seconds for large pictures and may never return for odd ones, so that the command
 * must be able to end them. Imports nothing of ours, so that the bundle of this file is small.
 */
import module, { createRequire } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import type { LayoutAnswer, LayoutTask } from "./layout-engines.ts";

/** What ELK's script exports: a stand-in for a browser's worker, which answers on its own. */
interface ElkThread {
  onmessage: (answer: { readonly data: ElkAnswer }) => void;
  postMessage(task: Readonly<Record<string, unknown>>): void;
}

interface ElkAnswer {
  readonly id: number;
  readonly data?: unknown;
  readonly error?: unknown;
}

type Solve = (input: unknown) => Promise<unknown>;

const port = parentPort;
module.enableCompileCache?.(); // Node 22 and newer: compiling ELK takes as long as a small layout
const engines = new Map<LayoutTask["engine"], Promise<Solve>>();

port?.on("message", (task: LayoutTask) => {
  void answer(task).then((done) => port.postMessage(done));
});

async function answer({ id, engine, input }: LayoutTask): Promise<LayoutAnswer> {
  try {
    let solve = engines.get(engine);
    if (solve === undefined) engines.set(engine, (solve = engine === "elk" ? openElk() : openDot()));
    return { id, output: await (await solve)(input) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : JSON.stringify(error) };
  }
}

async function openElk(): Promise<Solve> {
  const file = (workerData as { readonly elk: string }).elk;
  const { Worker } = createRequire(import.meta.url)(file) as { readonly Worker: new () => ElkThread };
  const thread = new Worker();
  const waiting = new Map<number, { resolve(layout: unknown): void; reject(reason: unknown): void }>();
  thread.onmessage = ({ data: { id, data, error } }) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(data);
    else asked?.reject(error);
  };
  let last = 0;
  const ask = async (task: Readonly<Record<string, unknown>>): Promise<unknown> =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      thread.postMessage({ ...task, id: last });
    });
  await ask({ cmd: "register", algorithms: ["layered", "fixed"] });
  return async (graph) => ask({ cmd: "layout", graph, layoutOptions: {}, options: {} });
}

async function openDot(): Promise<Solve> {
  const { Graphviz } = await import("@hpcc-js/wasm-graphviz");
  const graphviz = await Graphviz.load();
  return async (source) => graphviz.layout(String(source), "plain", "dot");
}
