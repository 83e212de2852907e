/** What a page shows when it has nothing to show: still loading, failed, empty. */
import type { ReactElement, ReactNode } from "react";
import type { Question } from "../answers/client.ts";
import { retry } from "../answers/store.ts";
import { useSpeech } from "../speech.ts";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-names.ts";

/** Grey lines in the place of the text to come; shown after a moment, so that fast answers don't flicker. */
export function Loading({ lines = 6 }: { readonly lines?: number }): ReactElement {
  const { text } = useSpeech();
  return (
    <div className="loading" role="status" aria-label={text("loading")}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="skeleton" />
      ))}
    </div>
  );
}

export function Failed(props: {
  readonly status: number;
  readonly message: string;
  readonly asked: Question<unknown>;
}): ReactElement {
  const { text } = useSpeech();
  const reason = props.status === 0 ? text("error.offline") : props.message;
  return (
    <Empty icon={props.status === 0 ? "wifi-off" : "circle-alert"} title={text("error.title")} isAlert>
      <p>{reason}</p>
      <button type="button" className="button" onClick={() => retry(props.asked)}>
        <Icon name="rotate-cw" />
        {text("error.retry")}
      </button>
    </Empty>
  );
}

export function Empty(props: {
  readonly icon: IconName;
  readonly title: string;
  readonly isAlert?: boolean;
  readonly isPage?: boolean;
  readonly children?: ReactNode;
}): ReactElement {
  const Title = props.isPage === true ? "h1" : "h2";
  return (
    <div className="empty" {...(props.isAlert === true ? { role: "alert" } : {})}>
      <Icon name={props.icon} className="empty-icon" />
      <Title>{props.title}</Title>
      {props.children}
    </div>
  );
}
