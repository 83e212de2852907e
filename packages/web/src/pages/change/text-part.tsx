/** Texts that differ: the files, and one of them before and after, in the colours of the language. */
import { Fragment, useContext, useEffect, useRef, useState, type ReactElement } from "react";
import type { ComparedFile } from "@orrery/core/answers/time-answers";
import { useAnswer } from "../../answers/store.ts";
import { Link } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import { Empty, Failed, Loading } from "../../parts/states.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { askComparedText, type SidesAsked } from "../../time/answers.ts";
import { ChangeBadge } from "../../time/change-badge.tsx";
import { WorkspaceContext } from "../../workspace-context.ts";
import type { ChangeAddress } from "../change.tsx";
import { changeTexts } from "./change-texts.ts";
import { openTextDifference, type TextForm } from "./text-difference.ts";

/** Width below which two texts side by side are too narrow to read. */
const wide = "(min-width: 70rem)";

export function TextPart(props: {
  readonly page: ChangeAddress;
  readonly sides: SidesAsked;
  readonly files: readonly ComparedFile[];
}): ReactElement {
  const { page, sides, files } = props;
  const text = useTexts(changeTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const [form, setForm] = useState<TextForm>(() => (matchMedia(wide).matches ? "split" : "unified"));
  const file = files.find(({ uri }) => uri === page.file) ?? files[0];
  if (file === undefined) {
    return (
      <Empty icon="circle-check" title={text("text.none")}>
        <p>{text("text.none.text")}</p>
      </Empty>
    );
  }
  return (
    <div className="change-split">
      <nav className="change-list" aria-label={text("text.files")}>
        <ul>
          {files.map((one) => (
            <li key={one.uri}>
              <Link
                className="change-item"
                to={{ workspace, page: { ...page, part: "text", file: one.uri } }}
                {...(one === file ? { "aria-current": "true" as const } : {})}
              >
                <FileName file={one} />
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <section className="change-shown" aria-label={file.uri}>
        <div className="change-tools">
          <h2 className="change-file">{file.uri}</h2>
          <div className="segmented" role="group" aria-label={text("text.form")}>
            {(["split", "unified"] as const).map((one) => (
              <button key={one} type="button" aria-pressed={form === one} onClick={() => setForm(one)}>
                <Icon name={one === "split" ? "columns-2" : "file-text"} />
                {text(`text.${one}`)}
              </button>
            ))}
          </div>
          {file.change !== "removed" && (
            <Link className="button" to={{ workspace, page: { kind: "source", uri: file.uri } }}>
              <Icon name="file-code" />
              {text("text.open")}
            </Link>
          )}
        </div>
        <Difference key={`${file.uri} ${form}`} file={file} sides={sides} form={form} />
      </section>
    </div>
  );
}

function FileName({ file }: { readonly file: ComparedFile }): ReactElement {
  const text = useTexts(changeTexts);
  const { number } = useSpeech();
  const { uri, formerly, change, added, removed } = file;
  return (
    <>
      <ChangeBadge change={change === "moved" ? "changed" : change} isShort />
      <span className="change-item-name">
        {uri.split("/").map((part, index) => (
          <Fragment key={index}>
            {index > 0 && (
              <>
                /<wbr />
              </>
            )}
            {part}
          </Fragment>
        ))}
        {formerly !== undefined && <span className="muted"> {text("text.moved", { uri: formerly })}</span>}
      </span>
      {added !== null && removed !== null && (
        <span className="counts" aria-label={text("text.lines", { added, removed })} role="img">
          <span className="count-added">+{number(added)}</span>
          <span className="count-removed">−{number(removed)}</span>
        </span>
      )}
    </>
  );
}

function Difference(props: {
  readonly file: ComparedFile;
  readonly sides: SidesAsked;
  readonly form: TextForm;
}): ReactElement {
  const { file, sides, form } = props;
  const text = useTexts(changeTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const host = useRef<HTMLDivElement>(null);
  const asked = askComparedText(workspace, language, sides, file);
  const progress = useAnswer(asked);
  const answer = progress.kind === "ready" ? progress.answer : undefined;
  useEffect(() => {
    if (host.current === null || answer === undefined) return undefined;
    return openTextDifference({
      host: host.current,
      before: answer.before ?? "",
      after: answer.after ?? "",
      form,
      language,
      beforeLabel: text("text.before", { uri: answer.uri }),
      afterLabel: text("text.after", { uri: answer.uri }),
    });
  }, [answer, form, language, text]);
  if (progress.kind === "failed") return <Failed status={progress.status} message={progress.message} asked={asked} />;
  return (
    <>
      {progress.kind === "loading" && <Loading lines={8} />}
      <div className="text-difference" hidden={progress.kind === "loading"}>
        <div ref={host} />
      </div>
    </>
  );
}
