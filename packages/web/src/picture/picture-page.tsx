/** A page around a picture: it asks for the picture, and says so where there is none. */
import { useMemo, type ReactElement, type ReactNode } from "react";
import type { ViewAnswer } from "@orrery/core/answers/answers";
import type { PictureRequest } from "@orrery/core/answers/picture-path";
import type { Page, PageState } from "@orrery/core/answers/url";
import { picturePath } from "@orrery/core/answers/picture-path";
import { askPicture } from "./ask-picture.ts";
import { useAnswer } from "../answers/store.ts";
import { useKept } from "../parts/kept.ts";
import { useSame } from "../parts/same.ts";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { useTitle } from "../parts/title.ts";
import { useSpeech } from "../speech.ts";
import type { Part } from "../viewer/parts.ts";
import { OpenPicture } from "./open-picture.tsx";

export type PicturedPage = Page & { readonly kind: "view" | "explore" | "map" };

export interface PicturePageProps {
  readonly page: PicturedPage;
  readonly state: PageState;
  readonly request: PictureRequest;
  /** What the page is called until the server has said it. */
  readonly title: string;
  /** When there is nothing of this name. */
  readonly notFound: { readonly title: string; readonly text: string };
  /** Under the title, from the answer. */
  readonly about: (answer: ViewAnswer) => ReactNode;
  /** More ways to say what is drawn. */
  readonly tools?: ReactNode;
  /** Between the head and the picture, from the answer. */
  readonly above?: (answer: ViewAnswer) => ReactNode;
  /** More to do with what is chosen. */
  readonly deeds?: (chosen: readonly Part[]) => ReactNode;
}

export function PicturePage(props: PicturePageProps): ReactElement {
  const request = useSame(props.request);
  const { language } = useSpeech();
  const asked = askPicture({ ...request, language });
  const progress = useAnswer(asked);
  // What opens in place stays where it is looked at.
  const subject = picturePath({
    ...request,
    lens: undefined,
    language: undefined,
    theme: undefined,
    opened: undefined,
    at: undefined,
  });
  const ready = useMemo(
    () => (progress.kind === "ready" ? { answer: progress.answer, subject } : undefined),
    [progress, subject],
  );
  const kept = useKept(ready);
  useTitle(kept?.answer.title ?? props.title);
  if (progress.kind === "failed") {
    if (progress.status !== 404) return <Failed status={progress.status} message={progress.message} asked={asked} />;
    return (
      <Empty icon="search-x" title={props.notFound.title} isPage>
        <p>{progress.message}</p>
        <p>{props.notFound.text}</p>
      </Empty>
    );
  }
  if (kept === undefined) return <Loading lines={12} />;
  return <OpenPicture {...props} {...kept} request={request} isBusy={progress.kind === "loading"} />;
}
