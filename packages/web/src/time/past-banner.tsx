/** Says on every page that it shows another moment than now, and leads back. */
import { useContext, type ReactElement } from "react";
import type { MomentAnswer } from "@orrery/core/answers/time-answers";
import { useAnswer } from "../answers/store.ts";
import type { Say } from "../messages/messages.ts";
import { momentOf } from "../moment.ts";
import { lookAt } from "../navigation.tsx";
import { Icon } from "../parts/icon.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import "../styles/time.css";
import { WorkspaceContext } from "../workspace-context.ts";
import { askMoment } from "./answers.ts";
import { dayName, type TimeKey } from "./moment-name.ts";
import { timeTexts } from "./time-texts.ts";

export function PastBanner({ at }: { readonly at: string }): ReactElement | null {
  const text = useTexts(timeTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const progress = useAnswer(askMoment(workspace, language, at));
  if (at === "now" || (progress.kind === "ready" && progress.answer.kind === "now")) return null;
  const sentence =
    progress.kind === "loading"
      ? text("banner.reading")
      : progress.kind === "failed"
        ? `${text("banner.failed")} ${progress.message}`
        : said(progress.answer, text, language);
  const { against } = momentOf(workspace);
  return (
    <section className="past-banner" aria-label={text("banner.label")} data-failed={progress.kind === "failed"}>
      <Icon name={progress.kind === "failed" ? "triangle-alert" : "history"} />
      <p role="status">
        {sentence} {progress.kind === "ready" && <span className="past-banner-more">{text("banner.readonly")}</span>}
      </p>
      <button
        type="button"
        className="button button-small"
        onClick={() => lookAt(against === undefined ? {} : { against })}
      >
        <Icon name="undo-2" />
        {text("banner.back")}
      </button>
    </section>
  );
}

function said(moment: MomentAnswer, text: Say<TimeKey>, language: "en" | "fr"): string {
  const { kind, title, day, commit } = moment;
  const shownDay = day === undefined ? "" : dayName(day, language);
  switch (kind) {
    case "now":
      return "";
    case "date":
      return text("banner.date", { day: shownDay });
    case "state":
      return text("banner.state", { title, day: shownDay });
    case "revision": {
      const { short = "", author = "", date = "" } = commit ?? {};
      return day === undefined
        ? text("banner.revision", { short, title, author, date: dayName(date, language) })
        : text("banner.revision.day", { short, title, day: shownDay });
    }
    case "workspace":
      return text("banner.workspace", { title });
    case "files":
      return text("banner.files", { title });
  }
}
