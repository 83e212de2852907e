/** The page of a file: all files of the workspace, and the text of one of them. */
import { useContext, useMemo, type ReactElement } from "react";
import type { WorkspaceAnswer } from "@orrery/core/answers/answers";
import type { Page } from "@orrery/core/answers/url";
import { askFile } from "../answers/client.ts";
import { useAnswer } from "../answers/store.ts";
import { useDraft } from "../editor/drafts.ts";
import { editorTexts } from "../editor/editor-texts.ts";
import { TextPane } from "../editor/text-pane.tsx";
import { goTo, Link } from "../navigation.tsx";
import { Icon } from "../parts/icon.tsx";
import { severities, SeverityMark } from "../parts/severity.tsx";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { useTitle } from "../parts/title.ts";
import { useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";

type SourceAddress = Page & { readonly kind: "source" };

export function SourcePage({ page }: { readonly page: SourceAddress }): ReactElement {
  const text = useTexts(editorTexts);
  const { id: workspace, answer } = useContext(WorkspaceContext);
  const uri = page.uri ?? answer?.files[0]?.uri;
  const asked = uri === undefined ? undefined : askFile(workspace, uri);
  const progress = useAnswer(asked);
  const { line } = page;
  const place = useMemo(() => (line === undefined ? undefined : { line }), [line]);
  useTitle(uri ?? text("source.title"));
  if (answer === undefined) return <Loading />;
  if (uri === undefined) return <Empty icon="file-code" title={text("source.nothing")} isPage />;
  return (
    <div className="source">
      <Files answer={answer} uri={uri} />
      {progress.kind === "loading" && <Loading lines={14} />}
      {progress.kind === "failed" && asked !== undefined && (
        <Failed status={progress.status} message={progress.message} asked={asked} />
      )}
      {progress.kind === "ready" && (
        <TextPane
          key={`${workspace} ${uri}`}
          workspace={workspace}
          file={progress.answer}
          place={place}
          onGo={(to) => goTo({ workspace, page: { kind: "source", uri: to.uri, line: to.line } })}
        />
      )}
    </div>
  );
}

function Files(props: { readonly answer: WorkspaceAnswer; readonly uri: string }): ReactElement {
  const text = useTexts(editorTexts);
  return (
    <nav className="source-files" aria-label={text("source.files")}>
      <h2>{text("source.files")}</h2>
      <ul>
        {props.answer.files.map((file) => (
          <li key={file.uri}>
            <FileLink workspace={props.answer.id} file={file} isCurrent={file.uri === props.uri} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function FileLink(props: {
  readonly workspace: string;
  readonly file: WorkspaceAnswer["files"][number];
  readonly isCurrent: boolean;
}): ReactElement {
  const text = useTexts(editorTexts);
  const { workspace, file } = props;
  const isUnsaved = useDraft(workspace, file.uri) !== undefined;
  const worst = severities.find((severity) => file.diagnostics[severity] > 0);
  return (
    <Link
      className="source-file"
      title={file.uri}
      to={{ workspace, page: { kind: "source", uri: file.uri } }}
      {...(props.isCurrent ? { "aria-current": "page" as const } : {})}
    >
      <Icon name="file-text" />
      <span>{file.uri}</span>
      {isUnsaved && <span className="source-unsaved" role="img" aria-label={text("source.unsaved")} />}
      {worst !== undefined && <SeverityMark severity={worst} quiet />}
    </Link>
  );
}
