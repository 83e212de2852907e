import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Refusal, ViewAnswer } from "@orrery/core/answers/answers";
import type { EditsAnswer } from "@orrery/core/answers/edit-answers";
import type {
  CompleteAnswer,
  DefinitionAnswer,
  DraftPicture,
  HoverAnswer,
  OutlineAnswer,
} from "@orrery/core/answers/language-answers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Bench, startBench } from "./server.fixture.ts";

const uri = "library.orrery";
const model = `model library "City library" {}
application catalogue "Catalogue"
application loans "Loans" { uses catalogue }
`;
const views = `view systems "All systems" { viewpoint: system-landscape }\n`;
const api = "/api/w/library";

describe("the language from the server", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench({ [uri]: model, "views.orrery": views });
  });
  afterAll(async () => {
    await bench.close();
  });
  const ask = async <Answer>(route: string, body: object): Promise<Answer> =>
    (await bench.send<Answer>("POST", `${api}/${route}`, body)).body;

  it("answers about a text that nobody has saved, places in the units of the editor", async () => {
    const text = `${model}application fines "Gebühr ü" { uses lo }\n`;
    const offset = String(text.indexOf("lo }") + 2);
    const { from, to, choices } = await ask<CompleteAnswer>("language/complete?lang=fr", { uri, text, offset });
    expect(text.slice(from, to)).toBe("lo");
    expect(choices[0]?.label).toBe("loans");
    const onLoans = { uri, text, offset: String(text.indexOf("loans") + 1) };
    expect((await ask<HoverAnswer>("language/hover?lang=fr", onLoans)).hover).toMatchObject({ title: "Loans" });
    expect(await ask<DefinitionAnswer>("language/definition", onLoans)).toEqual({
      version: 1,
      definition: { uri, line: 3, column: 1 },
    });
    const { statements } = await ask<OutlineAnswer>("language/outline", { uri, text });
    expect(statements.map(({ id }) => id)).toContain("loans uses catalogue");
    expect((await bench.get(`${api}/element/fines`)).status).toBe(404);
  });

  it("refuses places and names that mean nothing", async () => {
    const wrong = await bench.send<Refusal>("POST", `${api}/language/hover`, { uri, text: "", offset: "-1" });
    expect([wrong.status, wrong.body.error]).toEqual([400, "bad-parameter"]);
    const outside = await bench.send<Refusal>("POST", `${api}/language/format`, { uri: "../x", text: "" });
    expect([outside.status, outside.body.error]).toEqual([400, "bad-name"]);
  });

  it("draws a text that is not saved, everything else where it stands; nothing while it has new errors", async () => {
    const saved = (await bench.get<ViewAnswer>(`${api}/view/systems`)).body;
    const text = `${model}application fines "Fines"\n`;
    const { errors, picture } = await ask<DraftPicture<ViewAnswer>>("view/systems", { uri, text });
    expect(errors).toBe(0);
    const before = boxesOf(saved);
    const after = boxesOf(picture);
    expect(after.get("fines")).toBeDefined();
    // The picture as a whole may stand elsewhere in its frame.
    expect(fromTo(after, "catalogue", "loans")).toEqual(fromTo(before, "catalogue", "loans"));
    const broken = await ask<DraftPicture<ViewAnswer>>("view/systems", { uri, text: `${text}loans uses nobody\n` });
    expect(broken).toEqual({ version: 1, errors: 1, picture: null });
    expect(boxesOf((await bench.get<ViewAnswer>(`${api}/view/systems`)).body)).toEqual(before);
  });

  it("tells pins of a view that keeps its places, and of no other picture", async () => {
    const { arrangement } = (await bench.get<ViewAnswer>(`${api}/view/systems`)).body;
    expect(arrangement).toMatchObject({ pins: [], hints: [] });
    const edits = [{ edit: "arrange", view: "systems", moves: [{ id: "loans", x: 320, y: 240 }] }];
    const done = await bench.send<EditsAnswer>("POST", `${api}/edits`, { edits, title: "Move", session: "s" });
    expect(done.status).toBe(200);
    expect(existsSync(join(bench.folder, "library/views/systems.layout"))).toBe(true);
    const moved = (await bench.get<ViewAnswer>(`${api}/view/systems`)).body;
    expect(moved.arrangement?.pins).toEqual(["loans"]);
    const { x = 0, y = 0 } = moved.arrangement?.origin ?? {};
    expect(boxesOf(moved).get("loans")).toMatchObject({ x: 320 + x, y: 240 + y });
    expect((await bench.get<ViewAnswer>(`${api}/view/systems?notation=c4`)).body.arrangement).toBeNull();
    const explored = await bench.get<ViewAnswer>(`${api}/draw?viewpoint=explore&scope=loans`);
    expect(explored.body.arrangement).toBeNull();
  });
});

type Boxes = ReadonlyMap<string, { readonly x: number; readonly y: number }>;

function fromTo(boxes: Boxes, from: string, to: string): readonly number[] {
  const [one, other] = [boxes.get(from), boxes.get(to)];
  return [(other?.x ?? NaN) - (one?.x ?? 0), (other?.y ?? NaN) - (one?.y ?? 0)];
}

function boxesOf(answer: ViewAnswer | null): Boxes {
  return new Map(
    (answer?.scene.marks ?? []).flatMap((mark) =>
      mark.kind === "group" && mark.id !== undefined && mark.box !== undefined ? [[mark.id, mark.box] as const] : [],
    ),
  );
}
