import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import type { Refusal, ViewAnswer, ViewsAnswer } from "@orrery/core/answers/answers";
import type { GroupMark, Scene } from "@orrery/core/notations/scene";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Bench, startBench } from "./server.fixture.ts";

const model = `model library "City library" { languages: en, fr }
application catalogue "Catalogue" {
  name.fr: "Catalogue public"
  owner: u-it
  module catalogue/search "Search" { uses catalogue/index }
  store catalogue/index "Index"
}
application loans "Loans" { owner: u-it; uses catalogue; criticality: vital }
application fines "Fines" { uses loans }
unit u-it "IT"
`;
const views = `view systems "All systems" fr "Tous les systèmes" { viewpoint: system-landscape; description: "Who talks to whom." }
view inside "Inside" { viewpoint: container; scope: catalogue }
view lost "Lost" { viewpoint: systm-landscape }
`;
const files = { "library.orrery": model, "views.orrery": views };

const api = "/api/w/library";

describe("pictures from the server", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench(files);
  });
  afterAll(async () => {
    await bench.close();
  });
  const refusal = async (path: string): Promise<readonly [number, string, string | undefined]> => {
    const { status, body } = await bench.get<Refusal>(`${api}/${path}`);
    return [status, body.error, body.suggestion];
  };

  it("lists the views in the order of the model, with what they are about", async () => {
    const { views: listed } = (await bench.get<ViewsAnswer>(`${api}/views?lang=fr`)).body;
    expect(listed.map(({ id, title }) => [id, title])).toEqual([
      ["systems", "Tous les systèmes"],
      ["inside", "Inside"],
      ["lost", "Lost"],
    ]);
    expect(listed[0]).toMatchObject({
      description: "Who talks to whom.",
      viewpoint: { id: "system-landscape", family: "overview" },
      origin: { uri: "views.orrery", line: 1, column: 1 },
    });
    expect(listed[2]?.viewpoint).toEqual({ id: "systm-landscape" });
  });

  it("says which views show an element", async () => {
    const showing = async (id: string): Promise<readonly string[]> => {
      const path = `${api}/views?showing=${encodeURIComponent(id)}`;
      return (await bench.get<ViewsAnswer>(path)).body.views.map((view) => view.id);
    };
    expect(await showing("fines")).toEqual(["systems"]);
    expect(await showing("catalogue/index")).toEqual(["inside"]);
    expect(await refusal("views?showing=fine")).toEqual([404, "no-element", "fines"]);
  });

  it("gives a picture with what belongs around it, in the asked language", async () => {
    const { body } = await bench.get<ViewAnswer>(`${api}/view/systems?lang=fr`);
    expect(body).toMatchObject({
      version: 1,
      revision: 1,
      id: "systems",
      notation: "orrery",
      lens: null,
      problems: [],
    });
    expect(body.scene).toMatchObject({ version: 1, title: "Tous les systèmes", language: "fr" });
    expect(boxesIn(body.scene).has("loans")).toBe(true);
    expect(body.notations.map(({ id }) => id)).toContain("c4");
    expect(body.lenses.map(({ id }) => id)).toContain("criticality");
    const [elements, relationships] = body.tables;
    expect(elements?.rows.map(({ cells }) => cells[0]?.text)).toContain("Catalogue public");
    expect(relationships?.rows.map(({ cells }) => cells.map(({ text }) => text).slice(0, 3))).toContainEqual([
      "Fines",
      "utilise",
      "Loans",
    ]);
    const other = (await bench.get<ViewAnswer>(`${api}/view/systems?lang=en&notation=c4&lens=criticality`)).body;
    expect([other.notation, other.lens]).toEqual(["c4", "criticality"]);
  });

  it("draws on the spot what no view declares", async () => {
    const near = (await bench.get<ViewAnswer>(`${api}/draw?viewpoint=explore&scope=fines&lang=en`)).body;
    const far = (await bench.get<ViewAnswer>(`${api}/draw?viewpoint=explore&scope=fines&depth=99&lang=en`)).body;
    expect([near.origin, [...boxesIn(near.scene).keys()].toSorted()]).toEqual([null, ["fines", "loans"]]);
    expect([...boxesIn(far.scene).keys()]).toEqual(expect.arrayContaining(["catalogue", "u-it"]));
  });

  it("says what is wrong with a view, and gives no file of one that cannot be drawn", async () => {
    const { status, body } = await bench.get<ViewAnswer>(`${api}/view/lost?lang=en`);
    expect(status).toBe(200);
    expect(body.problems).toMatchObject([
      { code: "unknown-viewpoint", uri: "views.orrery", line: 3, suggestion: "system-landscape" },
    ]);
    const refused = await bench.get<Refusal>(`${api}/view/lost.svg?lang=en`);
    expect([refused.status, refused.body.error]).toEqual([422, "no-picture"]);
    expect(refused.body.message).toContain("systm-landscape");
  });

  it("refuses what there is not, with what may have been meant, and what is too much", async () => {
    expect(await refusal("view/system")).toEqual([404, "no-view", "systems"]);
    expect(await refusal("view/loans")).toEqual([404, "no-view", undefined]);
    expect(await refusal("view/systems?notation=c5")).toEqual([404, "no-notation", "c4"]);
    expect(await refusal("view/systems?lens=critcality")).toEqual([404, "no-lens", "criticality"]);
    expect(await refusal("draw?viewpoint=exlore&scope=fines")).toEqual([404, "no-viewpoint", "explore"]);
    expect(await refusal("draw?viewpoint=explore&scope=fines,lons")).toEqual([404, "no-element", "loans"]);
    for (const path of [
      "view/systems?at=2026-02-30",
      "view/systems?theme=pink",
      `view/systems?lens=${"x".repeat(300)}`,
      `draw?viewpoint=explore&scope=${"fines,".repeat(60)}`,
      "draw?viewpoint=explore&scope=fines&depth=-1",
      "draw?viewpoint=explore&scope=fines&direction=sideways",
    ]) {
      expect([path, ...(await refusal(path))]).toEqual([path, 400, "bad-parameter", undefined]);
    }
    const { body } = await bench.get<Refusal>(`${api}/view/system?lang=fr`);
    expect(body.message).toBe(
      "Il n’y a pas de vue «\u202fsystem\u202f». Vouliez-vous dire «\u202fsystems\u202f»\u202f?",
    );
  });

  it("gives each picture as a file, an SVG with a policy that allows its own style alone", async () => {
    const svg = await bench.get<string>(`${api}/view/systems.svg?lang=en`);
    const sheet = /<style>([^<]*)<\/style>/.exec(svg.body)?.[1] ?? "";
    const policy = svg.headers.get("content-security-policy") ?? "";
    expect(policy).toContain(`style-src 'sha256-${createHash("sha256").update(sheet).digest("base64")}'`);
    expect(policy).not.toMatch(/unsafe|'self'/);
    expect(svg.headers.get("content-type")).toBe("image/svg+xml; charset=utf-8");
    expect(svg.headers.get("content-disposition")).toBe('inline; filename="systems.svg"');
    expect(svg.headers.get("x-content-type-options")).toBe("nosniff");
    expect(svg.body).toContain("prefers-color-scheme");
    expect((await bench.get<string>(`${api}/view/systems.svg?theme=dark`)).body).not.toContain("prefers-color-scheme");
    const small = (await bench.get<string>(`${api}/view/systems.svg?lang=en&frame=none`)).body;
    expect([svg.body.includes(">Legend<"), small.includes(">Legend<")]).toEqual([true, false]);

    const starts = { png: "\u{fffd}PNG", pdf: "%PDF-1.7" } as const;
    for (const [file, start] of Object.entries(starts)) {
      const { status, body, headers } = await bench.get<string>(`${api}/draw.${file}?viewpoint=explore&scope=loans`);
      expect([file, status, body.slice(0, start.length)]).toEqual([file, 200, start]);
      expect(headers.get("content-disposition")).toBe(`inline; filename="explore-loans.${file}"`);
    }
    const scene = (await bench.get<Scene>(`${api}/view/systems.json?lang=en`)).body;
    expect([scene.version, scene.title]).toEqual([1, "All systems"]);
  });

  it("takes a dot that is written %2E for one of the id, and leads from the page's file to the picture's", async () => {
    expect((await bench.get<Refusal>(`${api}/view/report%2Esvg?lang=en`)).body.message).toBe(
      "There is no view “report.svg”.",
    );
    expect((await bench.get<Refusal>(`${api}/view/report.svg?lang=en`)).body.message).toBe(
      "There is no view “report”.",
    );
    const led = await fetch(new URL("/w/library/view/systems.svg?lens=owner&lang=fr", bench.server.address), {
      redirect: "manual",
    });
    expect([led.status, led.headers.get("location")]).toEqual([302, `${api}/view/systems.svg?lens=owner&lang=fr`]);
    const page = await bench.get<string>("/w/library/view/systems");
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
  });

  it("is not troubled by requests that are gone", async () => {
    await Promise.all(
      Array.from(
        { length: 12 },
        (_, depth) =>
          new Promise<void>((resolve) => {
            const path = `${api}/draw?viewpoint=explore&scope=catalogue&depth=${depth % 5}&notation=archimate`;
            const asked = request(new URL(path, bench.server.address));
            asked.on("error", () => resolve());
            asked.on("response", () => resolve());
            asked.end();
            setTimeout(() => asked.destroy(), 5);
          }),
      ),
    );
    expect((await bench.get<ViewAnswer>(`${api}/view/inside`)).status).toBe(200);
  });

  it("writes nothing beside the model", () => {
    expect(readdirSync(join(bench.folder, "library")).toSorted()).toEqual(["library.orrery", "views.orrery"]);
  });
});

it("draws a large view, but not as what takes so long that nobody else is answered", async () => {
  const many = Array.from({ length: 1600 }, (_, index) => `application a${index} "A ${index}"`).join("\n");
  const bench = await startBench({ "a.orrery": `${many}\nview all "All" { viewpoint: landscape }\n` });
  try {
    const { status, body } = await bench.get<Refusal>(`${api}/view/all.png?lang=en`);
    expect([status, body.error]).toEqual([422, "large-picture"]);
    expect((await bench.get<string>(`${api}/view/all.svg`)).status).toBe(200);
  } finally {
    await bench.close();
  }
});

describe("pictures of a model that changes", () => {
  it("keep everything in its place, with remembered places or without", async () => {
    const bench = await startBench(files);
    try {
      const picture = async (): Promise<ViewAnswer> =>
        (await bench.get<ViewAnswer>(`${api}/view/systems?lang=en`)).body;
      const before = await picture();
      const more = `${model}application reminders "Reminders" { uses loans }\n`;
      const hash = (await bench.get<{ hash: string }>(`${api}/file?uri=library.orrery`)).body.hash;
      await bench.send("PUT", `${api}/file?uri=library.orrery`, { text: more, version: hash });
      const after = await picture();
      expect([before.revision, after.revision]).toEqual([1, 2]);
      expect(boxesIn(after.scene).has("reminders")).toBe(true);
      // The others stay where they were among each other.
      expect(relativeTo("loans", after.scene)).toMatchObject(relativeTo("loans", before.scene));

      const layout = join(bench.folder, "library/views/systems.layout");
      mkdirSync(join(bench.folder, "library/views"), { recursive: true });
      writeFileSync(layout, "node loans 24,24 168x56 pin=yes\nnode fines 600,400 168x56 pin=yes\n");
      const pinned = await picture();
      expect(relativeTo("loans", pinned.scene)["fines"]).toEqual([576, 376]);
      expect(existsSync(layout)).toBe(true);
    } finally {
      await bench.close();
    }
  });
});

function boxesIn(scene: Scene): ReadonlyMap<string, { readonly x: number; readonly y: number }> {
  const groups = scene.marks.filter((mark): mark is GroupMark => mark.kind === "group");
  return new Map(
    groups.flatMap(({ id, role, box }) =>
      id === undefined || box === undefined || (role !== "node" && role !== "container") ? [] : [[id, box] as const],
    ),
  );
}

function relativeTo(origin: string, scene: Scene): Readonly<Record<string, readonly [number, number]>> {
  const boxes = boxesIn(scene);
  const { x, y } = boxes.get(origin) ?? { x: 0, y: 0 };
  return Object.fromEntries([...boxes].map(([id, box]) => [id, [box.x - x, box.y - y] as const]));
}
