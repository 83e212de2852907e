/** Every sort of artefact that is understood: its files, how to get it, what it cannot say. */
import { useContext, type ReactElement } from "react";
import type { DiscoverAnswer, SourceAnswer } from "@orrery/core/answers/discover-answers";
import { useAnswer } from "../../answers/store.ts";
import { Prose } from "../../checks/prose.tsx";
import { askDiscover } from "../../discover/ask-discover.ts";
import { Icon } from "../../parts/icon.tsx";
import { useKept } from "../../parts/kept.ts";
import { Empty, Failed, Loading } from "../../parts/states.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { SearchField } from "../checks/search-field.tsx";
import { DiscoverHead } from "./discover-head.tsx";
import type { DiscoverProps } from "./discover-page.tsx";
import { useLooking } from "./looking.ts";
import { sourcesTexts } from "./sources-texts.ts";

export function SourcesPart({ page }: DiscoverProps): ReactElement {
  const text = useTexts(sourcesTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const looking = useLooking();
  const asked = askDiscover(workspace, language);
  const progress = useAnswer(asked);
  const answer = useKept(progress.kind === "ready" ? progress.answer : undefined);
  const words = page.asked?.q ?? "";
  return (
    <div className="page discover-page">
      <DiscoverHead part="sources" />
      {progress.kind === "failed" ? (
        <Failed status={progress.status} message={progress.message} asked={asked} />
      ) : answer === undefined ? (
        <Loading lines={10} />
      ) : (
        <>
          <div className="discover-filters">
            <SearchField label={text("search")} text={words} onSearch={(q) => looking.set({ q }, "replace")} />
          </div>
          <SourceCards answer={answer} words={words} />
        </>
      )}
    </div>
  );
}

function SourceCards({ answer, words }: { readonly answer: DiscoverAnswer; readonly words: string }): ReactElement {
  const text = useTexts(sourcesTexts);
  const { pick, compare } = useSpeech();
  const wanted = words.toLowerCase().split(/\s+/u);
  const fits = ({ id, title, files }: SourceAnswer): boolean => {
    const all = [id, title.en, title.fr, ...files].join(" ").toLowerCase();
    return wanted.every((word) => all.includes(word));
  };
  const used = new Map<string, number>();
  for (const { sources } of answer.runs)
    for (const { id, artefacts } of sources) used.set(id, (used.get(id) ?? 0) + artefacts);
  const shown = answer.sources.filter(fits).toSorted((a, b) => compare(pick(a.title), pick(b.title)));
  if (shown.length === 0) return <Empty icon="search-x" title={text("none")} />;
  return (
    <ul className="source-cards">
      {shown.map((source) => (
        <SourceCard key={source.id} source={source} artefacts={used.get(source.id) ?? 0} />
      ))}
    </ul>
  );
}

function SourceCard({
  source,
  artefacts,
}: {
  readonly source: SourceAnswer;
  readonly artefacts: number;
}): ReactElement {
  const text = useTexts(sourcesTexts);
  const { pick } = useSpeech();
  const { title, files, cannotSay, howToExport } = source;
  return (
    <li className="card source-card" data-used={artefacts > 0}>
      <h2>
        {pick(title)}
        {artefacts > 0 && (
          <span className="chip">
            <Icon name="check" />
            {text("used", { count: artefacts })}
          </span>
        )}
      </h2>
      <p className="source-files-of">
        {files.map((file) => (
          <code key={file}>{file}</code>
        ))}
      </p>
      <dl>
        <dt>{text("export")}</dt>
        <dd>
          <Prose text={pick(howToExport)} />
        </dd>
        {cannotSay.length > 0 && (
          <>
            <dt>{text("cannot")}</dt>
            <dd>
              <ul>
                {cannotSay.map((one) => (
                  <li key={one.en}>
                    <Prose text={pick(one)} />
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
    </li>
  );
}
