/** What differs from the moment that is compared with: badges in lists, loaded when something is compared. */
import { Suspense, useContext, type ReactElement } from "react";
import { useFrameAddress } from "../here.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { later } from "./later.tsx";

const Mark = later(() => import("../time/marks.tsx").then((module) => module.Mark));
const ViewMark = later(() => import("../time/marks.tsx").then((module) => module.ViewMark));
const RemovedNote = later(() => import("../time/marks.tsx").then((module) => module.RemovedNote));

/** The badge of an element; nothing while nothing is compared. */
export function ChangeMark({ id }: { readonly id: string }): ReactElement | null {
  return useIsCompared() ? (
    <Suspense>
      <Mark id={id} />
    </Suspense>
  ) : null;
}

/** The badge of a view whose picture differs. */
export function ViewChangeMark({ id }: { readonly id: string }): ReactElement | null {
  return useIsCompared() ? (
    <Suspense>
      <ViewMark id={id} />
    </Suspense>
  ) : null;
}

/** What a list does not show, since only the other moment has it; `*`: of any kind. */
export function RemovedHere({ kind }: { readonly kind: string }): ReactElement | null {
  return useIsCompared() ? (
    <Suspense>
      <RemovedNote kind={kind} />
    </Suspense>
  ) : null;
}

function useIsCompared(): boolean {
  const address = useFrameAddress();
  const { id } = useContext(WorkspaceContext);
  return address?.kind === "page" && address.workspace === id && address.state.against !== undefined;
}
