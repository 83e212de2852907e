/** One harness for every source: its example is read as it says, the same bytes give the same claims, and nothing broken stops it. */
import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { encode } from "../base/text.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { codes } from "../base/codes.ts";
import { claimLine } from "../model/claims/claim-lines.ts";
import type { Claim } from "../model/claims/claim.ts";
import { sources } from "./index.ts";
import { type Heard, inMemoryFile, readAll } from "./read-all.ts";
import type { Source } from "./source.ts";
import { outlineForTests } from "./outline.fixture.ts";

type Files = Readonly<Record<string, string | Uint8Array>>;

async function heardFrom(source: Source, files: Files): Promise<readonly Heard[]> {
  const tree = Object.entries(files).map(([path, content]) =>
    inMemoryFile(path, typeof content === "string" ? encode(content) : content),
  );
  const heard: Heard[] = [];
  for await (const one of readAll({ files: tree }, [source], { outline: outlineForTests })) heard.push(one);
  return heard;
}

async function read(
  source: Source,
  files: Files,
): Promise<{ claims: readonly Claim[]; diagnostics: readonly Diagnostic[] }> {
  const heard = await heardFrom(source, files);
  return {
    claims: heard.flatMap((one) => (one.heard === "claim" ? [one.claim] : [])),
    diagnostics: heard.flatMap((one) => (one.heard === "diagnostic" ? [one.diagnostic] : [])),
  };
}

it("lists every source alphabetically, once, and has a file or folder of its name for each", () => {
  const ids = sources.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
  const names = new Set(readdirSync(import.meta.dirname).map((name) => name.replace(/\.ts$/u, "")));
  expect(ids.filter((id) => !names.has(id))).toEqual([]);
});

describe.each(sources.map((source) => [source.id, source] as const))("%s", (_, source) => {
  it("says what it is in both languages", () => {
    const texts = [source.title, source.howToExport, ...source.cannotSay];
    expect(source.cannotSay.length).toBeGreaterThan(0);
    expect(source.files.length).toBeGreaterThan(0);
    for (const { en, fr } of texts) {
      expect(en.length).toBeGreaterThan(3);
      expect(fr.length).toBeGreaterThan(3);
    }
  });

  it("reads its example as it says, without a complaint", async () => {
    const { claims, diagnostics } = await read(source, source.example.files);
    const lines = claims.map(claimLine);
    expect(source.example.claims.length).toBeGreaterThan(0);
    expect(
      source.example.claims
        .filter((line) => !lines.includes(line))
        .map((line) => `${line}\n got:\n${lines.join("\n")}`),
    ).toEqual([]);
    expect(diagnostics).toEqual([]);
  });

  it("makes claims that hang together", async () => {
    const { claims } = await read(source, source.example.files);
    const keys = new Set(claims.flatMap((claim) => (claim.claim === "mention" ? [claim.key] : [])));
    for (const claim of claims) {
      expect(Object.keys(source.example.files)).toContain(claim.at.file);
      if (claim.claim === "mention") expect(claim.names.length).toBeGreaterThan(0);
      if (claim.claim === "attribute") expect(keys).toContain(claim.of);
      if (claim.certainty !== undefined) expect(claim.certainty).toBeGreaterThan(0);
    }
  });

  it("says the same of the same bytes, and of the same text in UTF-16", async () => {
    const once = await read(source, source.example.files);
    expect(await read(source, source.example.files)).toEqual(once);
    const wide = Object.fromEntries(
      Object.entries(source.example.files).map(([path, text]) => [path, utf16(text)] as const),
    );
    await expect(heardFrom(source, wide)).resolves.toBeDefined();
  });

  it("survives every way in which a file can be cut off or overwritten", async () => {
    const known = new Set(codes.map(({ code }) => code));
    for (const [path, text] of Object.entries(source.example.files)) {
      const bytes = encode(text);
      for (let share = 1; share < 8; share++) {
        const cut = Math.floor((bytes.length * share) / 8);
        const spoilt = Uint8Array.from(bytes, (byte, at) => (at % 29 === share ? (byte * 7 + share) % 256 : byte));
        for (const broken of [bytes.subarray(0, cut), spoilt]) {
          const { diagnostics } = await read(source, { ...source.example.files, [path]: broken });
          for (const { code } of diagnostics) expect(known).toContain(code);
          expect(diagnostics.filter(({ code }) => code === "source-failed")).toEqual([]);
        }
      }
    }
  });
});

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(2 + text.length * 2);
  bytes.set([0xff, 0xfe]);
  for (let at = 0; at < text.length; at++) {
    bytes[2 + at * 2] = text.charCodeAt(at) & 0xff;
    bytes[3 + at * 2] = text.charCodeAt(at) >> 8;
  }
  return bytes;
}
