/** The thread in which HiGHS runs: a hard problem takes its whole time limit, and the command must stay able to end it. Imports nothing of ours. */
import { parentPort, workerData } from "node:worker_threads";
import highs, { type Highs, type Model } from "highs";
import type { SolverAnswer, SolverTask } from "./solver.ts";

/** The package describes its module form by the types of its other one, where the function is a property. */
const openHighs = highs as unknown as typeof highs.default;
const port = parentPort;
const { wasm } = workerData as { readonly wasm: string };
let opened: Promise<Highs> | undefined;

port?.on("message", (task: SolverTask) => {
  void answer(task).then((done) => port.postMessage(done));
});

async function answer({ id, text, seconds }: SolverTask): Promise<SolverAnswer> {
  try {
    const engine = await (opened ??= openHighs({ locateFile: () => wasm }));
    return engine.withModel({ format: "lp", data: text }, (model) => ({ id, ...solved(engine, model, seconds) }));
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

function solved(engine: Highs, model: Model, seconds: number): Omit<SolverAnswer, "id"> {
  if (model.getDimensions().numCols === 0) throw new Error("no linear program in the LP format");
  // Proved means proved: the usual gap of a ten-thousandth would call a solution the best that is not.
  model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 1e-6, time_limit: seconds, random_seed: 0 });
  model.run();
  const { modelStatus } = engine.constants;
  const status = model.getModelStatus();
  const { colValue } = model.getSolution();
  const hasSolution = Number(model.info.get("primal_solution_status")) === FEASIBLE;
  const bound = Number(model.info.get("mip_dual_bound"));
  return {
    end:
      status === modelStatus.optimal
        ? "optimal"
        : status === modelStatus.infeasible
          ? "infeasible"
          : status === modelStatus.unbounded || status === modelStatus.unboundedOrInfeasible
            ? "unbounded"
            : "limit",
    objective: hasSolution ? model.getObjectiveValue() : undefined,
    bound: Number.isFinite(bound) ? bound : undefined,
    values: hasSolution ? Array.from(colValue, (value, at) => [model.getColName(at), value] as const) : [],
  };
}

/** `kSolutionStatusFeasible` of HiGHS. */
const FEASIBLE = 2;
