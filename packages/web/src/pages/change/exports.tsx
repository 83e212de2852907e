/** The comparison to take away: as files, and as Markdown for a pull request. */
import { useContext, type ReactElement } from "react";
import { announce } from "../../frame/announcer.tsx";
import { Disclosure } from "../../parts/disclosure.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { comparisonFile, type SidesAsked } from "../../time/answers.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { changeTexts } from "./change-texts.ts";

const files = ["md", "csv", "json"] as const;

export function Exports(props: { readonly sides: SidesAsked; readonly isReady: boolean }): ReactElement {
  const { sides, isReady } = props;
  const text = useTexts(changeTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const copy = async (): Promise<void> => {
    const response = await fetch(comparisonFile(workspace, language, sides, "md"));
    if (!response.ok) throw new Error(response.statusText);
    await navigator.clipboard.writeText(await response.text());
  };
  return (
    <>
      <button
        type="button"
        className="button"
        disabled={!isReady}
        onClick={() => {
          copy().then(
            () => announce(text("export.copied"), "good"),
            () => announce(text("export.failed"), "warning"),
          );
        }}
      >
        <Icon name="copy" />
        {text("export.copy")}
      </button>
      <Disclosure icon="download" label={text("export")} className="downloads">
        <ul>
          {files.map((file) => (
            <li key={file}>
              <a className="download" href={comparisonFile(workspace, language, sides, file)} download>
                <strong>.{file}</strong>
                <span className="muted">{text(`export.${file}`)}</span>
              </a>
            </li>
          ))}
        </ul>
      </Disclosure>
    </>
  );
}
