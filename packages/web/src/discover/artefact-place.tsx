/** A place in an artefact: file and line. It may not be at hand, so it is no link; it is copied by one press. */
import { useState, type ReactElement } from "react";
import type { PlaceAnswer } from "@orrery/core/answers/discover-answers";

export function ArtefactPlace({ at }: { readonly at: PlaceAnswer }): ReactElement {
  const [isCopied, setCopied] = useState(false);
  const said = placeWords(at);
  return (
    <button
      type="button"
      className="artefact-place"
      title={said}
      data-copied={isCopied}
      onClick={() => {
        void navigator.clipboard?.writeText(said).then(
          () => setCopied(true),
          () => setCopied(false),
        );
      }}
    >
      <code>{said}</code>
    </button>
  );
}

function placeWords({ file, line, pointer }: PlaceAnswer): string {
  if (line !== undefined) return `${file}:${String(line)}`;
  return pointer === undefined ? file : `${file} ${pointer}`;
}
