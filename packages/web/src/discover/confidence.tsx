/** How sure something is: a bar that is full at certain, with the number beside it. */
import type { ReactElement } from "react";
import { useSpeech, useTexts } from "../speech.ts";
import { discoverTexts } from "./discover-texts.ts";

export function Confidence({ share }: { readonly share: number }): ReactElement {
  const text = useTexts(discoverTexts);
  const { percent } = useSpeech();
  const said = percent(share);
  return (
    <span className="confidence" title={text("confidence.of", { share: said })}>
      <svg viewBox="0 0 40 6" aria-hidden="true" focusable="false" preserveAspectRatio="none">
        <rect width="40" height="6" rx="3" />
        <rect className="confidence-full" width={40 * share} height="6" rx="3" />
      </svg>
      <span aria-hidden="true">{said}</span>
      <span className="visually-hidden">{text("confidence.of", { share: said })}</span>
    </span>
  );
}
