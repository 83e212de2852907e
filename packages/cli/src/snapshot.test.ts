/** The snapshot on disk: it opens to what the texts say, however the folder has changed, or it is passed over. */
import { existsSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Workspace } from "@orrery/core/workspace";
import { expect, test } from "vitest";
import { type LoadedModel, loadModel, type ModelPlace, placeAt } from "./load-model.ts";
import { openFromSnapshot, writeSnapshot } from "./snapshot.ts";
import { folderWith, run } from "./world.fixtures.ts";

const texts: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from({ length: 8 }, (_, index) => [
    `apps/${index}.orrery`,
    `application a${index} "Application ${index}" { uses a${(index + 1) % 8}; ownr: nobody }\n`,
  ]),
);

function placeOf(folder: string): ModelPlace {
  const place = placeAt(folder);
  if (place === undefined) throw new Error(`nothing at ${folder}`);
  return place;
}

function keptFolder(): string {
  const folder = folderWith(texts);
  expect(writeSnapshot(loadModel(placeOf(folder)))).toBeGreaterThan(0);
  return folder;
}

/** The workspace from the snapshot alone, and the files whose text was needed for it. */
function opened(folder: string): { readonly workspace: Workspace | undefined; readonly read: readonly string[] } {
  const place = placeOf(folder);
  const read: string[] = [];
  const workspace = openFromSnapshot(place, (uri) => {
    read.push(uri);
    return new Uint8Array(readFileSync(join(folder, uri)));
  });
  return { workspace, read };
}

/** Elements with their places, relationships and everything that is wrong. */
function contents({ model }: Workspace, diagnostics: LoadedModel["diagnostics"]): unknown {
  return {
    elements: [...model.elements()].map(({ id, name, place }) => ({ id, name, place })),
    relationships: [...model.relationships()].map(({ fromId, verb, toId }) => `${fromId} ${verb} ${toId}`),
    diagnostics: diagnostics(),
  };
}

/** The folder says the same through its snapshot as through all its texts. */
function expectTruth(folder: string): void {
  const quick = loadModel(placeOf(folder));
  const whole = loadModel(placeOf(folder), new Map());
  expect(contents(quick.workspace, quick.diagnostics)).toEqual(contents(whole.workspace, whole.diagnostics));
}

test("opens without reading a text", () => {
  const folder = keptFolder();
  const { workspace, read } = opened(folder);
  expect(workspace?.model.element("a3")?.name).toBe("Application 3");
  expect(read).toEqual([]);
  expectTruth(folder);
});

test("reads again what was changed, added or taken away, and nothing else", () => {
  const folder = keptFolder();
  writeFileSync(join(folder, "apps/3.orrery"), 'application a3 "Changed" { uses a1 }\n');
  expect(opened(folder).read).toEqual(["apps/3.orrery"]);
  expect(opened(folder).workspace?.model.element("a3")?.name).toBe("Changed");
  expectTruth(folder);

  expect(writeSnapshot(loadModel(placeOf(folder)))).toBeGreaterThan(0);
  rmSync(join(folder, "apps/5.orrery"));
  expect(opened(folder)).toMatchObject({ read: [] });
  expect(opened(folder).workspace?.model.element("a5")).toBeUndefined();
  expectTruth(folder);

  expect(writeSnapshot(loadModel(placeOf(folder)))).toBeGreaterThan(0);
  writeFileSync(join(folder, "new.orrery"), 'application a5 "Back again"\n');
  expect(opened(folder).read).toEqual(["new.orrery"]);
  expectTruth(folder);
});

test("sees a change that leaves the size as it was", () => {
  const folder = keptFolder();
  const path = join(folder, "apps/2.orrery");
  writeFileSync(path, (texts["apps/2.orrery"] ?? "").replace("Application 2", "Application Z"));
  utimesSync(path, new Date(), new Date(statSync(path).mtimeMs + 5));
  expect(opened(folder).workspace?.model.element("a2")?.name).toBe("Application Z");
});

test("is passed over when most of the text has changed", () => {
  const folder = keptFolder();
  for (let index = 0; index < 4; index++)
    writeFileSync(join(folder, `apps/${index}.orrery`), `application b${index} "New"\n`);
  expect(opened(folder).workspace).toBeUndefined();
  expectTruth(folder);
});

test("is passed over when it is of another version, damaged or half gone", () => {
  const columns = ".orrery/model.snapshot";
  const stamps = ".orrery/model.files.json";
  const spoil: readonly ((folder: string) => void)[] = [
    (folder) => rmSync(join(folder, columns)),
    (folder) => rmSync(join(folder, stamps)),
    (folder) => writeFileSync(join(folder, columns), readFileSync(join(folder, columns)).subarray(0, 900)),
    (folder) => writeFileSync(join(folder, columns), ""),
    (folder) => writeFileSync(join(folder, stamps), "{"),
    (folder) => writeFileSync(join(folder, stamps), "null"),
    (folder) =>
      writeFileSync(
        join(folder, stamps),
        readFileSync(join(folder, stamps), "utf8").replace(/"orrery":"[^"]*"/, '"orrery":"0.0.0"'),
      ),
  ];
  for (const harm of spoil) {
    const folder = keptFolder();
    harm(folder);
    expect(opened(folder).workspace).toBeUndefined();
    expectTruth(folder);
  }
});

test("an include that comes later is followed, and ends the keeping", () => {
  const folder = keptFolder();
  const other = folderWith({ "o.orrery": 'application ledger "Ledger"\n' });
  writeFileSync(join(folder, "z.orrery"), `include other "${other}"\na1 uses other::ledger\n`);
  const model = loadModel(placeOf(folder));
  expect(
    model.workspace.model
      .element("a1")
      ?.out("uses")
      .map(({ to }) => to?.name),
  ).toContain("Ledger");
  expect(writeSnapshot(model)).toBeUndefined();
  expectTruth(folder);
});

test("a changed file that is no UTF-8 is told of as ever", () => {
  const folder = keptFolder();
  writeFileSync(
    join(folder, "apps/1.orrery"),
    Buffer.from([...Buffer.from('application a1 "Caf'), 0xe9, ...Buffer.from('"\n')]),
  );
  expect(loadModel(placeOf(folder)).problems.map(({ code }) => code)).toEqual(["not-utf8"]);
});

test("a single file is read, not opened from the snapshot of its folder", () => {
  const folder = keptFolder();
  const { workspace } = loadModel(placeOf(join(folder, "apps/0.orrery")));
  expect([...workspace.model.elements()].map(({ id }) => id)).toEqual(["a0"]);
});

test("is not written of texts that have changed since they were read", () => {
  const folder = folderWith(texts);
  const model = loadModel(placeOf(folder));
  writeFileSync(join(folder, "apps/0.orrery"), 'application z "Z"\n');
  expect(writeSnapshot(model)).toBeUndefined();
  expect(existsSync(join(folder, ".orrery"))).toBe(false);
});

test("as a command: written, used, hidden from Git, taken away", async () => {
  const folder = folderWith(texts);
  const plain = await run(["check", "--json"], { folder });
  expect(JSON.parse((await run(["snapshot", "--json"], { folder })).output)).toMatchObject({ version: 1, files: 8 });
  expect(readFileSync(join(folder, ".orrery/.gitignore"), "utf8")).toBe("*\n");
  expect((await run(["check", "--json"], { folder })).output).toBe(plain.output);
  expect((await run(["snapshot", "--remove"], { folder })).output).toBe("The snapshot is gone.\n");
  expect((await run(["snapshot", "--remove"], { folder })).output).toBe("There was no snapshot.\n");
  expect((await run(["snapshot", "apps/0.orrery"], { folder })).code).toBe(2);
});
