/** Where files are dropped to be tried, with buttons for those who do not drag. */
import { useContext, useRef, type ReactElement } from "react";
import { goTo } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { MOST_FILES, MOST_TOTAL } from "./collect-files.ts";
import { giveFiles } from "./dropped-files.ts";
import { discoverPage } from "./looking.ts";
import { tryTexts } from "./try-texts.ts";

const MEGABYTE: number = 1024 * 1024;

export function DropPlace(): ReactElement {
  const text = useTexts(tryTexts);
  return (
    <div className="drop-place">
      <Icon name="upload" />
      <p className="drop-rest">{text("drop.title")}</p>
      <p className="drop-over">{text("drop.over")}</p>
      <div className="actions">
        <FileButton label={text("drop.files")} />
        <FileButton label={text("drop.folder")} isFolder />
      </div>
      <p className="muted">
        {text("drop.limits", { files: MOST_FILES, total: MOST_TOTAL / MEGABYTE, names: "node_modules, vendor, .git" })}
      </p>
    </div>
  );
}

function FileButton({
  label,
  isFolder = false,
}: {
  readonly label: string;
  readonly isFolder?: boolean;
}): ReactElement {
  const { id: workspace } = useContext(WorkspaceContext);
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="button" onClick={() => field.current?.click()}>
        <Icon name={isFolder ? "folder-open" : "file-up"} />
        {label}
      </button>
      <input
        ref={field}
        type="file"
        multiple
        {...(isFolder ? { webkitdirectory: "" } : {})}
        className="visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          giveFiles(event.target.files);
          event.target.value = "";
          goTo({ workspace, page: discoverPage("try") });
        }}
      />
    </>
  );
}
