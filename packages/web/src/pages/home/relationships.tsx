/** How the model is connected: relationships by their verbs. */
import type { ReactElement } from "react";
import type { WorkspaceAnswer } from "@orrery/core/answers/answers";
import { verbName } from "../../parts/words.ts";
import { useSpeech, useTexts } from "../../speech.ts";
import { homeTexts } from "./home-texts.ts";

export function Relationships({ answer }: { readonly answer: WorkspaceAnswer }): ReactElement {
  const speech = useSpeech();
  const text = useTexts(homeTexts);
  const counted = Object.entries(answer.statistics.byRelationship)
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a);
  const most = Math.max(...counted.map(([, count]) => count));
  return (
    <section className="card" aria-labelledby="relationships-title">
      <h2 id="relationships-title">{text("home.relationships")}</h2>
      <ul className="bars">
        {counted.map(([verb, count]) => (
          <li key={verb}>
            <span className="bars-name">{verbName(speech, verb)}</span>
            <span className="bar" aria-hidden="true">
              <span style={{ width: `${(100 * count) / most}%` }} />
            </span>
            <span className="bars-count">{speech.number(count)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
