import { describe, expect, test } from "vitest";
import { modelOf } from "../../test/models.ts";
import { processes, type ProcessFigures } from "./processes.ts";

const figures = (text: string, from?: readonly string[]): ProcessFigures | undefined =>
  processes.run(modelOf(text), { from }).processes[0];

describe("processes", () => {
  test("the example, worked out by hand", () => {
    const found = processes.run(modelOf(processes.example.model), {});
    expect(processes.tabulate(found).rows).toEqual([
      ["claim", "Handle a claim", 3, 3, 1, 1, 0, 2, 10, 4, 6, "desk, experts"],
    ]);
    const [one] = found.processes;
    expect(one?.handovers.map(({ from, to }) => [from.id, to.id])).toEqual([["open", "judge"]]);
    expect(one?.external.map(({ step, party, way, isManual }) => [step.id, party.id, way, isManual])).toEqual([
      ["open", "customer", "in", true],
      ["pay", "customer", "out", undefined],
    ]);
  });

  test("where one step says nothing, sums are unknown, not smaller", () => {
    const one = figures(
      "process p { leadTime: 5d\n process a { latency: 1d; manualSteps: 1 }\n process b { latency: 1d }\n process c }",
    );
    expect([one?.steps.length, one?.manualSteps, one?.work, one?.waiting]).toEqual([
      3,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("what the whole states goes before its parts; steps side by side leave no waiting to tell", () => {
    const one = figures(
      "process p { leadTime: 1d; manualSteps: 7\n process a { latency: 1d }\n process b { latency: 1d } }",
    );
    expect([one?.manualSteps, one?.waiting]).toEqual([7, undefined]);
  });

  test("a step without performer is done by who does the process around it; without any the handover is unknown", () => {
    const one = figures(`
unit u { performs p }
unit v { performs b }
process p {
  process a { triggers b }
  process b { -> c }
  process c
}
`);
    expect(one?.handovers.map(({ from, to }) => [from.id, to.id])).toEqual([
      ["a", "b"],
      ["b", "c"],
    ]);
    const other = figures("unit v { performs b }\nprocess p {\n process a { triggers b }\n process b\n}");
    expect([other?.handovers.length, other?.handoversUnknown]).toEqual([0, 1]);
  });

  test("one process, and only what is asked for", () => {
    const text = "process p { process a }\nprocess q";
    expect(figures(text, ["a"])?.element.id).toBe("a");
    expect(processes.run(modelOf(text), {}).processes.map(({ element }) => element.id)).toEqual(["p", "q"]);
  });
});
