/** Edits of where an element stands and of its id; with a view go the places that its sidecar remembers. */
import type { Edit } from "../answers/edit-answers.ts";
import type { Element } from "../model/model.ts";
import { refusedInside } from "./create.ts";
import type { Refusal } from "./refusal.ts";
import { sidecarOf } from "./sidecar.ts";
import { isRefusal, type Made, nothing, ours, type Stage } from "./stage.ts";

type Of<Word extends Edit["edit"]> = Extract<Edit, { readonly edit: Word }>;

/** Into another container, or to the top. */
export function move({ id, parent: to }: Of<"move">, stage: Stage): Made | Refusal {
  const element = ours(stage, id);
  if (isRefusal(element)) return element;
  if ((element.parent?.id ?? null) === to) return nothing;
  if (to === null) return { changes: [{ change: "move-element", id: element.id, parent: undefined }] };
  const parent = ours(stage, to);
  if (isRefusal(parent)) return parent;
  if (element.parent?.row === parent.row) return nothing;
  const kind = stage.model.parts.kindOf[element.row] ?? -1;
  return (
    refusedInside(kind, parent, stage) ?? {
      changes: [{ change: "move-element", id: element.id, parent: parent.id }],
    }
  );
}

/** An element with what is nested in it, and every mention of them. */
export function remove({ id }: Of<"remove">, stage: Stage): Made | Refusal {
  const element = ours(stage, id);
  if (isRefusal(element)) return element;
  const sidecar = element.kind === "view" ? sidecarOf(element) : undefined;
  return {
    changes: [{ change: "remove-element", id: element.id }],
    removed: nestedIn(element).map((one) => one.id),
    ...(sidecar === undefined || stage.texts.text(sidecar) === undefined
      ? {}
      : { files: [{ uri: sidecar, bytes: undefined }] }),
  };
}

/** A new id, here and wherever it is mentioned; the places of a view are kept under its new name. */
export function changeId({ id, to }: Of<"change-id">, stage: Stage): Made | Refusal {
  const element = ours(stage, id);
  if (isRefusal(element)) return element;
  const wanted = to.trim();
  if (wanted === element.id) return nothing;
  const [before, after] = element.kind === "view" ? [sidecarOf(element), sidecarOf(element, wanted)] : [];
  const places = before === undefined ? undefined : stage.texts.text(before);
  return {
    changes: [{ change: "change-id", id: element.id, to: wanted }],
    ...(before === undefined || after === undefined || places === undefined
      ? {}
      : {
          files: [
            { uri: before, bytes: undefined },
            { uri: after, bytes: places },
          ],
        }),
  };
}

/** The element and all that is written inside it. */
function nestedIn(element: Element): readonly Element[] {
  const { model } = element;
  const found = [element];
  for (const one of found)
    for (const child of one.children) if (model.columns.elementParent[child.row] !== 0) found.push(child);
  return found;
}
