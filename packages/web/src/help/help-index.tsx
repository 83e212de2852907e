/** Everything that help explains: by topic, or as one finds it. */
import { useContext, useDeferredValue, useMemo, useState, type ReactElement } from "react";
import { fold } from "@orrery/core/answers/fold";
import type { HelpEntry } from "@orrery/core/answers/help-answers";
import type { HelpTopic } from "@orrery/core/answers/url";
import { groupBy } from "@orrery/core/base/group-by";
import { useAnswer } from "../answers/store.ts";
import { openKeys } from "../frame/overlays.ts";
import { Link } from "../navigation.tsx";
import { Icon } from "../parts/icon.tsx";
import type { IconName } from "../parts/icon-names.ts";
import { KindTile } from "../parts/layer.tsx";
import { Failed, Loading } from "../parts/states.tsx";
import { useTitle } from "../parts/title.ts";
import { useSpeech, useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { askChapters, askHelpIndex } from "./help.ts";
import { helpTexts } from "./help-texts.ts";

const topics = ["kind", "verb", "attribute", "viewpoint", "diagnostic"] as const;

const icons: Readonly<Record<HelpEntry["topic"], IconName>> = {
  kind: "box",
  verb: "link",
  attribute: "sliders-horizontal",
  viewpoint: "eye",
  diagnostic: "circle-alert",
};

/** Entries that a search shows. */
const mostFound = 60;

/** `topic`: all entries of it; without one, what there is. */
export function HelpIndex({ topic }: { readonly topic: HelpTopic | undefined }): ReactElement {
  const text = useTexts(helpTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const [sought, setSought] = useState("");
  const needle = fold(useDeferredValue(sought)).trim();
  const asked = askHelpIndex(workspace, language);
  const progress = useAnswer(asked);
  const entries = progress.kind === "ready" ? progress.answer.entries : undefined;
  const own = topic === undefined || topic === "guide" ? undefined : topic;
  const title = own === undefined ? text("help.page") : text(`help.topic.${own}`);
  useTitle(title);
  const found = useMemo(() => findIn(entries ?? [], own, needle), [entries, own, needle]);
  return (
    <div className="page help-index">
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          <p className="subtitle">{own === undefined ? text("help.intro") : text(`help.topic.${own}.about`)}</p>
        </div>
        <button type="button" className="button" onClick={() => openKeys()}>
          <Icon name="keyboard" />
          {text("help.keys")}
        </button>
      </header>
      <label className="field help-find">
        <Icon name="search" />
        <input
          type="search"
          aria-label={text("help.find")}
          placeholder={text("help.find")}
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
      </label>
      {progress.kind === "failed" && <Failed status={progress.status} message={progress.message} asked={asked} />}
      {progress.kind === "loading" && <Loading lines={8} />}
      {entries !== undefined && needle === "" && own === undefined && <Topics entries={entries} />}
      {entries !== undefined && (needle !== "" || own !== undefined) && (
        <Entries entries={found} isMixed={own === undefined} />
      )}
    </div>
  );
}

function Topics({ entries }: { readonly entries: readonly HelpEntry[] }): ReactElement {
  const text = useTexts(helpTexts);
  const { number } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  return (
    <>
      <ul className="help-topics">
        {topics.map((topic) => (
          <li key={topic} className="card">
            <Link className="help-topic" to={{ workspace, page: { kind: "help", topic } }}>
              <Icon name={icons[topic]} />
              <strong>{text(`help.topic.${topic}`)}</strong>
              <span className="card-count">{number(entries.filter((entry) => entry.topic === topic).length)}</span>
              <span className="muted">{text(`help.topic.${topic}.about`)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <GuideList />
    </>
  );
}

function GuideList(): ReactElement {
  const text = useTexts(helpTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const progress = useAnswer(askChapters());
  const chapters = progress.kind === "ready" ? progress.answer : [];
  return (
    <section aria-labelledby="help-guide">
      <h2 id="help-guide" className="section-title">
        {text("help.guide")}
      </h2>
      {language === "fr" && chapters.length > 0 && <p className="muted">{text("help.guide.english")}</p>}
      <ul className="help-chapters" lang="en">
        {chapters.map(({ id, title, sections }) => (
          <li key={id} className="card">
            <Link to={{ workspace, page: { kind: "help", topic: "guide", id } }}>
              <Icon name="book-open" />
              <strong>{title}</strong>
            </Link>
            <p className="muted">{sections.slice(0, 6).join(" · ")}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Entries(props: { readonly entries: readonly HelpEntry[]; readonly isMixed: boolean }): ReactElement {
  const text = useTexts(helpTexts);
  const { named } = useSpeech();
  const { entries, isMixed } = props;
  if (entries.length === 0) return <p>{text("help.find.none")}</p>;
  const groups = [
    ...groupBy(entries, (entry) => (isMixed ? text(`help.topic.${entry.topic}`) : groupName(entry, named, text))),
  ];
  return (
    <>
      {groups.map(([group, members]) => (
        <section key={group} className="help-group">
          <h2>{group}</h2>
          <ul>
            {members.map((entry) => (
              <li key={`${entry.topic} ${entry.id}`}>
                <EntryLine entry={entry} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** A word with its sentence, as lists show it. */
export function EntryLine({ entry }: { readonly entry: HelpEntry }): ReactElement {
  const text = useTexts(helpTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const { topic, id, name, about, icon, layer, count, isOwn } = entry;
  return (
    <Link className="help-entry" to={{ workspace, page: { kind: "help", topic, id } }}>
      {icon === undefined ? <Icon name={icons[topic]} /> : <KindTile icon={icon} layer={layer ?? null} />}
      <span className="help-entry-text">
        <span>
          <strong>{name}</strong>
          {name !== id && <code>{id}</code>}
          {isOwn === true && <span className="chip">{text("help.own")}</span>}
        </span>
        <span className="muted">{about}</span>
      </span>
      {count > 0 && <span className="help-entry-count">{text("help.count", { count })}</span>}
    </Link>
  );
}

function groupName(
  entry: HelpEntry,
  named: (group: string, name: string, fallback?: string) => string,
  text: (key: keyof typeof helpTexts.en) => string,
): string {
  if (entry.topic !== "kind") return entry.groupName;
  return entry.layer === null || entry.layer === undefined ? text("help.description") : named("layer", entry.layer);
}

/** Entries whose name or id begins with it go before those that only hold it, and these before those whose sentence does. */
function findIn(
  entries: readonly HelpEntry[],
  topic: HelpEntry["topic"] | undefined,
  needle: string,
): readonly HelpEntry[] {
  const own = topic === undefined ? entries : entries.filter((entry) => entry.topic === topic);
  if (needle === "") return own;
  const ranked = own.flatMap((entry) => {
    const rank = rankOf(entry, needle);
    return rank === undefined ? [] : [{ entry, rank }];
  });
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, mostFound)
    .map(({ entry }) => entry);
}

function rankOf({ name, id, about }: HelpEntry, needle: string): number | undefined {
  const words = [fold(name), fold(id)];
  if (words.some((word) => word === needle)) return 0;
  if (words.some((word) => word.startsWith(needle))) return 1;
  if (words.some((word) => word.includes(needle))) return 2;
  return fold(about).includes(needle) ? 3 : undefined;
}
