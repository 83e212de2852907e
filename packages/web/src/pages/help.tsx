/** What the words of the model mean, and the guide. */
import { useContext, type ReactElement } from "react";
import type { Page } from "@orrery/core/answers/url";
import { askHelp } from "../help/help.ts";
import { ChapterPage } from "../help/chapter.tsx";
import { HelpIndex } from "../help/help-index.tsx";
import { helpTexts } from "../help/help-texts.ts";
import { WordPage } from "../help/word-page.tsx";
import { Link } from "../navigation.tsx";
import { useAnswer } from "../answers/store.ts";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { useTitle } from "../parts/title.ts";
import { useSpeech, useTexts } from "../speech.ts";
import "../styles/help.css";
import { WorkspaceContext } from "../workspace-context.ts";

type HelpAddress = Page & { readonly kind: "help" };

export function HelpPage({ page }: { readonly page: HelpAddress }): ReactElement {
  const { topic, id } = page;
  if (topic === undefined || id === undefined) return <HelpIndex key={topic} topic={topic} />;
  if (topic === "guide") return <ChapterPage key={id} id={id} />;
  return <Word key={`${topic} ${id}`} topic={topic} id={id} />;
}

function Word(props: { readonly topic: Parameters<typeof askHelp>[2]; readonly id: string }): ReactElement {
  const text = useTexts(helpTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const asked = askHelp(workspace, language, props.topic, props.id);
  const progress = useAnswer(asked);
  useTitle(progress.kind === "ready" ? progress.answer.entry.name : props.id);
  if (progress.kind === "loading") return <Loading lines={10} />;
  if (progress.kind === "ready") return <WordPage answer={progress.answer} />;
  if (progress.status !== 404) return <Failed status={progress.status} message={progress.message} asked={asked} />;
  return (
    <Empty icon="search-x" title={text("help.notfound", { id: props.id })} isPage>
      <p>{text("help.notfound.text")}</p>
      <Link className="button" to={{ workspace, page: { kind: "help" } }}>
        {text("help.all")}
      </Link>
    </Empty>
  );
}
