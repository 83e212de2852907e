/** The result as a document: to be read, kept, or printed as it stands. */
import type { ReactElement } from "react";
import { Disclosure } from "../../parts/disclosure.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useTexts } from "../../speech.ts";
import { simulateTexts } from "./simulate-texts.ts";

/** `path`: of a form of the document. */
export function ReportMenu({ path }: { readonly path: (form: "html" | "md") => string }): ReactElement {
  const text = useTexts(simulateTexts);
  return (
    <Disclosure icon="file-text" label={text("report")} className="grid-more">
      <div className="menu-items">
        <a className="menu-item" href={path("html")} target="_blank" rel="noreferrer">
          <Icon name="file-text" />
          {text("report.html")}
        </a>
        <a className="menu-item" href={path("md")} download>
          <Icon name="download" />
          {text("report.md")}
        </a>
        <button type="button" className="menu-item" data-closes onClick={() => print()}>
          <Icon name="printer" />
          {text("print")}
        </button>
      </div>
    </Disclosure>
  );
}
