/** The places that say so, the surest first: how it is known, where it stands, what is written there. */
import type { ReactElement } from "react";
import type { EvidenceAnswer } from "@orrery/core/answers/discover-answers";
import { useSpeech, useTexts } from "../speech.ts";
import { ArtefactPlace } from "./artefact-place.tsx";
import { Confidence } from "./confidence.tsx";
import { discoverTexts } from "./discover-texts.ts";
import { useKnownSources } from "./use-known.ts";

export function EvidenceList({ evidence }: { readonly evidence: readonly EvidenceAnswer[] }): ReactElement {
  const text = useTexts(discoverTexts);
  const { pick } = useSpeech();
  const { sourceName, evidenceOf } = useKnownSources();
  if (evidence.length === 0) return <p className="muted">{text("evidence.count", { count: 0 })}</p>;
  return (
    <ol className="evidence" aria-label={text("evidence.title")}>
      {evidence.map((one, place) => {
        const known = evidenceOf(one.class);
        return (
          <li key={place}>
            <p className="evidence-head">
              <b title={known === undefined ? one.class : pick(known.meaning)}>
                {known === undefined ? one.class : pick(known.name)}
              </b>
              <Confidence share={one.confidence} />
              <span className="muted">{sourceName(one.source)}</span>
            </p>
            <ArtefactPlace at={one.at} />
            {one.text !== undefined && <pre className="evidence-text">{one.text}</pre>}
          </li>
        );
      })}
    </ol>
  );
}
