/** The sorts of drift as signs: a shape, a word and a colour, each enough by itself. */
import type { ReactElement } from "react";
import type { DriftSort } from "@orrery/core/discovery/drift-items";
import { useTexts } from "../speech.ts";
import { discoverTexts } from "./discover-texts.ts";

/** The gravest first, as lists have them. */
export const driftSorts: readonly DriftSort[] = ["contradicting", "unmodelled", "unconfirmed", "undecidable"];

/** As pictures draw them: two lines, a hollow box, a crossed one, a question. */
export function DriftShape({ sort }: { readonly sort: DriftSort }): ReactElement {
  return (
    <svg className={`drift-shape drift-${sort}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {sort === "contradicting" && (
        <>
          <path className="drift-solid" d="M8 1 15.5 14.5H.5Z" />
          <path className="drift-cut" d="M8 6v4.2M8 12v.9" />
        </>
      )}
      {sort === "unmodelled" && <path d="M1 1h14v14H1ZM4 4h8v8H4Z" />}
      {sort === "unconfirmed" && <path strokeDasharray="3 2.2" d="M1.2 3h13.6v10H1.2Z" />}
      {sort === "undecidable" && (
        <>
          <circle cx="8" cy="8" r="6.8" />
          <path d="M6 6.3c0-2.7 4.1-2.6 4.1-.1C10.1 8 8 7.7 8 9.6M8 11.6v.6" />
        </>
      )}
    </svg>
  );
}

export function DriftSign({ sort }: { readonly sort: DriftSort }): ReactElement {
  const text = useTexts(discoverTexts);
  return (
    <span className={`drift-sign drift-${sort}`}>
      <DriftShape sort={sort} />
      {text(`sort.${sort}`)}
    </span>
  );
}
