import { sampleScene } from "@orrery/core/exports/scene.fixtures";
import type { GroupMark, Mark, Scene } from "@orrery/core/notations/scene";
import { colorOf } from "@orrery/core/notations/theme";
import { describe, expect, test } from "vitest";
import { DrawnScene, renderSvg } from "./drawn-scene.ts";

/** As much of an element as drawing and drawing anew need. */
class FakeElement {
  readonly name: string;
  readonly attributes = new Map<string, string>();
  readonly children: FakeElement[] = [];
  parent: FakeElement | undefined;
  textContent = "";
  constructor(name: string) {
    this.name = name;
  }
  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value);
  }
  removeAttribute(name: string): void {
    this.attributes.delete(name);
  }
  append(...children: FakeElement[]): void {
    for (const child of children) this.insertBefore(child, null);
  }
  prepend(child: FakeElement): void {
    this.insertBefore(child, this.children[0] ?? null);
  }
  insertBefore(child: FakeElement, next: FakeElement | null): void {
    child.parent = this;
    this.children.splice(next === null ? this.children.length : this.children.indexOf(next), 0, child);
  }
  remove(): void {
    this.parent?.children.splice(this.parent.children.indexOf(this), 1);
  }
  replaceWith(...made: FakeElement[]): void {
    for (const element of made) this.parent?.insertBefore(element, this);
    this.remove();
  }
  get nextSibling(): FakeElement | null {
    return this.parent?.children[this.parent.children.indexOf(this) + 1] ?? null;
  }
  get firstElementChild(): FakeElement | null {
    return this.children[0] ?? null;
  }
  /** All that it consists of, as text. */
  told(): string {
    const attributes = [...this.attributes]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => ` ${key}=${value.replace(/hatch-\d+/, "hatch")}`);
    return `<${this.name}${attributes.join("")}>${this.textContent}${this.children.map((child) => child.told()).join("")}</>`;
  }
  all(): readonly FakeElement[] {
    return [this, ...this.children.flatMap((child) => child.all())];
  }
}

const fake = { createElementNS: (_namespace: string, name: string) => new FakeElement(name) } as unknown as Document;

function draw(theme: "light" | "dark", scene: Scene = sampleScene): FakeElement {
  return renderSvg(scene, theme, fake) as unknown as FakeElement;
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

describe("a scene that becomes another one", () => {
  /** Every mark that is no group, changed or replaced by others. */
  const changed = (marks: readonly Mark[], by: (mark: Exclude<Mark, GroupMark>) => readonly Mark[]): readonly Mark[] =>
    marks.flatMap((mark) => (mark.kind === "group" ? [{ ...mark, marks: changed(mark.marks, by) }] : by(mark)));
  const copy = (): Scene => JSON.parse(JSON.stringify(sampleScene)) as Scene;
  const others: readonly (readonly [string, Scene])[] = [
    ["nothing differs", copy()],
    [
      "other colours",
      { ...copy(), marks: changed(copy().marks, (mark) => [{ ...mark, style: { ...mark.style, fill: "accent" } }]) },
    ],
    [
      "hatched, with casings",
      {
        ...copy(),
        marks: changed(copy().marks, (mark) => [{ ...mark, style: { ...mark.style, isHatched: true, halo: 2 } }]),
      },
    ],
    [
      "other places and words, larger",
      {
        ...copy(),
        width: 900,
        title: "Other",
        marks: changed(copy().marks, (mark) => [
          mark.kind === "text"
            ? { ...mark, x: mark.x + 7, text: `${mark.text}!`, turn: undefined }
            : mark.kind === "path"
              ? mark
              : { ...mark, x: mark.x + 7 },
        ]),
      },
    ],
    [
      "more marks",
      { ...copy(), marks: changed(copy().marks, (mark) => (mark.kind === "text" ? [mark, { ...mark }] : [mark])) },
    ],
    ["fewer marks", { ...copy(), marks: changed(copy().marks, (mark) => (mark.kind === "icon" ? [] : [mark])) }],
    [
      "a legend before all, and other labels",
      {
        ...copy(),
        marks: [
          { kind: "group", role: "legend", marks: [{ kind: "rect", x: 0, y: 0, width: 9, height: 9, style: {} }] },
          ...copy().marks.map((mark) =>
            mark.kind === "group" ? { ...mark, label: mark.label === undefined ? "new" : undefined } : mark,
          ),
        ],
      },
    ],
  ];

  test.each(others)("looks as if it had been drawn so: %s", (_what, other) => {
    const drawn = new DrawnScene(sampleScene, "light", fake);
    const svg = drawn.svg as unknown as FakeElement;
    const [rect] = svg
      .all()
      .filter(({ name }) => name === "rect")
      .slice(-1);
    for (const [scene, theme] of [
      [other, "light"],
      [other, "dark"],
      [sampleScene, "light"],
    ] as const) {
      expect(drawn.redraw(scene, theme)).toBe(true);
      expect(svg.told()).toBe(draw(theme, scene).told());
      expect(drawn.groups.map(({ id }) => id)).toEqual(drawn.parts.map(({ id }) => id));
    }
    // What is changed only is not made anew.
    if (_what === "other colours") expect(svg.all()).toContain(rect);
  });

  test("other parts need another drawing, and this one stays as it was", () => {
    const drawn = new DrawnScene(sampleScene, "light", fake);
    const before = (drawn.svg as unknown as FakeElement).told();
    expect(drawn.redraw({ ...sampleScene, marks: sampleScene.marks.slice(1) }, "light")).toBe(false);
    expect((drawn.svg as unknown as FakeElement).told()).toBe(before);
  });
});
