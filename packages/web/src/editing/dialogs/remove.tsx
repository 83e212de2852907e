/** What goes with elements when they are removed, shown before anything does. */
import type { ReactElement } from "react";
import type { Edit } from "@orrery/core/answers/edit-answers";
import type { ElementAnswer } from "@orrery/core/answers/answers";
import { useContext } from "react";
import { Icon } from "../../parts/icon.tsx";
import { KindTile } from "../../parts/layer.tsx";
import { useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { editTexts } from "../edit-texts.ts";
import { useTrial } from "../preview.tsx";
import { useElements } from "../use-element.ts";
import { useEditing } from "../use-editing.ts";
import { FormDialog } from "./form-dialog.tsx";
import { useGoneElsewhere } from "./gone-elsewhere.ts";

const mostNamed = 40;

export function RemoveDialog({ ids }: { readonly ids: readonly string[] }): ReactElement | null {
  const text = useTexts(editTexts);
  const { keep } = useEditing();
  const edits: readonly Edit[] = ids.map((id) => ({ edit: "remove", id }));
  const trial = useTrial(edits);
  const elements = useElements(ids);
  const removed = trial.kind === "ready" ? trial.answer.removed : ids;
  const gone = useElements(removed.slice(0, mostNamed));
  const goTo = useGoneElsewhere(ids[0] ?? "");
  const [first] = elements;
  if (first === undefined) return null;
  const names = { count: ids.length, name: first.name };
  const remove = async (): Promise<string | undefined> => {
    const refused = await keep(edits, text("remove.step", names), text("remove.done", names));
    if (refused === undefined) goTo(first.path.at(-1)?.id, first.kind.id);
    return refused;
  };
  return (
    <FormDialog
      title={text("remove.title", names)}
      does={text("remove.do", names)}
      isComplete={trial.kind === "ready"}
      trial={trial}
      onDo={remove}
      isDanger
      showsPreview
    >
      <Gone elements={gone} removed={removed} asked={ids} />
      <p className="form-note">
        <Icon name="undo-2" />
        {text("remove.undo")}
      </p>
    </FormDialog>
  );
}

function Gone(props: {
  readonly elements: readonly ElementAnswer[];
  readonly removed: readonly string[];
  readonly asked: readonly string[];
}): ReactElement {
  const text = useTexts(editTexts);
  const { kindOf } = useContext(WorkspaceContext);
  const { elements, removed, asked } = props;
  const lost = lossesOf(elements, removed);
  return (
    <ul className="gone">
      <li>
        <Icon name="trash-2" />
        <div>
          {text("remove.gone", { count: removed.length })}
          <ul className="tokens">
            {elements.map(({ id, name, kind }) => (
              <li key={id} className="token">
                <KindTile icon={kindOf(kind.id).icon} layer={kind.layer} />
                <span className="token-name">{name}</span>
                {!asked.includes(id) && <span className="muted">{text("remove.with")}</span>}
              </li>
            ))}
          </ul>
        </div>
      </li>
      <li>
        <Icon name="unlink" />
        {text("remove.relationships", { count: lost.relationships })}
      </li>
      <li>
        <Icon name="link" />
        {text("remove.mentions", { count: lost.mentions })}
      </li>
    </ul>
  );
}

/** Relationships of what goes, each once, and attributes of others that refer to it. */
function lossesOf(
  elements: readonly ElementAnswer[],
  removed: readonly string[],
): { readonly relationships: number; readonly mentions: number } {
  const relationships = new Set<string>();
  const mentions = new Set<string>();
  for (const { id, relationships: own, referrers } of elements) {
    for (const { direction, verb, other, origin } of own) {
      const [from, to] = direction === "out" ? [id, other.id] : [other.id, id];
      relationships.add(`${from} ${verb} ${to} ${origin.uri} ${origin.line} ${origin.column}`);
    }
    for (const { key, element } of referrers)
      if (!removed.includes(element.id)) mentions.add(`${element.id} ${key} ${id}`);
  }
  return { relationships: relationships.size, mentions: mentions.size };
}
