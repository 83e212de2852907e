import { describe, expect, it } from "vitest";
import { encode } from "../../base/text.ts";
import { Workspace } from "../../workspace.ts";
import { waitOf } from "./latency.ts";

function wait(text: string, id: string): readonly [least: number, path: string, untimed: string] {
  const { model } = Workspace.load([{ uri: "model.orrery", bytes: encode(text) }]);
  const element = model.element(id);
  if (element === undefined) throw new Error(`no ${id}`);
  const { least, path, untimed } = waitOf(element);
  const names = path.flatMap((one) => ("kind" in one ? [one.id] : []));
  return [Math.round(least), names.join(" "), untimed.map((one) => one.id).join(" ")];
}

describe("the least time until an answer", () => {
  it("is the stated one, which includes what is waited for", () => {
    expect(wait(`module a "A" { latency: 80ms; uses b }\nmodule b "B" { latency: 200ms }`, "a")).toEqual([80, "a", ""]);
  });

  it("adds the way to the slowest answer", () => {
    const text = `module a "A" { uses b { latency: 10ms }; uses c }
module b "B" { uses d { latency: 20ms } }
module c "C" { latency: 100ms }
module d "D" { latency: 90ms }`;
    expect(wait(text, "a")).toEqual([120, "a b d", "a b"]);
  });

  it("waits neither for what is asynchronous nor for what is only nice to have", () => {
    const text = `module a "A" { uses b { mode: async }; uses c { criticality: soft }; -> d; -> e { mode: sync } }
module b "B" { latency: 9s }
module c "C" { latency: 8s }
module d "D" { latency: 7s }
module e "E" { latency: 1s }`;
    expect(wait(text, "a")).toEqual([1000, "a e", "a"]);
  });

  it("ends where calls go round in a circle", () => {
    expect(wait(`module a "A" { uses b }\nmodule b "B" { uses a { latency: 5ms } }`, "a")).toEqual([0, "a", "a b"]);
  });
});
