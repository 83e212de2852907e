import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import type { Scene } from "../notations/scene.ts";
import { colorOf } from "../notations/theme.ts";
import { sceneToJson } from "./scene-json.ts";
import { oddScenes, sampleScene } from "./scene.fixtures.ts";
import { sceneToSvg } from "./svg.ts";

const svg = sceneToSvg(sampleScene, { theme: "light" });

interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The elements of an XML text; throws where it is not well-formed. */
function tagsOf(xml: string): readonly Tag[] {
  const tags: Tag[] = [];
  const parser = new SaxesParser({ xmlns: false });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag) => tags.push({ name: tag.name, attributes: tag.attributes }));
  parser.write(xml).close();
  return tags;
}

describe("an SVG", () => {
  test("is an image with a name and a description in a language", () => {
    const [root, title, desc] = tagsOf(svg);
    expect(root?.attributes).toMatchObject({
      width: "400",
      height: "200",
      viewBox: "0 0 400 200",
      role: "img",
      "aria-labelledby": "title desc",
      lang: "en",
    });
    expect([title?.attributes["id"], desc?.attributes["id"]]).toEqual(["title", "desc"]);
    expect(svg).toContain(">Claims &amp; policies</title>");
    expect(svg).toContain(">Claims uses &lt;Policies&gt;.</desc>");
  });

  test("names its parts by titles, without ARIA on them", () => {
    expect(svg).toContain(
      '<g data-id="claims" data-element="claims" data-role="node"><title>Claims, application</title>',
    );
    expect(svg).toContain('data-role="edge" data-from="claims" data-to="policies"><title>Claims uses Policies</title>');
    expect(
      tagsOf(svg).filter(
        (tag) => tag.name !== "svg" && Object.keys(tag.attributes).some((key) => /^(?:aria|role)/.test(key)),
      ),
    ).toEqual([]);
  });

  test("says a style once", () => {
    const classes = tagsOf(svg)
      .filter((tag) => tag.name === "rect")
      .map((tag) => tag.attributes["class"]);
    expect(classes[2]).toBe(classes[3]);
    expect(svg.match(/<style>/g)).toHaveLength(1);
    expect(new Set(svg.match(/\.s\d+\{/g)).size).toBe(svg.match(/\.s\d+\{/g)?.length);
  });

  test("draws casings before lines, hatching after fills, icons once, italics slanted", () => {
    const line = 'd="M150 82L200 82Q210 82 210 92C210 100 220 100 250 100"';
    expect(svg.split(line)).toHaveLength(3);
    expect(svg).toMatch(/<pattern id="hatch"/);
    expect(svg).toContain("fill:url(#hatch)");
    expect(svg.match(/<use href="#i0"/g)).toHaveLength(2);
    expect(svg.match(/<g id="i0">/g)).toHaveLength(1);
    expect(svg).toContain('transform="translate(380 180)rotate(-45)skewX(-10)"');
    expect(svg).toContain("paint-order:stroke;stroke-width:6");
  });

  test("lets no outline or colour of an icon say anything else", () => {
    expect(svg).not.toContain("javascript");
    expect(svg).toContain('stroke="#c00"');
  });

  test("keeps texts in their room where the font is missing", () => {
    expect(svg).toContain('textLength="50" lengthAdjust="spacingAndGlyphs"');
    expect(sceneToSvg(sampleScene, { theme: "light", hasFont: true })).not.toContain("textLength");
  });
});

describe("the theme of an SVG", () => {
  test("is light, dark, or what the reader or the page prefers", () => {
    const [light, dark] = [colorOf("application-fill", "light"), colorOf("application-fill", "dark")];
    expect(svg).toContain(light);
    expect(svg).not.toContain(dark);
    expect(sceneToSvg(sampleScene, { theme: "dark" })).not.toContain(light);
    const auto = sceneToSvg(sampleScene, { theme: "auto" });
    expect(auto).toMatch(
      new RegExp(
        `@media\\(prefers-color-scheme:dark\\)\\{.*:root:not\\(\\[data-theme=light\\]\\) \\.s\\d+\\{fill:${dark}`,
      ),
    );
    expect(auto).toMatch(new RegExp(`:root\\[data-theme=dark\\] \\.s\\d+\\{fill:${dark}`));
  });
});

describe("links of an SVG", () => {
  test("are there when somebody makes them; then it is a document that can be walked through", () => {
    const linked = sceneToSvg(sampleScene, { theme: "light", link: (view) => `../${view}.svg?a=1&b=2` });
    expect(linked).toContain('<a href="../view/claims.svg?a=1&amp;b=2" aria-label="Claims, application">');
    expect(tagsOf(linked)[0]?.attributes["role"]).toBe("graphics-document");
  });

  test.each(["javascript:alert(1)", "data:text/html,x", "JavaScript:x", " javascript:x"])("%s is none", (address) => {
    expect(sceneToSvg(sampleScene, { theme: "light", link: () => address })).not.toContain("<a ");
  });
});

describe("several SVGs in one page", () => {
  test("share no id and no class", () => {
    const second = sceneToSvg(sampleScene, { theme: "light", idPrefix: "b'><" });
    const names = (text: string): readonly string[] =>
      [...text.matchAll(/ id="([^"]+)"|\.([\w-]+)\{/g)].map((found) => found[1] ?? found[2] ?? "");
    expect(names(second).length).toBeGreaterThan(10);
    expect(names(second).filter((name) => !name.startsWith("b"))).toEqual([]);
    expect(names(svg).some((name) => names(second).includes(name))).toBe(false);
  });
});

describe("any scene", () => {
  test("becomes well-formed XML, the same each time, with numbers only", () => {
    fc.assert(
      fc.property(oddScenes, fc.constantFrom("light" as const, "dark" as const, "auto" as const), (scene, theme) => {
        const options = { theme, idPrefix: "p", link: (view: string) => view };
        const written = sceneToSvg(scene, options);
        expect(sceneToSvg(structuredClone(scene), options)).toBe(written);
        for (const tag of tagsOf(written))
          expect(Object.values(tag.attributes).join(" ")).not.toMatch(/NaN|Infinity|undefined/);
      }),
      { numRuns: 150 },
    );
  });

  test("becomes JSON that reads back, the same each time, whatever the order of its members", () => {
    fc.assert(
      fc.property(oddScenes, (scene) => {
        const text = sceneToJson(scene);
        expect(text).not.toContain("<");
        const back = JSON.parse(text) as Scene;
        expect(sceneToJson(back)).toBe(text);
        expect(sceneToJson(Object.fromEntries(Object.entries(scene).toReversed()) as unknown as Scene)).toBe(text);
      }),
      { numRuns: 100 },
    );
  });
});
