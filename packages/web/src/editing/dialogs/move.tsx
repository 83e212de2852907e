/** Into another container, one of those that may hold all that moves; or to the top. */
import { useState, type ReactElement } from "react";
import type { ElementSummary } from "@orrery/core/answers/answers";
import type { Edit } from "@orrery/core/answers/edit-answers";
import { Icon } from "../../parts/icon.tsx";
import { useTexts } from "../../speech.ts";
import { editTexts } from "../edit-texts.ts";
import { ElementPicker } from "../element-picker.tsx";
import { Token } from "../fields/reference-field.tsx";
import { useTrial } from "../preview.tsx";
import { useSchema } from "../schema.ts";
import { useElements } from "../use-element.ts";
import { useEditing } from "../use-editing.ts";
import { FormDialog, FormRow } from "./form-dialog.tsx";

type Target = ElementSummary | "top";

export function MoveDialog({ ids }: { readonly ids: readonly string[] }): ReactElement | null {
  const text = useTexts(editTexts);
  const { keep } = useEditing();
  const schema = useSchema();
  const elements = useElements(ids);
  const [target, setTarget] = useState<Target>();
  const edits: readonly Edit[] =
    target === undefined ? [] : ids.map((id) => ({ edit: "move", id, parent: target === "top" ? null : target.id }));
  const trial = useTrial(edits);
  if (schema === undefined || elements.length < ids.length) return null;
  const names = { count: ids.length, name: elements[0]?.name ?? "" };
  const holders = elements.map(({ kind }) => schema.kind(kind.id)?.inside ?? []);
  const kinds = (holders[0] ?? []).filter((kind) => holders.every((some) => some.includes(kind)));
  const parents = elements.map(({ path }) => path.at(-1)?.id);
  const isAtTop = parents.every((parent) => parent === undefined);
  const top = { key: "top", label: text("move.top"), tile: <TopTile /> };
  return (
    <FormDialog
      title={text("move.title", names)}
      does={text("move.do")}
      step={target === undefined ? "choose" : "chosen"}
      isComplete={target !== undefined && trial.kind !== "refused"}
      trial={trial}
      onDo={() => keep(edits, text("move.step", names), text("move.done", names))}
    >
      {target === undefined ? (
        <ElementPicker
          label={text("move.to")}
          kinds={kinds.length === 0 ? ["none"] : kinds}
          except={[...ids, ...(parents.length === 1 ? parents.filter((id) => id !== undefined) : [])]}
          others={isAtTop ? [] : [top]}
          onPickOther={() => setTarget("top")}
          onPick={setTarget}
          placeholder={text(kinds.length === 0 ? "move.none" : "move.search")}
          isInline
        />
      ) : (
        <FormRow label={text("move.to")}>
          {target === "top" ? (
            <Token
              value="top"
              label={text("move.top")}
              names={[]}
              isReference={false}
              onDrop={() => setTarget(undefined)}
            />
          ) : (
            <Token value={target.id} names={[target]} onDrop={() => setTarget(undefined)} />
          )}
        </FormRow>
      )}
    </FormDialog>
  );
}

function TopTile(): ReactElement {
  return (
    <span className="tile" aria-hidden="true">
      <Icon name="arrow-up" />
    </span>
  );
}
