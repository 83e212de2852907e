/** The catalogue against the facts that it was written from, and against itself. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { metamodel } from "../metamodel/index.ts";
import { styleCatalogue, styleWords } from "./catalogue.ts";
import { drivers } from "./drivers.ts";
import { measures } from "./measures.ts";
import { driverIds, qualityNames, styleAxes, styleIds } from "./style.ts";

describe("the catalogue", () => {
  it("has ten styles, 43 advantages and 31 disadvantages", () => {
    expect(styleCatalogue.map(({ id }) => id).toSorted()).toEqual([...styleIds].toSorted());
    expect(styleCatalogue.flatMap(({ pro }) => pro).length).toBe(43);
    expect(styleCatalogue.flatMap(({ con }) => con).length).toBe(31);
  });

  it("measures every advantage, and uses every measure", () => {
    const used = styleCatalogue.flatMap(({ pro }) => pro.flatMap(({ measure }) => measure ?? []));
    expect(used.length).toBe(43);
    expect(new Set(used)).toEqual(new Set(Object.keys(measures)));
  });

  it("gives points for answers that there are, once each, with a reason", () => {
    for (const { id, points } of styleCatalogue) {
      expect(new Set(points.map(({ driver, answer }) => `${driver} ${answer}`)).size, id).toBe(points.length);
      for (const { driver, answer, points: given } of points) {
        expect(Object.keys(drivers[driver].answers), `${id}.${driver}`).toContain(answer);
        expect(Math.abs(given)).toBeGreaterThan(0);
        expect(Math.abs(given)).toBeLessThanOrEqual(3);
      }
    }
    const spoken = new Set(styleCatalogue.flatMap(({ points }) => points.map(({ driver }) => driver)));
    expect(spoken).toEqual(new Set(driverIds));
  });

  it("speaks English and French, in French typography", () => {
    const texts = styleCatalogue.flatMap(({ name, definition, suits, pro, con, points }) => [
      name,
      definition,
      ...suits,
      ...[...pro, ...con].map(({ says }) => says),
      ...points.map(({ because }) => because),
    ]);
    for (const { en, fr } of [...texts, ...Object.values(qualityNames)]) {
      expect(en.length > 2 && fr.length > 2).toBe(true);
      expect(fr).not.toMatch(/'|[^ \d:][;:?!]/u);
    }
  });

  it("knows every word of the attribute, on the axis of its style", () => {
    const type = metamodel.attributes.find(({ id }) => id === "style")?.type;
    const words = type?.kind === "list" && type.of.kind === "word" ? type.of.words : [];
    expect(Object.keys(styleWords).toSorted()).toEqual([...words].toSorted());
    for (const { axis, style } of Object.values(styleWords)) {
      expect(styleAxes).toContain(axis);
      if (style !== undefined) expect(styleCatalogue.find(({ id }) => id === style)?.axis).toBe(axis);
    }
  });
});

const file = new URL("../../../../../../shared/data/styles/styles.json", import.meta.url);
const isThere = existsSync(file);
if (!isThere) console.warn("SKIPPED: conformance of the style catalogue, shared/data/styles/styles.json is not there");

test.skipIf(!isThere && process.env["CI"] !== "true")("says of each style what the source says of it", () => {
  interface Stated {
    readonly id: string;
    readonly axis: string;
    readonly suits: readonly string[];
    readonly pro: readonly (readonly [text: string, quality: string])[];
    readonly con: readonly (readonly [text: string, quality: string, checks: string])[];
  }
  const stated = JSON.parse(readFileSync(file, "utf8")) as readonly Stated[];
  expect(
    Object.fromEntries(
      styleCatalogue.map(({ id, axis, suits, pro, con }) => [
        id,
        [
          axis,
          suits.length,
          pro.map(({ quality }) => quality),
          con.map(({ quality, codes }) => `${quality} ${codes.join(",")}`),
        ],
      ]),
    ),
  ).toEqual(
    Object.fromEntries(
      stated.map(({ id, axis, suits, pro, con }) => [
        id,
        [
          axis,
          suits.length,
          pro.map(([, quality]) => quality),
          con.map(([, quality, checks]) => `${quality} ${checks}`),
        ],
      ]),
    ),
  );
});
