import { chmodSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "@orrery/core/base/diagnostic";
import {
  changeFolder,
  diskFault,
  findModelFiles,
  readModelFiles,
  writeAll,
  writeWhenOther,
  writeWhole,
} from "./files.ts";
import { folderWith, textsIn } from "./world.fixtures.ts";

const isRoot = process.getuid?.() === 0;

describe("finding model files", () => {
  test("everywhere below, in the order of their names; hidden, node_modules and ignored ones apart", () => {
    const folder = folderWith({
      "b.orrery": "",
      "a/z.orrery": "",
      "a.orrery": "",
      "a/notes.md": "",
      ".hidden.orrery": "",
      ".git/x.orrery": "",
      ".orrery/imports/x.orrery": "",
      "node_modules/m/x.orrery": "",
      "out/x.orrery": "",
      "a/out/x.orrery": "",
      "a/out/keep.orrery": "",
      ".gitignore": "/out\n",
      "a/.gitignore": "out/*\n!keep.orrery\n",
    });
    expect(findModelFiles(folder).files.map((file) => file.uri)).toEqual([
      "a.orrery",
      "a/out/keep.orrery",
      "a/z.orrery",
      "b.orrery",
    ]);
  });

  test("links are followed, circles are not, and a broken one is told", () => {
    const folder = folderWith({ "a/model.orrery": "" });
    symlinkSync("..", join(folder, "a/loop"));
    symlinkSync("a/model.orrery", join(folder, "same.orrery"));
    symlinkSync("nowhere", join(folder, "broken.orrery"));
    const found = findModelFiles(folder);
    expect(found.files.map((file) => file.uri)).toEqual(["a/model.orrery", "same.orrery"]);
    expect(found.problems).toEqual([
      expect.objectContaining({ code: "unreadable-file", uri: "broken.orrery", parameters: { reason: "ENOENT" } }),
    ]);
  });

  test.skipIf(isRoot)("a folder that may not be read is a problem, the rest is found", () => {
    const folder = folderWith({ "a.orrery": "", "secret/b.orrery": "" });
    chmodSync(join(folder, "secret"), 0o000);
    const found = findModelFiles(folder);
    chmodSync(join(folder, "secret"), 0o755);
    expect(found.files.map((file) => file.uri)).toEqual(["a.orrery"]);
    expect(found.problems).toEqual([
      expect.objectContaining({ code: "unreadable-file", uri: "secret", parameters: { reason: "EACCES" } }),
    ]);
  });

  test("a folder called like a model file is a folder", () => {
    const folder = folderWith({ "model.orrery/inner.orrery": "" });
    expect(findModelFiles(folder).files.map((file) => file.uri)).toEqual(["model.orrery/inner.orrery"]);
  });
});

describe("reading model files", () => {
  test("one by one, telling what is too large, gone, or no UTF-8", () => {
    const folder = folderWith({
      "a.orrery": "x",
      "b.orrery": new Uint8Array([0xff, 0xfe, 0x41]),
      "c.orrery": "too large",
      "d.orrery": "",
    });
    const { files } = findModelFiles(folder);
    const problems: Diagnostic[] = [];
    const gone = { uri: "gone.orrery", path: join(folder, "gone.orrery"), bytes: 0 };
    const read = [...readModelFiles([...files, gone], 5, (problem) => problems.push(problem))];
    expect(read.map((file) => file.uri)).toEqual(["a.orrery", "b.orrery", "d.orrery"]);
    expect(problems.map(({ code, uri }) => [code, uri])).toEqual([
      ["not-utf8", "b.orrery"],
      ["file-too-large", "c.orrery"],
      ["unreadable-file", "gone.orrery"],
    ]);
  });
});

describe("writing one file", () => {
  test("keeps the mode, follows a link, leaves nothing beside", () => {
    const folder = folderWith({ "real.txt": "old" });
    chmodSync(join(folder, "real.txt"), 0o640);
    symlinkSync("real.txt", join(folder, "link.txt"));
    writeWhole(join(folder, "link.txt"), "new");
    writeWhole(join(folder, "deep/er/fresh.txt"), "made");
    expect(lstatSync(join(folder, "link.txt")).isSymbolicLink()).toBe(true);
    expect(statSync(join(folder, "real.txt")).mode & 0o777).toBe(0o640);
    expect(textsIn(folder)).toEqual({ "deep/er/fresh.txt": "made", "link.txt": "new", "real.txt": "new" });
  });

  test("fails without touching the old text", () => {
    const folder = folderWith({ "busy/inside.txt": "old" });
    expect(() => writeWhole(join(folder, "busy"), "new")).toThrow(/EISDIR|directory/);
    expect(textsIn(folder)).toEqual({ "busy/inside.txt": "old" });
  });
});

describe("writing several files", () => {
  test("writes, replaces and removes", () => {
    const folder = folderWith({ "a.txt": "old", "b.txt": "old" });
    writeAll(
      folder,
      new Map([
        ["a.txt", "new"],
        ["b.txt", undefined],
        ["c/d.txt", "made"],
      ]),
    );
    expect(textsIn(folder)).toEqual({ "a.txt": "new", "c/d.txt": "made" });
  });

  test("all or none: when the last cannot be written, everything is as it was", () => {
    const folder = folderWith({ "a.txt": "old", "b.txt": "old", "z/inside.txt": "old" });
    const before = textsIn(folder);
    const wanted = new Map([
      ["a.txt", "new"],
      ["b.txt", undefined],
      ["new/deep/c.txt", "made"],
      ["z", "a folder is in the way"],
    ]);
    expect(() => writeAll(folder, wanted)).toThrow("is a folder");
    expect(textsIn(folder)).toEqual(before);
  });

  test("a folder that was not there is gone again when it fails", () => {
    const folder = folderWith({ "file.txt": "" });
    expect(() =>
      writeAll(
        join(folder, "new/model"),
        new Map([
          ["a.txt", "a"],
          ["a.txt/b.txt", "b"],
        ]),
      ),
    ).toThrow(/ENOTDIR|EEXIST/);
    expect(textsIn(folder)).toEqual({ "file.txt": "" });
    expect(findModelFiles(folder).files).toEqual([]);
    expect(() => statSync(join(folder, "new"))).toThrow("ENOENT");
  });

  test.each(["../out.txt", "/etc/out.txt", "a/../../out.txt", "a\\..\\..\\out.txt", "nul\0.txt"])(
    "never outside of its folder: %j",
    (uri) => {
      const folder = folderWith();
      mkdirSync(join(folder, "in"));
      expect(() => writeAll(join(folder, "in"), new Map([[uri, "x"]]))).toThrow("outside");
      expect(textsIn(folder)).toEqual({});
    },
  );
});

describe("changing a folder bit by bit", () => {
  test("everything takes its place at the end; what is the same is left as it is", () => {
    const folder = folderWith({ "same.txt": "same", "old.txt": "old", "gone.txt": "", "others.txt": "mine" });
    const time = statSync(join(folder, "same.txt")).mtimeMs;
    const change = changeFolder(folder);
    change.put("same.txt", "same");
    change.put("old.txt", "new");
    change.put("a/b.txt", "made");
    change.remove("gone.txt");
    change.remove("never-there.txt");
    expect(readFileSync(join(folder, "old.txt"), "utf8")).toBe("old");
    expect(change.finish()).toBe(3);
    expect(textsIn(folder)).toEqual({
      "a/b.txt": "made",
      "old.txt": "new",
      "others.txt": "mine",
      "same.txt": "same",
    });
    expect(statSync(join(folder, "same.txt")).mtimeMs).toBe(time);
  });

  test("abandoned, or when it fails, the folder is as it was", () => {
    const folder = folderWith({ "a.txt": "old", "z/inside.txt": "old" });
    const before = textsIn(folder);
    const change = changeFolder(folder);
    change.put("a.txt", "new");
    change.abandon();
    const another = changeFolder(folder);
    another.put("a.txt", "new");
    another.put("z", "a folder is in the way");
    expect(() => another.finish()).toThrow("is a folder");
    const outside = changeFolder(folder);
    expect(() => outside.put("../out.txt", "x")).toThrow("outside");
    outside.abandon();
    expect(textsIn(folder)).toEqual(before);
  });

  test("a file is written when its content is another one only", () => {
    const folder = folderWith({ "a.txt": "old" });
    expect(writeWhenOther(join(folder, "a.txt"), "old")).toBe(false);
    expect(writeWhenOther(join(folder, "a.txt"), "new")).toBe(true);
    expect(writeWhenOther(join(folder, "made/b.txt"), "new")).toBe(true);
    expect(textsIn(folder)).toEqual({ "a.txt": "new", "made/b.txt": "new" });
  });
});

test("a fault of the disk has its code, another error has none", () => {
  const folder = folderWith();
  const faultOf = (work: () => void): string | undefined => {
    try {
      work();
    } catch (error) {
      return diskFault(error);
    }
    return "no fault";
  };
  expect(faultOf(() => readFileSync(join(folder, "none")))).toBe("ENOENT");
  expect(faultOf(() => writeFileSync(folder, ""))).toBe("EISDIR");
  expect(faultOf(() => JSON.parse("{"))).toBeUndefined();
});
