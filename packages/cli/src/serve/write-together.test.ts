import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHash } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { finishWriting, type PlacedChange, writeTogether } from "./write-together.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "orrery-together-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function bytes(text: string | undefined): Uint8Array | undefined {
  return text === undefined ? undefined : new TextEncoder().encode(text);
}

function change(uri: string, before: string | undefined, after: string | undefined): PlacedChange {
  return { uri, path: join(folder, uri), before: bytes(before), after: bytes(after) };
}

function put(uri: string, text: string): void {
  writeFileSync(join(folder, uri), text);
}

function read(uri: string): string {
  return readFileSync(join(folder, uri), "utf8");
}

/** A record as a process leaves it that was killed. */
function record(changes: readonly PlacedChange[], damage = (text: string): string => text): void {
  const contents = changes
    .map(({ before, after }) => [before, after].map((one) => new TextDecoder().decode(one)).join(""))
    .join("");
  const files = changes.map(({ uri, before, after }) => ({
    uri,
    before: before?.length ?? null,
    after: after?.length ?? null,
  }));
  const sha256 = createHash("sha256").update(contents).digest("hex");
  mkdirSync(join(folder, ".orrery"), { recursive: true });
  writeFileSync(
    join(folder, ".orrery", "999999999-1.step"),
    damage(`${JSON.stringify({ version: 1, files, sha256 })}\n${contents}`),
  );
}

const keep = (_change: unknown, now: Uint8Array): Uint8Array => now;

test("writes, makes and removes files, and leaves nothing else behind", () => {
  put("a", "1");
  put("b", "2");
  expect(
    writeTogether(folder, [change("a", "1", "one"), change("b", "2", undefined), change("new/c", undefined, "3")]),
  ).toBe("written");
  expect(read("a")).toBe("one");
  expect(read("new/c")).toBe("3");
  expect(readdirSync(folder).sort()).toEqual(["a", "new"]);
});

test("writes none where one is not what it was taken for", () => {
  put("a", "1");
  put("b", "other");
  expect(writeTogether(folder, [change("a", "1", "one"), change("b", "2", "two")])).toBe("changed");
  expect(writeTogether(folder, [change("a", "1", "one"), change("b", undefined, "two")])).toBe("changed");
  expect(writeTogether(folder, [change("a", "1", "one"), change("c", "2", "two")])).toBe("changed");
  expect([read("a"), read("b")]).toEqual(["1", "other"]);
  expect(readdirSync(folder).sort()).toEqual(["a", "b"]);
});

test("takes all back when one cannot be written", () => {
  put("a", "1");
  put("b", "2");
  const changes = [change("a", "1", "one"), { ...change("b", undefined, "two"), path: join(folder, "b", "c") }];
  expect(() => writeTogether(folder, changes)).toThrow(/ENOTDIR|EEXIST/);
  expect(read("a")).toBe("1");
  expect(readdirSync(folder).sort()).toEqual(["a", "b"]);
});

test.skipIf(process.platform === "win32")("keeps the mode of a file, and a link a link", () => {
  put("a", "1");
  put("real", "2");
  chmodSync(join(folder, "a"), 0o640);
  symlinkSync(join(folder, "real"), join(folder, "b"));
  writeTogether(folder, [change("a", "1", "one"), change("b", "2", "two")]);
  expect(statSync(join(folder, "a")).mode & 0o777).toBe(0o640);
  expect(lstatSync(join(folder, "b")).isSymbolicLink()).toBe(true);
  expect(read("real")).toBe("two");
});

test("a record is finished: what was written stays, what was not is", () => {
  put("a", "one");
  put("b", "2");
  record([change("a", "1", "one"), change("b", "2", "two"), change("c", undefined, "3")]);
  expect(finishWriting(folder, keep)).toBe(true);
  expect([read("a"), read("b"), read("c")]).toEqual(["one", "two", "3"]);
  expect(readdirSync(folder).sort()).toEqual(["a", "b", "c"]);
  expect(finishWriting(folder, keep)).toBe(false);
});

test("a file that somebody changed since is not lost", () => {
  put("a", "theirs");
  put("b", "2");
  record([change("a", "1", "one"), change("b", "2", "two")]);
  finishWriting(folder, (_change, now) => bytes(`${new TextDecoder().decode(now)} and one`));
  expect([read("a"), read("b")]).toEqual(["theirs and one", "two"]);
});

test("a record that is not whole, or leads elsewhere, is dropped", () => {
  put("a", "1");
  for (const damage of [
    (text: string): string => text.slice(0, -1),
    (text: string): string => text.slice(0, 20),
    (): string => "",
    (text: string): string => text.replace('"uri":"a"', '"uri":"../a"'),
  ]) {
    record([change("a", "1", "one"), change("b", undefined, "two")], damage);
    finishWriting(folder, keep);
    expect(read("a")).toBe("1");
    expect(readdirSync(folder)).toEqual(["a"]);
  }
});

test("what another process writes is left to it", () => {
  put("a", "1");
  mkdirSync(join(folder, ".orrery"));
  writeFileSync(join(folder, ".orrery", `${process.ppid}-1.new`), "half");
  expect(finishWriting(folder, keep)).toBe(false);
  expect(readdirSync(join(folder, ".orrery"))).toHaveLength(1);
});
