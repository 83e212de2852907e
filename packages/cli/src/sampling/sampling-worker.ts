/** A thread that samples blocks of one job, as they are asked for. */
import { prepareRenewal, type RenewalYears } from "@orrery/core/engines/sampling/renewal";
import { prepareStaticSampler } from "@orrery/core/engines/sampling/static";
import { parentPort, workerData } from "node:worker_threads";
import type { SamplingAnswer, SamplingJob, SamplingTask } from "./sample-in-parallel.ts";

const port = parentPort;
let sample: ((task: SamplingTask) => number | RenewalYears) | undefined;

port?.on("message", (task: SamplingTask) => {
  try {
    sample ??= prepare(workerData as SamplingJob);
    port.postMessage({ block: task.block, output: sample(task) } satisfies SamplingAnswer);
  } catch (error) {
    port.postMessage({
      block: task.block,
      error: error instanceof Error ? error.message : String(error),
    } satisfies SamplingAnswer);
  }
});

function prepare(job: SamplingJob): (task: SamplingTask) => number | RenewalYears {
  if (job.kind === "renewal") {
    const simulator = prepareRenewal(job.system, job.options);
    return ({ block }) => simulator.simulateBlock(block);
  }
  const sampler = prepareStaticSampler(job.tree, job.probabilities);
  return ({ block, trials }) => sampler.sampleBlock(job.seed, block, trials);
}
