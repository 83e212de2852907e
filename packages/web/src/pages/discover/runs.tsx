/** Snapshots beside the model: when, by which sources, how much, and what could not be read. */
import type { ReactElement } from "react";
import type { RunAnswer } from "@orrery/core/answers/discover-answers";
import { useKnownSources } from "../../discover/use-known.ts";
import { Icon } from "../../parts/icon.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { dayName } from "../../time/moment-name.ts";
import { CommandLine } from "./command-line.tsx";
import { overviewTexts } from "./overview-texts.ts";
import { PanelPart } from "./panel-part.tsx";

export function Runs({ runs }: { readonly runs: readonly RunAnswer[] }): ReactElement {
  const text = useTexts(overviewTexts);
  return (
    <PanelPart title={text("runs.title")} intro={text("runs.intro")}>
      <ul className="discover-runs">
        {runs.map((run) => (
          <Run key={run.uri} run={run} />
        ))}
      </ul>
      <details className="discover-more">
        <summary>
          <Icon name="chevron-right" />
          {text("runs.again")}
        </summary>
        <CommandLine command={text("command.discover")} />
        <p className="muted">{text("runs.again.text")}</p>
      </details>
    </PanelPart>
  );
}

function Run({ run }: { readonly run: RunAnswer }): ReactElement {
  const text = useTexts(overviewTexts);
  const { language, number } = useSpeech();
  const { sourceName } = useKnownSources();
  const { name, uri, day, sources, artefacts, problems, fault } = run;
  return (
    <li>
      <h3>
        <Icon name="history" />
        {name}
        {day !== null && <time dateTime={day}>{dayName(day, language)}</time>}
      </h3>
      {fault !== undefined ? (
        <p className="field-error">
          <Icon name="circle-alert" />
          {fault}
        </p>
      ) : (
        <p className="muted">
          {text("runs.artefacts", { count: artefacts })} · <code>{uri}</code>
        </p>
      )}
      <ul className="chips">
        {sources.map((source) => {
          const title = sourceName(source.id);
          return (
            <li
              key={source.id}
              className="chip"
              title={text("runs.source", { name: title, artefacts: source.artefacts, claims: source.claims })}
            >
              {title}
              <b>{number(source.artefacts)}</b>
            </li>
          );
        })}
      </ul>
      {problems.length > 0 && (
        <details className="discover-more">
          <summary>
            <Icon name="chevron-right" />
            {text("runs.problems", { count: problems.length })}
          </summary>
          <dl className="discover-problems">
            {problems.map(({ path, problem }) => (
              <div key={path}>
                <dt>
                  <code>{path}</code>
                </dt>
                <dd>{problem}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </li>
  );
}
