/** A part of the page, or, where nothing was observed yet, how to begin. */
import type { ReactElement, ReactNode } from "react";
import { useKnownSources } from "../../discover/use-known.ts";
import { NothingYet } from "./nothing-yet.tsx";

export function OrNothingYet({ children }: { readonly children: ReactNode }): ReactElement {
  const { answer } = useKnownSources();
  return answer?.observed === null ? <NothingYet answer={answer} /> : <>{children}</>;
}
