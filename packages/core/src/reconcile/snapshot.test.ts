import { describe, expect, it } from "vitest";
import { encode } from "../base/text.ts";
import { factsOf } from "../model/facts-of-model.ts";
import { Workspace } from "../workspace.ts";

const files = [
  {
    uri: "a.orrery",
    text: 'model m "M" { currency: EUR }\nkind lambda : module { attributes: { memory: size } }\nunit u "U"\napplication a "A" {\n  owner: u\n  tags: [x, "y z"]\n  lambda l "L" { memory: 2GiB }\n}\n',
  },
  {
    uri: "b.orrery",
    text: 'application b "B" fr "Bé" { backup: { every: 24h }; uses a; critcality: vital }\nextend a { criticality: vital }\nentity e "E"\nentity f "F"\nlink has : e 0,N -- 1,1 f\nb -> a : d { id: flow-1 }\ndataset d "D"\nb relates flow-1\n',
  },
];
const bytesOf = (uri: string): Uint8Array | undefined => {
  const file = files.find((one) => one.uri === uri);
  return file === undefined ? undefined : encode(file.text);
};
const load = (): Workspace =>
  Workspace.load(
    files.map(({ uri, text }) => ({ uri, bytes: encode(text) })),
    { text: bytesOf },
  );
const reopen = (workspace: Workspace): Workspace => {
  const bytes = workspace.snapshot();
  const opened = bytes === undefined ? undefined : Workspace.open(bytes, { text: bytesOf });
  if (opened === undefined) throw new Error("the snapshot does not open");
  return opened;
};

describe("snapshot", () => {
  it("says the same as the texts: facts, diagnostics, connections", () => {
    const workspace = load();
    const opened = reopen(workspace);
    expect(factsOf(opened.model)).toEqual(factsOf(workspace.model));
    expect(opened.diagnostics()).toEqual(workspace.diagnostics());
    expect(opened.model.graph().outEdge).toEqual(workspace.model.graph().outEdge);
    expect(opened.model.element("a")?.get("criticality")).toMatchObject({ kind: "word", text: "vital" });
  });

  it("goes on from there: a changed file is read as after loading the texts", () => {
    const opened = reopen(load());
    const changed = encode(`${files[1]?.text ?? ""}process p "P" { uses b; rto: 4 parsecs }\n`);
    opened.update("b.orrery", changed);
    const fresh = Workspace.load([
      { uri: "a.orrery", bytes: encode(files[0]?.text ?? "") },
      { uri: "b.orrery", bytes: changed },
    ]);
    expect(factsOf(opened.model)).toEqual(factsOf(fresh.model));
    expect(opened.diagnostics()).toEqual(fresh.diagnostics());
  });

  it("is not opened when it is cut short, of another format, or no snapshot", () => {
    const bytes = load().snapshot() ?? new Uint8Array(0);
    for (const length of [0, 7, 16, 200, bytes.length - 8])
      expect(Workspace.open(bytes.slice(0, length), { text: bytesOf })).toBeUndefined();
    expect(Workspace.open(encode("{ this is not it }".repeat(20)), { text: bytesOf })).toBeUndefined();
    const other = bytes.slice();
    const at = new TextDecoder("latin1").decode(other).indexOf('"format":1');
    other.set(encode('"format":9'), at);
    expect(Workspace.open(other, { text: bytesOf })).toBeUndefined();
  });
});
