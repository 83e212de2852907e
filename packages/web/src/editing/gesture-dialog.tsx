/** The dialog of the gesture that is under way; each comes when it is first needed. */
import { Suspense, type ReactElement } from "react";
import { later } from "../parts/later.tsx";
import type { Gesture } from "./gestures.ts";

const CreateDialog = later(() => import("./dialogs/create.tsx").then((module) => module.CreateDialog));
const ConnectDialog = later(() => import("./dialogs/connect.tsx").then((module) => module.ConnectDialog));
const RenameDialog = later(() => import("./dialogs/rename.tsx").then((module) => module.RenameDialog));
const ChangeIdDialog = later(() => import("./dialogs/change-id.tsx").then((module) => module.ChangeIdDialog));
const MoveDialog = later(() => import("./dialogs/move.tsx").then((module) => module.MoveDialog));
const RemoveDialog = later(() => import("./dialogs/remove.tsx").then((module) => module.RemoveDialog));
const AddToViewDialog = later(() => import("./dialogs/add-to-view.tsx").then((module) => module.AddToViewDialog));

export function GestureDialog({ gesture }: { readonly gesture: Gesture }): ReactElement {
  return (
    <Suspense>
      <OneDialog gesture={gesture} />
    </Suspense>
  );
}

function OneDialog({ gesture }: { readonly gesture: Gesture }): ReactElement {
  switch (gesture.gesture) {
    case "create":
      return <CreateDialog gesture={gesture} />;
    case "connect":
      return <ConnectDialog gesture={gesture} />;
    case "rename":
      return <RenameDialog id={gesture.id} />;
    case "change-id":
      return <ChangeIdDialog id={gesture.id} />;
    case "move":
      return <MoveDialog ids={gesture.ids} />;
    case "remove":
      return <RemoveDialog ids={gesture.ids} />;
    case "add-to-view":
      return <AddToViewDialog ids={gesture.ids} />;
  }
}
