import { describe, expect, test } from "vitest";
import { loadFonts } from "./fonts.ts";
import { picture, textMark } from "./picture.fixtures.ts";
import { scaleFor, sceneToPng } from "./png.ts";

const sizeOf = (png: Uint8Array): readonly [number, number] => {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
};

describe("a PNG", () => {
  test("has two pixels for one of the picture, or as many as asked for", async () => {
    const png = await sceneToPng(picture, { theme: "light" });
    expect(Buffer.from(png.subarray(1, 4)).toString()).toBe("PNG");
    expect(sizeOf(png)).toEqual([640, 360]);
    expect(sizeOf(await sceneToPng(picture, { theme: "light", scale: 1 }))).toEqual([320, 180]);
  });

  test("has the same bytes each time, and others in the dark", async () => {
    const [first, second, dark] = [
      await sceneToPng(picture, { theme: "light" }),
      await sceneToPng(picture, { theme: "light" }),
      await sceneToPng(picture, { theme: "dark" }),
    ];
    expect(Buffer.compare(first, second)).toBe(0);
    expect(Buffer.compare(first, dark)).not.toBe(0);
  });

  test("is drawn with our font, in three weights", async () => {
    const withText = async (weight: 400 | 500 | 600): Promise<Uint8Array> =>
      sceneToPng(
        { ...picture, marks: [textMark(20, 60, "Claims", { weight, size: 40 })] },
        { theme: "light", scale: 1 },
      );
    const pictures = [await withText(400), await withText(500), await withText(600)];
    const empty = await sceneToPng({ ...picture, marks: [] }, { theme: "light", scale: 1 });
    expect(new Set([...pictures, empty].map((png) => Buffer.from(png).toString("base64"))).size).toBe(4);
  });

  test("is as large as memory allows, no larger", () => {
    expect(scaleFor({ width: 1000, height: 500 }, 2)).toBe(2);
    expect(scaleFor({ width: 16_000, height: 10 }, 2)).toBe(1);
    expect(scaleFor({ width: 16_000, height: 16_000 }, 1)).toBe(0.5);
    for (const wrong of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(scaleFor({ width: 10, height: 10 }, wrong)).toBe(1);
  });
});

test("the fonts of the program are whole, and draw what they measure: no ligatures of arrows", () => {
  const { fonts, bytes } = loadFonts();
  for (const weight of [400, 500, 600] as const) {
    expect(fonts[weight].width("Claims", 14)).toBeGreaterThan(40);
    expect(Buffer.from(bytes[weight]).includes("calt")).toBe(false);
  }
});
