import { expect, test } from "vitest";
import { pictureOfPage, picturePath } from "./picture-path.ts";
import { noState } from "./url.ts";

test("a view has a path, its file a suffix; dots of its id are no suffix", () => {
  const view = { workspace: "my model", subject: { view: "v1.svg" } };
  expect(picturePath(view)).toBe("/api/w/my%20model/view/v1%2Esvg");
  expect(picturePath({ ...view, lens: "owner", theme: "dark", frame: "none", revision: 3 }, "svg")).toBe(
    "/api/w/my%20model/view/v1%2Esvg.svg?lens=owner&frame=none&theme=dark&r=3",
  );
});

test("a page says what picture it shows", () => {
  const state = { ...noState, lens: "owner", language: "fr" } as const;
  const explore = pictureOfPage(
    "w",
    { kind: "explore", from: ["a/b", "c"], depth: 2, direction: "both", kinds: [] },
    state,
  );
  expect(explore && picturePath(explore, "png")).toBe(
    "/api/w/w/draw.png?viewpoint=explore&scope=a%2Fb%2Cc&depth=2&lens=owner&lang=fr",
  );
  const view = pictureOfPage("w", { kind: "view", view: "all", notation: "c4" }, noState);
  expect(view && picturePath(view)).toBe("/api/w/w/view/all?notation=c4");
  expect(pictureOfPage("w", { kind: "home" }, noState)).toBeUndefined();
});
