import { spawnSync } from "node:child_process";
import { inflateSync } from "node:zlib";
import { oddScenes } from "@orrery/core/exports/scene.fixtures";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { sceneToPdf } from "./pdf.ts";
import { picture } from "./picture.fixtures.ts";

let pdf: Uint8Array;
beforeAll(async () => {
  pdf = await sceneToPdf(picture, { theme: "light" });
});

/** What is written in a PDF outside of its streams, and the streams unpacked. */
function partsOf(bytes: Uint8Array): { readonly objects: string; readonly streams: readonly string[] } {
  const raw = Buffer.from(bytes).toString("latin1");
  const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map((found) => {
    const content = Buffer.from(found[1] ?? "", "latin1");
    try {
      return inflateSync(content).toString("latin1");
    } catch {
      return content.toString("latin1");
    }
  });
  return { objects: raw.replace(/stream\r?\n[\s\S]*?\r?\nendstream/g, ""), streams };
}

describe("a PDF", () => {
  test("is one page as large as the picture, with its title and language", () => {
    const { objects } = partsOf(pdf);
    expect(objects).toMatch(/\/MediaBox \[0 0 320 180\]/);
    expect(objects.match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect(objects).toContain("/Lang (fr)");
    expect(objects).toContain("(Sinistres & polices)");
    expect(objects).toContain("(Sinistres utilise Polices.)");
    expect(objects).toContain("/DisplayDocTitle true");
  });

  test("holds the three fonts, and the letters that they stand for", () => {
    const { objects, streams } = partsOf(pdf);
    for (const name of ["Inter-Regular", "Inter-Medium", "Inter-SemiBold"]) expect(objects).toContain(name);
    expect(objects.match(/\/FontFile2/g)).toHaveLength(3);
    const toUnicode = streams
      .filter((stream) => stream.includes("beginbfrange") || stream.includes("beginbfchar"))
      .join("\n");
    for (const letter of "Sinténœé«»Œ→") {
      if (!"ntœ".includes(letter))
        expect(toUnicode, letter).toContain((letter.codePointAt(0) ?? 0).toString(16).padStart(4, "0"));
    }
  });

  test("draws dashes, hatching and turned texts as lines and letters, no pixels", () => {
    const { objects, streams } = partsOf(pdf);
    expect(objects).not.toContain("/Subtype /Image");
    const page = streams.find((stream) => stream.includes(" re\n") || stream.includes("BT")) ?? "";
    expect(page).toContain("[6 4] 0 d");
    expect(page).toMatch(/W n/);
    expect(page).toMatch(/0\.5 -?0\.866025 -?0\.866025 0\.5 /);
  });

  test("has the same bytes each time, and others on another day", async () => {
    expect(Buffer.compare(await sceneToPdf(picture, { theme: "light" }), pdf)).toBe(0);
    expect(Buffer.compare(await sceneToPdf(picture, { theme: "light", date: "2026-01-01" }), pdf)).not.toBe(0);
  });

  test("is scaled down where it would be larger than a PDF may be", async () => {
    const { objects } = partsOf(await sceneToPdf({ ...picture, width: 28_800 }, { theme: "dark" }));
    expect(objects).toMatch(/\/MediaBox \[0 0 14400 90\]/);
  });

  test("comes of any scene", async () => {
    await fc.assert(
      fc.asyncProperty(oddScenes, async (scene) => {
        const bytes = await sceneToPdf(scene, { theme: "dark", date: "never" });
        expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe("%PDF-");
        expect(partsOf(bytes).streams.join("")).not.toMatch(/NaN|Infinity/);
      }),
      { numRuns: 25 },
    );
  });
});

/** Of poppler-utils, where it is installed. */
const reader: string = "pdftotext";
const hasReader = spawnSync(reader, ["-v"]).status === 0;
if (!hasReader) console.warn("SKIPPED: texts of a PDF read by pdftotext: it is not installed");

test.skipIf(!hasReader)("the texts of a PDF are read by another program, each once", () => {
  const { stdout } = spawnSync(reader, ["-raw", "-", "-"], { input: pdf, encoding: "utf8" });
  for (const text of ["Sinistres", "été « où ? » -> Œuvre", "utilise", "Penché"])
    expect(stdout.split(text), text).toHaveLength(2);
});
