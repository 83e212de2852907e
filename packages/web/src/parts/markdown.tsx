/** A description in Markdown. What reads it is loaded with the first one: most pages have none before somebody selects something. */
import { Suspense, type ReactElement } from "react";
import { later } from "./later.tsx";

const MarkdownText = later(() => import("./markdown-text.tsx").then((module) => module.MarkdownText));

export function Markdown({ text }: { readonly text: string }): ReactElement {
  return (
    <Suspense fallback={<div className="prose" />}>
      <MarkdownText text={text} />
    </Suspense>
  );
}
