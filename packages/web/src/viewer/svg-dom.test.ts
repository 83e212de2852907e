import { sampleScene } from "@orrery/core/exports/scene.fixtures";
import { colorOf } from "@orrery/core/notations/theme";
import { describe, expect, test } from "vitest";
import { renderSvg } from "./svg-dom.ts";

/** As much of an element as drawing needs. */
class FakeElement {
  readonly name: string;
  readonly attributes = new Map<string, string>();
  readonly children: FakeElement[] = [];
  textContent = "";
  constructor(name: string) {
    this.name = name;
  }
  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value);
  }
  append(...children: FakeElement[]): void {
    this.children.push(...children);
  }
  all(): readonly FakeElement[] {
    return [this, ...this.children.flatMap((child) => child.all())];
  }
}

function draw(theme: "light" | "dark"): FakeElement {
  const fake = { createElementNS: (_namespace: string, name: string) => new FakeElement(name) };
  return renderSvg(sampleScene, theme, fake as unknown as Document) as unknown as FakeElement;
}

describe("a scene as elements", () => {
  const svg = draw("light");
  const named = (name: string): readonly FakeElement[] => svg.all().filter((element) => element.name === name);

  test("has the groups of the scene, with what they are", () => {
    const groups = named("g").filter((group) => group.attributes.has("data-id"));
    expect(groups.map((group) => group.attributes.get("data-id"))).toEqual([
      "zone",
      "claims",
      "policies",
      "claims uses policies",
    ]);
    expect(groups[3]?.attributes.get("data-from")).toBe("claims");
    expect(groups[1]?.children[0]).toMatchObject({ name: "title", textContent: "Claims, application" });
  });

  test("carries its colours with it: no style sheet, no inline style", () => {
    expect(named("style")).toEqual([]);
    expect(svg.all().filter((element) => element.attributes.has("style") || element.attributes.has("class"))).toEqual(
      [],
    );
    const fills = (root: FakeElement): readonly (string | undefined)[] =>
      root.all().map((element) => element.attributes.get("fill"));
    expect(fills(svg)).toContain(colorOf("application-fill", "light"));
    expect(fills(draw("dark"))).toContain(colorOf("application-fill", "dark"));
  });

  test("draws casings, hatching, icons and turned texts", () => {
    const lines = named("path").filter((path) => path.attributes.get("d")?.startsWith("M150 82L200 82Q210 82"));
    expect(lines.map((line) => line.attributes.get("stroke-width"))).toEqual(["5.5", "1.5"]);
    expect(named("rect").filter((rect) => rect.attributes.get("fill")?.startsWith("url(#hatch-"))).toHaveLength(1);
    expect(svg.all().some((element) => element.attributes.get("d")?.includes("javascript"))).toBe(false);
    expect(named("text").at(-1)?.attributes.get("transform")).toBe("translate(380 180)rotate(-45)skewX(-10)");
  });

  test("two pictures of one page share no id", () => {
    const ids = (root: FakeElement): readonly string[] =>
      root.all().flatMap((element) => element.attributes.get("id") ?? []);
    expect(ids(svg).some((id) => ids(draw("light")).includes(id))).toBe(false);
  });
});
