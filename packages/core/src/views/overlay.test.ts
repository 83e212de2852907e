/** Badges: as many findings as there are, each where its element is drawn or hidden. */
import { describe, expect, it } from "vitest";
import { encode } from "../base/text.ts";
import type { Model } from "../model/model.ts";
import { Workspace } from "../workspace.ts";
import type { JudgedFinding } from "./judged.ts";
import { withBadges } from "./overlay.ts";
import { drawnIn } from "./parts/drawn.fixtures.ts";

const text = `
application a "A" { module m "M" { component c "C" } }
application b "B" { provenance: { seenAt: 2026-01-01 } }
application x "X"
node n "N"
finding one "One" { threatens c }
finding two "Two" { threatens a, b }
finding three "Three" { threatens n }
finding old "Old" { status: fixed; threatens a }
view example { viewpoint: landscape }
view inside { viewpoint: container; scope: a }
`;

describe("the overlay of findings", () => {
  const model = modelOf(text);
  const badgesIn = (view: string, language: "en" | "fr" = "en"): Readonly<Record<string, unknown>> => {
    const diagram = withBadges(drawnIn(model, view, language), model, language, { today: "2026-11-21" });
    return Object.fromEntries(
      diagram.nodes.flatMap(({ id, badges }) =>
        badges.length === 0 ? [] : [[id, badges.map(({ kind, count, label }) => `${kind} ${count ?? ""} ${label}`)]],
      ),
    );
  };

  it("counts the open findings of an element and of what is hidden inside it; marks what was not seen for long", () => {
    expect(badgesIn("example")).toEqual({
      a: ["finding 2 2 findings: One and Two"],
      b: ["finding 1 1 finding: Two", expect.stringMatching(/^stale {2}last seen on /u)],
    });
    expect(badgesIn("inside", "fr")).toEqual({ a: ["finding 1 1 constat : Two"], m: ["finding 1 1 constat : One"] });
  });

  it("counts what rules found with them, advice apart, and says the gravest; an error makes it a fault", () => {
    const finding = (severity: "error" | "warning" | "info", said: string): JudgedFinding => ({
      id: said,
      severity,
      message: { en: said, fr: said },
    });
    const judged = {
      findings: new Map([
        ["c", [finding("warning", "C is old"), finding("error", "C is open")]],
        ["b", [finding("warning", "B is slow")]],
        ["x", [finding("info", "X could be better")]],
      ]),
      unknown: new Set<string>(),
      asked: new Set<string>(),
    };
    const { nodes } = withBadges(drawnIn(model), model, "en", { judged });
    expect(nodes.flatMap(({ id, badges }) => badges.map(({ kind, label }) => `${id} ${kind} ${label}`))).toEqual([
      "a fault 4 findings: C is open",
      "b finding 2 findings: B is slow",
    ]);
  });

  it("says how many findings concern nothing in the picture: marked and unmarked are all", () => {
    const { notes } = withBadges(drawnIn(model), model, "en");
    expect(notes).toEqual(["2 findings marked; 1 more concerns nothing in this picture."]);
  });
});

/** The model of a text, which may have mistakes. */
function modelOf(text: string): Model {
  return Workspace.load([{ uri: "example.orrery", bytes: encode(text) }]).model;
}
