/** Finds parts by what they are called. */
import type { Part } from "./parts.ts";

/**
 * Parts whose label holds all words asked for, in any order and whatever the accents; those that begin with them first, those whose badges
 * say so last.
 */
export function findParts(parts: readonly Part[], asked: string, most = 8): readonly Part[] {
  const words = folded(asked)
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return [];
  return parts
    .flatMap((part, order) => {
      if (part.role === "edge" || part.label === "") return [];
      const rank = rankOf(folded(part.label), words);
      return rank === undefined ? [] : [{ part, rank, order }];
    })
    .sort((a, b) => a.rank - b.rank || ownOf(a.part.label).length - ownOf(b.part.label).length || a.order - b.order)
    .slice(0, most)
    .map(({ part }) => part);
}

/** What a label says apart from its badges, which stand behind a semicolon. */
function ownOf(label: string): string {
  return label.split("; ", 1)[0] ?? label;
}

/** 0: the label begins so; 1: all words begin a word; 2: they are somewhere inside; 3: with what badges say. */
function rankOf(whole: string, words: readonly string[]): number | undefined {
  if (!words.every((word) => whole.includes(word))) return undefined;
  const label = ownOf(whole);
  if (!words.every((word) => label.includes(word))) return 3;
  if (label.startsWith(words.join(" "))) return 0;
  const starts = ` ${label.replace(/[^\p{L}\p{N}]+/gu, " ")}`;
  return words.every((word) => starts.includes(` ${word}`)) ? 1 : 2;
}

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
