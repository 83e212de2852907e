/** Editing over the server: what is written, taken back, made again, and what happens when somebody else writes at the same time. */
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FileAnswer } from "@orrery/core/answers/answers";
import type { Edit, EditsAnswer, MergeAnswer, SchemaAnswer, StepsAnswer } from "@orrery/core/answers/edit-answers";
import { type Bench, followEvents, startBench } from "./server.fixture.ts";

const library = `// The library.
unit u-it "IT"
application catalogue "Catalogue" { owner: u-it } // kept
application loans "Loans"
`;
const more = `capability lend "Lending"\nview all "All" { viewpoint: landscape }\n`;

type Reply = EditsAnswer & { readonly error?: string; readonly message?: string };

describe("editing", () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await startBench({ "library.orrery": library, "sub/more.orrery": more });
  });
  afterEach(() => bench.close());

  const ask = (path: string, body: unknown): Promise<{ readonly status: number; readonly body: Reply }> =>
    bench.send<Reply>("POST", `/api/w/library/${path}`, body);
  const make = (edits: readonly Edit[], session = "one", extra: object = {}): ReturnType<typeof ask> =>
    ask("edits?lang=en", { edits, title: edits.map(({ edit }) => edit).join(), session, ...extra });
  const take = (what: "undo" | "redo", session = "one"): ReturnType<typeof ask> => ask(`${what}?lang=en`, { session });
  const read = (uri: string): string => readFileSync(join(bench.folder, "library", uri), "utf8");
  const set = (subject: string, key: string, text: string, seen?: string | null): Edit => ({
    edit: "set",
    subject,
    key,
    text,
    ...(seen === undefined ? {} : { seen }),
  });

  test("writes what is asked and tells what changed", async () => {
    const events = await followEvents(bench.server.address);
    const { status, body } = await make([
      set("loans", "owner", "IT"),
      { edit: "create", kind: "capability", name: "Buy" },
    ]);
    expect(status).toBe(200);
    expect(body).toMatchObject({ revision: 2, step: 1, created: ["buy"], removed: [], problems: [] });
    expect(body.steps).toEqual({ undo: "set,create", redo: null });
    expect(body.files.map(({ uri }) => uri)).toEqual(["library.orrery", "sub/more.orrery"]);
    expect(body.files[0]?.hunks).toEqual([
      {
        oldLine: 2,
        newLine: 2,
        lines: [
          { kind: "same", text: 'unit u-it "IT"' },
          { kind: "same", text: 'application catalogue "Catalogue" { owner: u-it } // kept' },
          { kind: "removed", text: 'application loans "Loans"' },
          { kind: "added", text: 'application loans "Loans" { owner: u-it }' },
        ],
      },
    ]);
    expect(read("library.orrery")).toBe(library.replace('"Loans"', '"Loans" { owner: u-it }'));
    expect(await events.next(1000)).toBe('{"workspace":"library","revision":2}');
    events.stop();
    expect(readdirSync(join(bench.folder, "library")).sort()).toEqual(["library.orrery", "sub"]);
  });

  test("tells what would be without writing", async () => {
    const { body } = await make([{ edit: "remove", id: "u-it" }], "one", { dry: true });
    expect(body).toMatchObject({ revision: 1, step: null, removed: ["u-it"], steps: { undo: null, redo: null } });
    expect(read("library.orrery")).toBe(library);
  });

  test("refuses with a sentence, all or none", async () => {
    const { status, body } = await make([set("loans", "owner", "u-it"), set("loans", "rto", "soon")]);
    expect([status, body.error]).toEqual([422, "not-made"]);
    expect(body.message).toContain("a duration");
    expect((await ask("edits", { edits: [{ edit: "remove" }], title: "x", session: "s" })).body).toMatchObject({
      error: "bad-body",
      message: "The body should be JSON with edits[0].id.",
    });
    for (const uri of ["../x.orrery", "x.txt", ".hidden.orrery"])
      expect((await make([{ edit: "create", kind: "unit", name: "X", uri }])).body.error).toBe("bad-name");
    expect(read("library.orrery")).toBe(library);
  });

  test("takes back and makes again, byte for byte, everybody their own", async () => {
    await make([set("loans", "rto", "4h")], "one");
    await make(
      [set("catalogue", "rto", "2h"), { edit: "create", kind: "process", name: "Buy", uri: "new/p.orrery" }],
      "two",
    );
    await make([{ edit: "rename", id: "lend", name: "Lend" }], "one");
    const [both, rest] = [read("library.orrery"), read("sub/more.orrery")];
    expect((await bench.get<StepsAnswer>("/api/w/library/steps?session=two")).body).toEqual({
      undo: "set,create",
      redo: null,
    });
    expect((await take("undo", "two")).body).toMatchObject({
      step: 2,
      removed: ["buy"],
      steps: { undo: null, redo: "set,create" },
    });
    expect(existsSync(join(bench.folder, "library/new/p.orrery"))).toBe(false);
    expect(read("library.orrery")).toBe(library.replace('"Loans"', '"Loans" { rto: 4h }'));
    await take("undo", "one");
    await take("undo", "one");
    expect([read("library.orrery"), read("sub/more.orrery")]).toEqual([library, more]);
    expect((await take("undo", "one")).body.error).toBe("nothing-to-undo");
    await take("redo", "two");
    await take("redo", "one");
    await take("redo", "one");
    expect([read("library.orrery"), read("sub/more.orrery")]).toEqual([both, rest]);
    expect(read("new/p.orrery")).toBe('process buy "Buy"\n');
    expect((await take("redo", "one")).body.error).toBe("nothing-to-redo");
  });

  test("a new step ends what could be made again", async () => {
    await make([set("loans", "rto", "4h")]);
    await take("undo");
    await make([set("loans", "rto", "5h")]);
    expect((await take("redo")).body.error).toBe("nothing-to-redo");
  });

  test("does not take back what somebody has changed since, or needs", async () => {
    await make([set("loans", "rto", "4h")], "one");
    await make([set("loans", "rto", "5h")], "two");
    expect((await take("undo", "one")).body.error).toBe("cannot-undo");
    await make([{ edit: "create", kind: "unit", id: "u-audit", name: "Audit" }], "one");
    await make([set("loans", "owner", "u-audit")], "two");
    const { status, body } = await take("undo", "one");
    expect([status, body.error]).toEqual([409, "needed-since"]);
    expect(body.message).toContain("There is no element `u-audit`.");
    expect(read("library.orrery")).toContain("owner: u-audit");
  });

  test("taking back brings back an error that was there", async () => {
    bench.write("sub/more.orrery", `${more}view who "Who" { viewpoint: context; scope: u-audit }\n`);
    await make([{ edit: "create", kind: "unit", id: "u-audit", name: "Audit" }]);
    const { status, body } = await take("undo");
    expect([status, body.problems]).toEqual([200, []]);
  });

  test("two sessions: both edits land, or the second is told", async () => {
    const [first, second] = await Promise.all([
      make([set("loans", "rto", "4h", null)], "one"),
      make([set("loans", "rpo", "15min", null)], "two"),
    ]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(read("library.orrery")).toContain('"Loans" { rto: 4h; rpo: 15min }');
    const late = await make([set("loans", "rto", "8h", null)], "two");
    expect([late.status, late.body.error]).toEqual([409, "seen-other"]);
    expect(late.body.message).toContain("“4h”");
  });

  test("what changed on disk meanwhile stays", async () => {
    bench.write(
      "library.orrery",
      library.replace("// The library.", "// Ours.").replace('"Loans"', '"Loans" { rto: 1h }'),
    );
    await make([set("loans", "rpo", "5min"), set("catalogue", "rto", "9h", null)]);
    expect(read("library.orrery")).toBe(
      library
        .replace("// The library.", "// Ours.")
        .replace('"Loans"', '"Loans" { rto: 1h; rpo: 5min }')
        .replace("owner: u-it }", "owner: u-it; rto: 9h }"),
    );
    bench.write("library.orrery", `${read("library.orrery")}unit late "Late"\n`);
    await take("undo");
    expect(read("library.orrery")).toContain('"Loans" { rto: 1h }');
    expect(read("library.orrery")).toContain('unit late "Late"\n');
  });

  test("places of a view are a step like any other", async () => {
    const { body } = await make([{ edit: "arrange", view: "all", moves: [{ id: "loans", x: 500, y: 400 }] }]);
    expect(body.files.map(({ uri }) => uri)).toEqual(["sub/views/all.layout"]);
    expect(read("sub/views/all.layout")).toMatch(/^node loans 500,400 \d+x\d+ pin=yes$/m);
    expect(read("sub/views/all.layout")).toMatch(/^node catalogue /m);
    await take("undo");
    expect(existsSync(join(bench.folder, "library/sub/views/all.layout"))).toBe(false);
    await take("redo");
    const { body: view } = await bench.get<{ readonly scene: { readonly marks: unknown } }>("/api/w/library/view/all");
    expect(JSON.stringify(view.scene)).toContain('"loans"');
  });

  test("saving in the editor is a step when the page says so", async () => {
    const { body: file } = await bench.get<FileAnswer>("/api/w/library/file?uri=library.orrery");
    const saved = { text: `${file.text}unit new "New"\n`, version: file.hash, session: "one", title: "Save" };
    expect((await bench.send("PUT", "/api/w/library/file?uri=library.orrery", saved)).status).toBe(200);
    expect((await take("undo")).status).toBe(200);
    expect(read("library.orrery")).toBe(library);
  });

  test("an unsaved text is merged with the file", async () => {
    bench.write("library.orrery", library.replace('"Loans"', '"Lending"'));
    const text = library.replace("owner: u-it", "owner: u-it; rto: 4h");
    const { body } = await bench.send<MergeAnswer>("POST", "/api/w/library/merge", {
      uri: "library.orrery",
      base: library,
      text,
    });
    expect(body.conflicts).toEqual([]);
    expect(body.text).toBe(text.replace('"Loans"', '"Lending"'));
    const saved = await bench.send("PUT", "/api/w/library/file?uri=library.orrery", {
      text: body.text,
      version: body.hash,
    });
    expect(saved.status).toBe(200);
    const other = library.replace('"Loans"', '"Borrowing"');
    const clash = await bench.send<MergeAnswer>("POST", "/api/w/library/merge", {
      uri: "library.orrery",
      base: library,
      text: other,
    });
    expect(clash.body.conflicts).toMatchObject([{ subject: "loans", ours: '"Borrowing"', theirs: '"Lending"' }]);
    expect(clash.body.text).toContain("<<<<<<<");
  });

  test("tells what may be said", async () => {
    const { body } = await bench.get<SchemaAnswer>("/api/w/library/schema");
    expect(body.files).toEqual(["library.orrery", "sub/more.orrery"]);
    expect(body.kinds.length).toBeGreaterThan(30);
  });

  test("writes nothing outside of the folder, not by a link either", async () => {
    const outside = join(bench.folder, "outside");
    mkdirSync(outside);
    writeFileSync(join(outside, "o.orrery"), 'unit out "Out"\n');
    symlinkSync(outside, join(bench.folder, "library", "link"));
    const { body } = await make([{ edit: "create", kind: "unit", name: "X", uri: "link/x.orrery" }]);
    expect(body.error).toBe("outside");
    expect(readdirSync(outside)).toEqual(["o.orrery"]);
  });
});
