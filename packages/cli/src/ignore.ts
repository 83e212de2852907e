/** Which files a `.gitignore` leaves out (gitignore(5)): its patterns as one question. */

/** Does a path below the folder of the file stay out? Undefined: the file has no opinion. */
export type Ignore = (path: string, isFolder: boolean) => boolean | undefined;

/** The question that the text of a `.gitignore` answers; paths are relative to its folder, with `/`. */
export function readIgnore(text: string): Ignore {
  const patterns = text.split(/\r?\n/).flatMap(readPattern);
  return (path, isFolder) =>
    patterns.findLast((pattern) => (isFolder || !pattern.isForFolders) && pattern.matches.test(path))?.isIgnored;
}

interface Pattern {
  readonly matches: RegExp;
  readonly isIgnored: boolean;
  readonly isForFolders: boolean;
}

function readPattern(line: string): readonly Pattern[] {
  if (line.startsWith("#")) return [];
  let glob = line.replace(/(?<!\\)\s+$/, "");
  const isIgnored = !glob.startsWith("!");
  if (!isIgnored) glob = glob.slice(1);
  const isForFolders = glob.endsWith("/");
  if (isForFolders) glob = glob.slice(0, -1);
  const isAnchored = glob.includes("/");
  if (glob.startsWith("/")) glob = glob.slice(1);
  if (glob === "") return [];
  try {
    return [
      { matches: new RegExp(`^${isAnchored ? "" : "(?:.*/)?"}${expressionOf(glob)}$`, "u"), isIgnored, isForFolders },
    ];
  } catch {
    return []; // a pattern that is none, `[z-a]`, matches nothing, as in Git
  }
}

/** Longest first: `**` with its slashes, then `*`, `?`, a set of characters, an escaped character, any other. */
const PIECE = /\*\*\/|\/\*\*$|\*+|\?|\[(?:!|\^)?\]?(?:\\.|[^\]])*\]|\\.|[^]/gu;

function expressionOf(glob: string): string {
  return (glob.match(PIECE) ?? []).map(pieceOf).join("");
}

function pieceOf(piece: string): string {
  if (piece === "**/") return "(?:.*/)?";
  if (piece === "/**") return "/.*";
  if (piece.startsWith("*")) return "[^/]*";
  if (piece === "?") return "[^/]";
  if (piece.length > 2 && piece.startsWith("[")) {
    const isNot = piece[1] === "!" || piece[1] === "^";
    const inside = piece
      .slice(isNot ? 2 : 1, -1)
      .replace(/[[\]\\](?!-)/g, (sign) => (sign === "\\" ? "\\" : `\\${sign}`));
    return `[${isNot ? "^/" : ""}${inside}]`;
  }
  const plain = piece.startsWith("\\") && piece.length > 1 ? piece.slice(1) : piece;
  return plain.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
