/** The text beside a picture: what is chosen in one is shown in the other. */
import { useContext, useEffect, useId, useMemo, useRef, useState, type ReactElement } from "react";
import type { FileAnswer, ViewAnswer } from "@orrery/core/answers/answers";
import { askElement, askFile } from "../answers/client.ts";
import { useAnswer } from "../answers/store.ts";
import { Link } from "../navigation.tsx";
import { Icon } from "../parts/icon.tsx";
import { useKept } from "../parts/kept.ts";
import { Failed, Loading } from "../parts/states.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import type { Part } from "../viewer/parts.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import type { Sketch } from "./draft-picture.ts";
import { plainLines, useDraft } from "./drafts.ts";
import { editorTexts } from "./editor-texts.ts";
import { useOutline } from "./outline.ts";
import { partAtCaret, statementOf } from "./part-at-caret.ts";
import type { SaidLines } from "./said-lines.ts";
import { Splitter, useShare } from "./splitter.tsx";
import { TextPane, type TextPlace } from "./text-pane.tsx";

export interface SplitTextProps {
  readonly answer: ViewAnswer;
  readonly parts: readonly Part[];
  /** The last thing that was chosen in the picture. */
  readonly chosen: Part | undefined;
  readonly sketch: Sketch;
  /** The caret went into the statement of a part. */
  readonly onChoose: (part: Part) => void;
  readonly onClose: () => void;
}

export function SplitText(props: SplitTextProps): ReactElement {
  const { answer, chosen } = props;
  const text = useTexts(editorTexts);
  const { language } = useSpeech();
  const { id: workspace, answer: opened } = useContext(WorkspaceContext);
  const [share, changeShare] = useShare();
  const pane = useId();
  /** Where the reader went by themselves, until they choose something else in the picture. */
  const [visited, setVisited] = useState<{ readonly place: TextPlace; readonly from: string | undefined }>();
  const element = chosen === undefined ? undefined : (chosen.element ?? chosen.from);
  const progress = useAnswer(element === undefined ? undefined : askElement(workspace, language, element));
  const origin = progress.kind === "ready" ? progress.answer.origin : undefined;
  const kept = useKept(origin) ?? answer.origin ?? undefined;
  const isVisiting = visited !== undefined && visited.from === chosen?.id;
  const uri = (isVisiting ? visited.place.uri : kept?.uri) ?? opened?.files[0]?.uri;
  const asked = uri === undefined ? undefined : askFile(workspace, uri);
  const file = useAnswer(asked);
  const visit = (place: TextPlace): void => setVisited({ place, from: chosen?.id });
  return (
    <>
      <Splitter label={text("split.size")} share={share} controls={pane} onChange={changeShare} />
      <div
        className="split-text"
        id={pane}
        style={{ width: `${share}%` }}
        role="region"
        aria-label={text("split.label")}
      >
        {file.kind === "loading" && <Loading lines={12} />}
        {file.kind === "failed" && asked !== undefined && (
          <Failed status={file.status} message={file.message} asked={asked} />
        )}
        {file.kind === "ready" && uri !== undefined && (
          <Followed
            key={`${workspace} ${uri}`}
            {...props}
            workspace={workspace}
            file={file.answer}
            place={isVisiting ? visited.place : undefined}
            onGo={visit}
          />
        )}
      </div>
    </>
  );
}

/** The text of one file, whose caret and lines follow the picture. */
function Followed(
  props: SplitTextProps & {
    readonly workspace: string;
    readonly file: FileAnswer;
    readonly place: TextPlace | undefined;
    readonly onGo: (place: TextPlace) => void;
  },
): ReactElement {
  const { workspace, file, chosen, parts, sketch } = props;
  const text = useTexts(editorTexts);
  const { answer } = useContext(WorkspaceContext);
  const draft = useDraft(workspace, file.uri);
  const outline = useOutline(workspace, file.uri, draft?.text ?? plainLines(file.text));
  /** What the caret itself has chosen: the text stays where it is then. */
  const byCaret = useRef<string>(undefined);
  const statement = outline === undefined || chosen === undefined ? undefined : statementOf(outline, chosen);
  const { line, endLine } = statement ?? {};
  const [said, setSaid] = useState<SaidLines>();
  useEffect(() => {
    const isHere = byCaret.current !== undefined && byCaret.current === chosen?.id;
    // oxlint-disable-next-line react/set-state-in-effect
    setSaid(line === undefined || endLine === undefined ? undefined : { line, endLine, isHere });
  }, [line, endLine, chosen?.id]);
  const caret = (offset: number, now: string): void => {
    const part = outline === undefined ? undefined : partAtCaret(outline, parts, now, offset);
    if (part === undefined || part.id === chosen?.id) return;
    byCaret.current = part.id;
    props.onChoose(part);
  };
  const files = useMemo(() => answer?.files.map(({ uri }) => uri) ?? [file.uri], [answer, file.uri]);
  return (
    <TextPane
      workspace={workspace}
      file={file}
      place={props.place}
      said={said}
      onGo={props.onGo}
      onCaret={caret}
      head={
        <label className="picker split-file">
          <span className="visually-hidden">{text("split.files")}</span>
          <select value={file.uri} onChange={(event) => props.onGo({ uri: event.target.value, line: 1 })}>
            {files.map((uri) => (
              <option key={uri}>{uri}</option>
            ))}
          </select>
        </label>
      }
      tools={
        <>
          <Link
            className="icon-button"
            to={{ workspace, page: { kind: "source", uri: file.uri, ...(line === undefined ? {} : { line }) } }}
            aria-label={text("split.whole")}
            title={text("split.whole")}
          >
            <Icon name="maximize" />
          </Link>
          <button
            type="button"
            className="icon-button"
            aria-label={text("split.close")}
            title={text("split.close")}
            onClick={props.onClose}
          >
            <Icon name="x" />
          </button>
        </>
      }
      sign={<Sign sketch={sketch} />}
    />
  );
}

/** How the picture stands to the text; quiet, since it changes with every key. */
function Sign({ sketch }: { readonly sketch: Sketch }): ReactElement | null {
  const text = useTexts(editorTexts);
  if (sketch.errors > 0) {
    return (
      <p className="split-sign is-error" data-sketch="errors">
        <Icon name="triangle-alert" />
        {text("split.errors", { count: sketch.errors })}
      </p>
    );
  }
  if (sketch.picture === undefined) return null;
  return (
    <p className="split-sign" data-sketch="drawn">
      <Icon name="file-pen" />
      {text("split.draft")}
    </p>
  );
}
