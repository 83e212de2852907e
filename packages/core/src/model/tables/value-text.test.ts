import fc from "fast-check";
import { expect, test } from "vitest";
import { foldText } from "./value-text.ts";

test("texts are folded to the same, whether they are ASCII or not", () => {
  expect(["Élevée !", "businessCriticality", " -- ", "Œuvre n° 3", "a"].map(foldText)).toEqual([
    "elevee",
    "businesscriticality",
    "",
    "oeuvre-n-3",
    "a",
  ]);
  fc.assert(
    fc.property(fc.string({ unit: "binary-ascii" }), (text) => {
      const folded = foldText(text);
      expect(foldText(`é ${text}`)).toBe(folded === "" ? "e" : `e-${folded}`);
    }),
  );
});
