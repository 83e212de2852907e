/** A small text of our language with its words coloured, to be read and copied. */
import type { ReactElement } from "react";

export function ModelText({ text }: { readonly text: string }): ReactElement {
  return (
    <pre className="model-text" tabIndex={0}>
      <code>
        {text
          .trim()
          .split("\n")
          .flatMap((line, index) => [...(index > 0 ? ["\n"] : []), ...piecesOf(line)])
          .map((piece, index) =>
            typeof piece === "string" ? (
              piece
            ) : (
              <span key={index} className={`code-${piece.is}`}>
                {piece.text}
              </span>
            ),
          )}
      </code>
    </pre>
  );
}

type Piece = string | { readonly is: "comment" | "string" | "key" | "kind" | "verb" | "number"; readonly text: string };

/** Comments, texts, keys before a colon, the first word of a statement, arrows, amounts. */
const words =
  /(?<comment>\/\/.*$)|(?<string>"(?:\\.|[^"\\])*")|(?<key>[\w.]+(?=\s*:(?!:)))|(?<verb>->|<->)|(?<number>\b\d[\d.,]*(?:\s?%|[a-z]+\b)?)|(?<kind>(?:^|(?<=[{;}]\s*))[a-z][\w-]*(?=\s+[\w-]))/g;

function piecesOf(line: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const indent = /^\s*/.exec(line)?.[0].length ?? 0;
  if (indent > 0) pieces.push(line.slice(0, indent));
  const rest = line.slice(indent);
  for (const found of rest.matchAll(words)) {
    const [is] = Object.entries(found.groups ?? {}).find(([, text]) => text !== undefined) ?? [];
    if (is === undefined) continue;
    if (found.index > at) pieces.push(rest.slice(at, found.index));
    pieces.push({ is: is as Exclude<Piece, string>["is"], text: found[0] });
    at = found.index + found[0].length;
  }
  return [...pieces, rest.slice(at)];
}
