/** The pictures of the gallery hold what the product promises of every picture; each was also looked at, which no test can do. */
import type { Drawn } from "@orrery/core/draw/draw";
import { drawView, viewsOf } from "@orrery/core/draw/draw";
import { sceneToSvg } from "@orrery/core/exports/svg";
import type { Model } from "@orrery/core/model/model";
import type { GroupMark, Mark } from "@orrery/core/notations/scene";
import { viewpointById } from "@orrery/core/views/index";
import { readPositions, writePositions } from "@orrery/core/views/positions";
import { Workspace } from "@orrery/core/workspace";
import { SaxesParser } from "saxes";
import { afterAll, describe, expect, it } from "vitest";

import { openStudio } from "../packages/cli/src/pictures/studio.ts";
import { everyViewpoint, galleryModels, hasShared } from "./gallery/models.mjs";
import { root } from "./run.mjs";

const studio = openStudio(root);
const tools = studio.tools("en");
afterAll(() => studio.close());

it("has the data that lies beside the repository", () => {
  if (!hasShared) console.warn("SKIPPED: imported and real systems, since ../shared/data is not there");
  expect(hasShared || process.env["CI"] !== "true").toBe(true);
});

describe.each(galleryModels())("$title", ({ model, drawing }) => {
  const views = viewsOf(model, "en").map(({ id }) => id);
  it.each(views.length === 0 ? ["-"] : views)("%s keeps the promises in every notation", async (id) => {
    const statement = model.element(id);
    if (statement === undefined) return expect(views).toEqual([]);
    const places = drawing(id);
    const word = statement.get("viewpoint");
    const own = viewpointById(word !== undefined && "text" in word ? word.text : "")?.notations ?? ["archimate"];
    for (const notation of places === undefined ? own : ["archimate"]) {
      const options = { language: "en", notation, drawing: places } as const;
      const drawn = await drawView(model, statement, options, tools);
      expect([notation, faultsOf(drawn)]).toEqual([notation, []]);
      expect(sceneToSvg(drawn.scene, { theme: "light" })).toSatisfy(isAccessibleSvg);
      expect(unnamedParts(drawn)).toEqual([]);
      if (drawn.layout === undefined) continue;
      const memory = readPositions(writePositions(drawn.layout, { pins: new Set(), hints: [] }));
      const again = await drawView(model, statement, { ...options, memory }, tools);
      expect(JSON.stringify(again.scene) === JSON.stringify(drawn.scene), `${notation}: drawn again`).toBe(true);
    }
  });
});

describe.each(galleryModels().filter(({ isForAll }) => isForAll))("every viewpoint on $title", ({ model }) => {
  it.each(everyViewpoint(model))("$viewpoint is drawn without a fault, and drawn again the same", async (wish) => {
    for (const notation of viewpointById(wish.viewpoint)?.notations ?? []) {
      const options = { language: "fr", notation } as const;
      const drawn = await drawView(model, wish, options, studio.tools("fr"));
      expect([notation, faultsOf(drawn)]).toEqual([notation, []]);
      expect(unnamedParts(drawn)).toEqual([]);
      if (drawn.layout === undefined) continue;
      const memory = readPositions(writePositions(drawn.layout, { pins: new Set(), hints: [] }));
      const again = await drawView(model, wish, { ...options, memory }, studio.tools("fr"));
      expect(JSON.stringify(again.scene) === JSON.stringify(drawn.scene), `${notation}: drawn again`).toBe(true);
    }
  });
});

/** What must never be in a picture. */
function faultsOf({ metrics, problems }: Drawn): readonly string[] {
  const errors = problems.filter(({ severity }) => severity === "error").map(({ code }) => code);
  if (metrics === undefined) return errors;
  const { labelLabel, labelBox, labelLine } = metrics.labelOverlaps;
  return [
    ...errors,
    ...Array.from({ length: labelLabel + labelBox + labelLine }, () => "a label overlaps"),
    ...Array.from({ length: metrics.boxOverlaps }, () => "boxes overlap"),
    ...Array.from({ length: metrics.edgesThroughBoxes }, () => "a line runs through a box"),
  ];
}

/** Well-formed XML that names itself to assistive technology. */
function isAccessibleSvg(svg: string): boolean {
  const tags: string[] = [];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) =>
    tags.push(name === "svg" ? `svg ${Object.keys(attributes).join(" ")}` : name),
  );
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(svg).close();
  return /\brole\b/.test(tags[0] ?? "") && tags.includes("title") && tags.includes("desc");
}

/** Boxes and lines without a name for those who do not see them; what is drawn in several pieces has it on one of them. */
function unnamedParts({ scene }: Drawn): readonly string[] {
  const groups = (marks: readonly Mark[]): readonly GroupMark[] =>
    marks.flatMap((mark) => (mark.kind === "group" ? [mark, ...groups(mark.marks)] : []));
  const parts = groups(scene.marks).filter(({ role }) => role === "node" || role === "container" || role === "edge");
  const named = new Set(parts.filter(({ label }) => (label ?? "") !== "").map(({ id }) => id));
  return parts.flatMap(({ id }) => (named.has(id) ? [] : (id ?? "?")));
}

describe("two hundred changes of a model, one after the other", () => {
  it("leave no label on anything, and everything in its place", { timeout: 300_000 }, async () => {
    const system = openSystem(20);
    let memory = readPositions("");
    const shares: boolean[] = [];
    for (let step = 0; step <= 200; step++) {
      const touched = step === 0 ? "" : system.change();
      const model = modelOf(system.text());
      const statement = model.element("inside");
      if (statement === undefined) throw new Error("no view");
      const drawn = await drawView(model, statement, { language: "en", memory }, tools);
      expect([step, touched, faultsOf(drawn)]).toEqual([step, touched, []]);
      const { displacement, engine } = drawn.metrics ?? {};
      if (engine === "memory" && displacement !== undefined)
        shares.push(displacement.median === 0 && displacement.p90 < 8);
      if (drawn.layout !== undefined) memory = readPositions(writePositions(drawn.layout, memory));
    }
    expect(shares.length).toBeGreaterThan(190);
    expect(shares.filter((isStill) => isStill).length / shares.length).toBeGreaterThan(0.9);
  });
});

function modelOf(text: string): Model {
  return Workspace.load([{ uri: "model.orrery", bytes: new TextEncoder().encode(text) }]).model;
}

interface System {
  text(): string;
  /** Adds, renames, removes or moves a module, or adds or removes a call; says what it did. */
  change(): string;
}

/** A made-up system whose text changes a little at a time, the same in every run (a generator after Lehmer, 1951). */
function openSystem(count: number): System {
  let seed = 20_261_129;
  const dice = (sides: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % sides;
  };
  let made = 0;
  const modules = new Map<string, { name: string; area: number }>();
  const calls = new Map<string, string>();
  const any = (): string => [...modules.keys()][dice(modules.size)] ?? "m1";
  const add = (): string => {
    const id = `m${++made}`;
    modules.set(id, { name: `Module ${made}`, area: dice(3) });
    return id;
  };
  const call = (from = any(), to = any()): string => {
    if (from !== to)
      calls.set(`${from} ${to}`, ["asks", "reads the contract", "sends the order to"][dice(3)] ?? "asks");
    return `${from} calls ${to}`;
  };
  for (let index = 0; index < count; index++) add();
  for (let index = 0; index < count; index++) call();
  const ways: readonly (() => string)[] = [
    () => {
      const id = add();
      return `${id} is new: ${call(any(), id)}`;
    },
    () => {
      const id = any();
      if (modules.size > 8) modules.delete(id);
      for (const key of calls.keys()) if (key.split(" ").includes(id)) calls.delete(key);
      return `${id} is gone`;
    },
    () => {
      const id = any();
      modules.set(id, {
        area: modules.get(id)?.area ?? 0,
        name: `${"Renamed and longer ".repeat(dice(2))}${id} ${dice(1000)}`,
      });
      return `${id} is renamed`;
    },
    () => call(),
    () => {
      const key = [...calls.keys()][dice(calls.size)] ?? "";
      calls.delete(key);
      return `${key} is gone`;
    },
  ];
  return {
    change: () => (ways[dice(ways.length)] ?? ways[0])?.() ?? "",
    text: () =>
      [
        'model m "M" { languages: en }',
        ...[0, 1, 2].map((area) => {
          const inside = [...modules].filter(([, module]) => module.area === area);
          return `application a${area} "Part ${area}" {\n${inside.map(([id, { name }]) => `  module ${id} "${name}"`).join("\n")}\n}`;
        }),
        ...[...calls].map(([key, label]) => `${key.replace(" ", " uses ")} "${label}"`),
        'view inside "Inside" { viewpoint: dependencies }',
        "",
      ].join("\n"),
  };
}
