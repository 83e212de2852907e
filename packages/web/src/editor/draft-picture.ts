/** The picture as it would be with a text that is not saved: drawn at every key, one after the other, the newest text each time. */
import { useEffect, useState } from "react";
import type { ViewAnswer } from "@orrery/core/answers/answers";
import type { DraftPicture } from "@orrery/core/answers/language-answers";
import { postJson, Refused } from "../answers/client.ts";
import { settledAs, useDraft } from "./drafts.ts";

export interface Sketch {
  /** As the text last made sense; undefined while the saved picture says it all. */
  readonly picture: ViewAnswer | undefined;
  /** Errors that the text has and the file has not. */
  readonly errors: number;
}

/** What the last drawing was of. */
interface Drawn {
  readonly path: string;
  readonly uri: string;
  readonly picture: ViewAnswer | undefined;
  readonly errors: number;
  /** Of the saved picture at that time: once there is a newer one, it says it all. */
  readonly revision: number;
  /** Of the file that the text began with. */
  readonly hash: string;
}

const nothing: Sketch = { picture: undefined, errors: 0 };

/** Follows the draft of a file; `saved` is the picture of the saved texts at `path`. */
export function useSketch(
  workspace: string,
  uri: string | undefined,
  path: string,
  saved: ViewAnswer | undefined,
): Sketch {
  const draft = useDraft(workspace, uri);
  const [drawn, setDrawn] = useState<Drawn>();
  const revision = saved?.revision ?? 0;
  const text = draft?.text;
  const hash = draft?.base.hash;
  const [pen] = useState(() => new Pen());
  useEffect(() => {
    if (uri === undefined || text === undefined || hash === undefined) return;
    pen.draw({ path, uri, text }, (picture, errors) =>
      setDrawn((before) => ({
        path,
        uri,
        errors,
        revision,
        hash,
        picture: picture ?? (before?.path === path ? before.picture : undefined),
      })),
    );
  }, [pen, path, uri, text, revision, hash]);
  useEffect(() => () => pen.stop(), [pen]);
  if (drawn === undefined || drawn.path !== path || drawn.uri !== uri) return nothing;
  if (draft !== undefined) return drawn;
  // Saved: the sketch stays until the picture of the saved text has come. Given up: the picture is as it was.
  const isSaved = uri !== undefined && settledAs(workspace, uri) !== drawn.hash && drawn.errors === 0;
  return isSaved && drawn.revision === revision ? { picture: drawn.picture, errors: 0 } : nothing;
}

interface Wish {
  readonly path: string;
  readonly uri: string;
  readonly text: string;
}

/** Draws one sketch after the other: what was typed while one was drawn is drawn next, and what was typed over is never drawn. */
class Pen {
  #wish: { readonly wish: Wish; readonly take: Taking } | undefined;
  #isDrawing = false;
  #stop = new AbortController();

  draw(wish: Wish, take: Taking): void {
    this.#wish = { wish, take };
    if (this.#stop.signal.aborted) this.#stop = new AbortController();
    void this.#go();
  }

  stop(): void {
    this.#wish = undefined;
    this.#stop.abort();
  }

  async #go(): Promise<void> {
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    for (let next = this.#wish; next !== undefined; next = this.#wish) {
      this.#wish = undefined;
      const { wish, take } = next;
      try {
        const answer = (await postJson(
          wish.path,
          { uri: wish.uri, text: wish.text },
          this.#stop.signal,
        )) as DraftPicture<ViewAnswer>;
        take(answer.picture ?? undefined, answer.errors);
      } catch (failure) {
        // The view itself is being written, or the server is away: the last picture stays.
        if (failure instanceof Refused && failure.status === 404) take(undefined, 1);
      }
    }
    this.#isDrawing = false;
  }
}

type Taking = (picture: ViewAnswer | undefined, errors: number) => void;
