/** Clients of hosted services: called where they are told nothing, and only where their library is imported. */
import { describe, expect, it } from "vitest";
import { findHosted } from "./hosted.ts";
import type { Call, CodeOutline, Expression } from "./outline.ts";
import type { Finding } from "./relate.ts";

function toldBy(library: string, call: Partial<Call> & { readonly callee: string }): readonly string[] {
  const names: string[] = [];
  const outline: Partial<CodeOutline> = {
    language: "python",
    imports: [{ path: library, names: [], line: 1 }],
    calls: [{ arguments: [], named: {}, typeArguments: [], inside: "", line: 2, ...call }],
  };
  const found = { relate: ({ to }: { to: { lookup: { name?: string } } }) => names.push(to.lookup.name ?? "") };
  findHosted({ file: { path: "a.py", outline }, found } as unknown as Finding);
  return names;
}

describe("a client of a hosted service", () => {
  const url: Expression = { is: "text", value: "http://llm:8080", line: 2 };
  it("calls its maker where it is told no address", () => {
    expect(toldBy("openai", { callee: "OpenAI" })).toEqual(["openai"]);
    expect(toldBy("openai", { callee: "openai.AsyncAzureOpenAI" })).toEqual(["azure-openai"]);
    expect(toldBy("stripe", { callee: "new Stripe" })).toEqual(["stripe"]);
  });
  it("calls whom it is told", () => {
    expect(toldBy("openai", { callee: "OpenAI", named: { base_url: url } })).toEqual([]);
    expect(toldBy("openai", { callee: "new OpenAI", arguments: [{ is: "record", fields: { baseURL: url } }] })).toEqual(
      [],
    );
  });
  it("is none without its library", () => {
    expect(toldBy("shop.fakes", { callee: "OpenAI" })).toEqual([]);
  });
});
