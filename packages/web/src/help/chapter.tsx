/** A chapter of the guide. Its links to other chapters and to the reference lead to pages here. */
import { useContext, useEffect, useMemo, type ReactElement, type ReactNode } from "react";
import type { HelpTopic } from "@orrery/core/answers/url";
import { useAnswer } from "../answers/store.ts";
import { Link } from "../navigation.tsx";
import { Icon } from "../parts/icon.tsx";
import { MarkdownText, type MarkdownWays } from "../parts/markdown-text.tsx";
import { Failed, Loading } from "../parts/states.tsx";
import { useTitle } from "../parts/title.ts";
import { useSpeech, useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { anchorOf, askChapter, askChapters } from "./help.ts";
import { helpTexts } from "./help-texts.ts";

/** `id`: the chapter, and behind `#` the section that is led to. */
export function ChapterPage({ id }: { readonly id: string }): ReactElement {
  const text = useTexts(helpTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const [chapter = "", section] = id.split("#");
  const asked = askChapter(chapter);
  const progress = useAnswer(asked);
  const title = progress.kind === "ready" ? progress.answer.title : chapter;
  useTitle(title);
  useEffect(() => {
    if (section === undefined || progress.kind !== "ready") return;
    const heading = document.getElementById(headingId(section));
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  }, [section, progress]);
  const ways = useMemo((): MarkdownWays => waysOf(workspace, chapter), [workspace, chapter]);
  if (progress.kind === "loading") return <Loading lines={12} />;
  if (progress.kind === "failed") return <Failed status={progress.status} message={progress.message} asked={asked} />;
  return (
    <div className="page guide">
      <header className="page-head">
        <h1>{title}</h1>
      </header>
      {language === "fr" && (
        <p className="guide-note">
          <Icon name="languages" />
          {text("help.guide.english")}
        </p>
      )}
      <div className="guide-columns">
        <article lang="en">
          <MarkdownText text={withOwnLinks(withoutTitle(progress.answer.text))} ways={ways} />
        </article>
        <Chapters chapter={chapter} />
      </div>
    </div>
  );
}

function Chapters({ chapter }: { readonly chapter: string }): ReactElement {
  const text = useTexts(helpTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const progress = useAnswer(askChapters());
  const chapters = progress.kind === "ready" ? progress.answer : [];
  return (
    <nav className="guide-chapters" aria-label={text("help.guide.all")}>
      <ul lang="en">
        {chapters.map(({ id, title, sections }) => (
          <li key={id}>
            <Link
              to={{ workspace, page: { kind: "help", topic: "guide", id } }}
              {...(id === chapter ? { "aria-current": "page" as const } : {})}
            >
              {title}
            </Link>
            {id === chapter && (
              <ul>
                {sections.map((section) => (
                  <li key={section}>
                    <Link to={{ workspace, page: { kind: "help", topic: "guide", id: `${id}#${anchorOf(section)}` } }}>
                      {section}
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Ids of headings don't meet other ids of the page. */
function headingId(anchor: string): string {
  return `guide-${anchor}`;
}

function withoutTitle(text: string): string {
  return text.replace(/^\s*# .*\n/, "");
}

/** Host of links within the documentation; nobody can own it (RFC 2606). */
const own = "https://guide.invalid/";

/** The reader of Markdown knows links of the web only; those between the files become such, and are known again when they are shown. */
function withOwnLinks(text: string): string {
  return text.replace(/\]\((?!https?:|mailto:)([^)\s]+)\)/g, `](${own}$1)`);
}

/** Pages of the reference that help explains word by word. */
const references: Readonly<Record<string, HelpTopic>> = {
  kinds: "kind",
  relationships: "verb",
  attributes: "attribute",
  diagnostics: "diagnostic",
  viewpoints: "viewpoint",
};

function waysOf(workspace: string, chapter: string): MarkdownWays {
  const to = (topic: HelpTopic, id: string | undefined, content: ReactNode): ReactElement => (
    <Link to={{ workspace, page: { kind: "help", topic, ...(id === undefined ? {} : { id }) } }}>{content}</Link>
  );
  return {
    firstHeading: 1,
    anchorOf: (heading) => headingId(anchorOf(heading)),
    link: (href, content) => {
      if (!href.startsWith(own)) return undefined;
      const path = href.slice(own.length);
      if (path.startsWith("#")) return to("guide", chapter + path, content);
      const [, name = "", anchor = ""] = /(?:^|\/)([\w-]+)\.md(#.*)?$/.exec(path) ?? [];
      const topic = references[name];
      if (topic !== undefined)
        return to(topic, anchor === "" ? undefined : decodeURIComponent(anchor.slice(1)), content);
      const isChapter = /^(?:\.\.\/(?:guide|reference)\/)?[\w-]+\.md/.test(path);
      // Decisions and sources are in the repository only.
      return isChapter ? to("guide", name + anchor, content) : <span>{content}</span>;
    },
  };
}
