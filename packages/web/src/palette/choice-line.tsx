/** A choice of the palette: its sign, its name with what matches marked, and what sort of thing it is. */
import type { ReactElement, ReactNode } from "react";
import { findFolded, fold } from "@orrery/core/answers/fold";
import { Icon } from "../parts/icon.tsx";
import { KindTile } from "../parts/layer.tsx";
import { Keys } from "../parts/keys.tsx";
import { useTexts } from "../speech.ts";
import type { Choice } from "./choices.ts";
import { paletteTexts } from "./palette-texts.ts";

export function ChoiceLine({ choice, query }: { readonly choice: Choice; readonly query: string }): ReactElement {
  const text = useTexts(paletteTexts);
  const { kind, title, note, excerpt, keys, blocked, element } = choice;
  return (
    <>
      {kind === undefined ? (
        <span className="tile tile-page" aria-hidden="true">
          <Icon name={choice.icon} />
        </span>
      ) : (
        <KindTile icon={kind.icon} layer={kind.layer} />
      )}
      <span className="palette-text">
        <span className="palette-name">{marked(title, query)}</span>
        {excerpt !== undefined && (
          <span className="palette-where">
            <span className="palette-key">{whereOf(excerpt.where, text)}</span>{" "}
            {excerpt.excerpt.slice(0, excerpt.start)}
            <mark>{excerpt.excerpt.slice(excerpt.start, excerpt.end)}</mark>
            {excerpt.excerpt.slice(excerpt.end)}
          </span>
        )}
        {blocked !== undefined && <span className="palette-where">{blocked}</span>}
      </span>
      {keys !== undefined && <Keys sequence={keys} />}
      {note !== undefined && <span className="palette-kind">{note}</span>}
      {element !== undefined && (
        <span className="palette-more" title={text("palette.actions.open", { name: element.name })} aria-hidden="true">
          <Icon name="ellipsis" />
        </span>
      )}
    </>
  );
}

type PaletteKey = keyof typeof paletteTexts.en;

/** A key of an attribute stays as it is written in the text. */
function whereOf(where: string, text: (key: PaletteKey) => string): string {
  const key = `palette.where.${where}`;
  return key in paletteTexts.en ? text(key as PaletteKey) : where;
}

/** The words of the query, marked where they stand first. */
function marked(title: string, query: string): ReactNode {
  const words = fold(query)
    .split(/\s+/)
    .filter((word) => word !== "");
  const ranges = words.flatMap((word) => findFolded(title, word) ?? []).toSorted((a, b) => a.start - b.start);
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    if (start < at) continue;
    parts.push(title.slice(at, start), <mark key={start}>{title.slice(start, end)}</mark>);
    at = end;
  }
  return [...parts, title.slice(at)];
}
