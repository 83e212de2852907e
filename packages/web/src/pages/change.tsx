/** What changed: the history of the model, what a commit changed, what two moments differ in. */
import type { ReactElement } from "react";
import type { ChangePart, Page, PageState } from "@orrery/core/answers/url";
import { useTitle } from "../parts/title.ts";
import { useTexts } from "../speech.ts";
import "../styles/change.css";
import "../styles/time.css";
import { changeTexts } from "./change/change-texts.ts";
import { Comparison } from "./change/comparison.tsx";
import { History } from "./change/history.tsx";
import { PartTabs } from "./change/part-tabs.tsx";

export type ChangeAddress = Page & { readonly kind: "change" };

export function ChangePage(props: { readonly page: ChangeAddress; readonly state: PageState }): ReactElement {
  const { page, state } = props;
  const text = useTexts(changeTexts);
  const isOne = page.id !== undefined;
  useTitle(isOne ? text("title.commit", { short: page.id.slice(0, 8) }) : text("title"));
  const part = partOf(page, state);
  if (part !== "history") return <Comparison page={page} state={state} part={part} />;
  return (
    <div className="page page-full change">
      <header className="page-head">
        <div>
          <h1>{text("title")}</h1>
          <p className="subtitle">{text("intro")}</p>
        </div>
      </header>
      <PartTabs page={page} state={state} part={part} />
      <History />
    </div>
  );
}

/** Who compares sees the comparison, everybody else what happened. */
function partOf({ id, part }: ChangeAddress, { at, against }: PageState): ChangePart {
  if (id !== undefined) return part === undefined || part === "history" ? "facts" : part;
  return part ?? (at === undefined && against === undefined ? "history" : "facts");
}
