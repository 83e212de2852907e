import { describe, expect, it } from "vitest";
import { encode } from "../base/text.ts";
import { Workspace } from "../workspace.ts";
import { callGraph } from "./call-graph.ts";
import { softwareRows } from "./software-rows.ts";

function workspaceOf(text: string): Workspace {
  const workspace = Workspace.load([{ uri: "model.orrery", bytes: encode(text) }]);
  expect(workspace.diagnostics()).toEqual([]);
  return workspace;
}

/** Calls as `a > b`. */
function callsOf(text: string): readonly string[] {
  const { model } = workspaceOf(text);
  const { rows, graph } = callGraph(model);
  const name = (node: number): string => model.at(rows[node] ?? 0).id;
  return Array.from(graph.from, (from, edge) => `${name(from)} > ${name(graph.to[edge] ?? 0)}`).toSorted();
}

describe("call graph", () => {
  it("has uses unless they are said to be otherwise, and flows that are said to be synchronous", () => {
    expect(
      callsOf(`
application a "A" {
  module x "X" { uses y; uses z { mode: async }; -> w { mode: sync }; -> v }
  module y "Y"
  module z "Z"
  module w "W"
  module v "V"
}`),
    ).toEqual(["x > w", "x > y"]);
  });

  it("takes a flow back for the answer, and a use for the call whatever was drawn first", () => {
    expect(
      callsOf(`
application a "A" {
  module x "X" { -> y { mode: sync } }
  module y "Y" { -> x { mode: sync }; uses z }
  module z "Z" { -> y { mode: sync } }
}`),
    ).toEqual(["x > y", "y > z"]);
  });

  it("goes through interfaces and services to who provides them, and stands for an application by its one module", () => {
    expect(
      callsOf(
        `
interface api "API"
service bill "Billing" { type: application }
application shop "Shop" { module web "Web" { uses api; uses bill } }
application erp "ERP" { module core "Core" { realizes api } ; module tool "Tool" { type: library } }
application invoices "Invoices" { performs bill }`.replace(" ; ", "\n"),
      ),
    ).toEqual(["web > core", "web > invoices"]);
  });

  it("has no calls within one process, nor into libraries", () => {
    expect(
      callsOf(`
application mono "Mono" { style: modular-monolith
  module x "X" { uses y }
  module y "Y" { uses other }
}
application other "Other" { module lib "Lib" { type: library } 
  module one "One" { uses lib }
  module two "Two"
}`),
    ).toEqual(["y > other"]);
  });
});

describe("software rows", () => {
  it("knows no actor where several provide", () => {
    const { model } = workspaceOf(
      `interface api "API"\napplication a "A" { realizes api }\napplication b "B" { realizes api }\nparty p "P"`,
    );
    const { actor, application } = softwareRows(model);
    expect(actor[model.row("api") ?? 0]).toBe(-1);
    expect(application[model.row("p") ?? 0]).toBe(-1);
    expect(application[model.row("a") ?? 0]).toBe(model.row("a"));
  });
});
