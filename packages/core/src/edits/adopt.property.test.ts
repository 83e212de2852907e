import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encode } from "../base/text.ts";
import { adoptionOf } from "../discovery/adopt.ts";
import { answersIn } from "../discovery/answers.ts";
import { driftOf } from "../discovery/drift.ts";
import { matchElements } from "../discovery/drift/match.ts";
import type { Observation } from "../discovery/observation.ts";
import { anyObservation } from "../discovery/observation.fixtures.ts";
import { Workspace } from "../workspace.ts";
import { writeChanges } from "./write-changes.ts";

const TODAY = 20_787;

function adopted(text: string | undefined, observed: Observation): Workspace {
  const bytes = text === undefined ? undefined : encode(text);
  const workspace = bytes === undefined ? new Workspace() : Workspace.load([{ uri: "own.orrery", bytes }]);
  const { model } = workspace;
  const matching = matchElements(model, observed, answersIn(model));
  const drift = driftOf(model, observed, { today: TODAY });
  const wish = { day: "2026-11-30", system: "Shop", locale: "en" } as const;
  const { changes } = adoptionOf(model, observed, matching, drift, wish);
  const written = writeChanges(workspace, changes, { text: (uri) => (uri === "own.orrery" ? bytes : undefined) });
  if ("refused" in written) throw new Error(JSON.stringify(written.refused));
  return written.workspace;
}

const own = `application shop "Shop" {
  module cart "Cart" { replicas: 4 } // as decided in May
  store orders-db "Orders" { technology: "PostgreSQL" }
}
technology pg "PostgreSQL 16"
`;

describe("adopting everything that was observed", () => {
  test("leaves nothing unmodelled, and the text is right", () => {
    fc.assert(
      fc.property(anyObservation, fc.boolean(), (observed, isFirst) => {
        const workspace = adopted(isFirst ? undefined : own, observed);
        expect(workspace.diagnostics().filter(({ severity }) => severity === "error")).toEqual([]);
        const left = driftOf(workspace.model, observed, { today: TODAY }).items;
        expect(left.filter(({ drift }) => drift === "unmodelled")).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("a first model differs in nothing from what it was made of", () => {
    fc.assert(
      fc.property(anyObservation, (observed) => {
        const drift = driftOf(adopted(undefined, observed).model, observed, { today: TODAY });
        expect(drift.items).toEqual([]);
        expect(drift.outside).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  test("leaves every line that people wrote", () => {
    fc.assert(
      fc.property(anyObservation, (observed) => {
        const bytes = encode(own);
        const workspace = Workspace.load([{ uri: "own.orrery", bytes }]);
        const { model } = workspace;
        const matching = matchElements(model, observed, answersIn(model));
        const drift = driftOf(model, observed, { today: TODAY });
        const wish = { day: "2026-11-30", system: "Shop", locale: "en" } as const;
        const { changes } = adoptionOf(model, observed, matching, drift, wish);
        const written = writeChanges(workspace, changes, { text: (uri) => (uri === "own.orrery" ? bytes : undefined) });
        if ("refused" in written) throw new Error(JSON.stringify(written.refused));
        const after = written.files.find(({ uri }) => uri === "own.orrery")?.after ?? bytes;
        const text = new TextDecoder().decode(after);
        for (const piece of [
          "replicas: 4",
          "// as decided in May",
          'store orders-db "Orders"',
          '"PostgreSQL"',
          'technology pg "PostgreSQL 16"',
        ])
          expect(text).toContain(piece);
      }),
      { numRuns: 30 },
    );
  });
});
