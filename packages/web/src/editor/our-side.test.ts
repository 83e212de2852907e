import { expect, test } from "vitest";
import { oursIn } from "./our-side.ts";

test("of a merged text with conflicts our side is kept, and what went together", () => {
  const merged = "a\n<<<<<<< ours\nb of ours\n=======\nb of theirs\n>>>>>>> theirs\nc\n";
  expect(oursIn(merged)).toBe("a\nb of ours\nc\n");
  expect(oursIn("nothing to decide\n=======\n")).toBe("nothing to decide\n=======\n");
});
