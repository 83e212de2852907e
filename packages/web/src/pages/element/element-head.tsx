/** Name, kind and id of an element, and what can be done with it. */
import { useContext, type ReactElement } from "react";
import type { ElementAnswer } from "@orrery/core/answers/answers";
import { begin } from "../../editing/gestures.ts";
import { useSchema } from "../../editing/schema.ts";
import { announce } from "../../frame/announcer.tsx";
import { elementActions } from "../../frame/element-actions.ts";
import { Link } from "../../navigation.tsx";
import { Disclosure } from "../../parts/disclosure.tsx";
import { Icon } from "../../parts/icon.tsx";
import { KindTile, LayerChip } from "../../parts/layer.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { showKind, WorkspaceContext } from "../../workspace-context.ts";
import type { Changing } from "./element-page.tsx";
import { elementTexts } from "./element-texts.ts";
import { OriginLink } from "./origin-link.tsx";
import { ShownElementContext } from "./shown-element.ts";
import { TitleName } from "./title-name.tsx";

export function ElementHead(props: {
  readonly element: ElementAnswer;
  readonly changing: Changing;
  readonly onChanging: (changing: Changing) => void;
}): ReactElement {
  const { element, changing, onChanging } = props;
  const text = useTexts(elementTexts);
  const speech = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const kind = showKind(element.kind, speech);
  const copy = (): void => {
    navigator.clipboard.writeText(element.id).then(
      () => announce(text("element.id.copied"), "good"),
      () => announce(text("element.copy.failed"), "warning"),
    );
  };
  return (
    <header className="page-head element-head">
      <div className="with-tile">
        <KindTile icon={kind.icon} layer={kind.layer} large />
        <div className="element-title">
          <TitleName
            element={element}
            isChanging={changing.kind === "name"}
            onChanging={(is) => onChanging(is ? { kind: "name" } : { kind: "nothing" })}
          />
          <p className="subtitle element-line">
            <Link to={{ workspace, page: { kind: "catalogue", of: kind.id, columns: [] } }}>{kind.label}</Link>
            <Link
              className="help-link"
              to={{ workspace, page: { kind: "help", topic: "kind", id: kind.id } }}
              aria-label={`${text("element.help.kind")}: ${kind.label}`}
              title={speech.pick(element.kind.description)}
            >
              <Icon name="circle-help" />
            </Link>
            <LayerChip layer={kind.layer} />
            <button
              type="button"
              className="id-button"
              aria-label={`${text("element.id.copy")}: ${element.id}`}
              onClick={copy}
            >
              <code>{element.id}</code>
              <Icon name="copy" />
            </button>
            <OriginLink place={element.origin} isLong />
          </p>
        </div>
      </div>
      <Actions element={element} />
    </header>
  );
}

function Actions({ element }: { readonly element: ElementAnswer }): ReactElement {
  const text = useTexts(elementTexts);
  const speech = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const canEdit = useContext(ShownElementContext)?.canEdit === true;
  const schema = useSchema();
  const { id } = element;
  const holdsOthers = schema?.answer.kinds.some(({ inside }) => inside.includes(element.kind.id)) === true;
  const shown = ["open", "explore", "connect", "create", "copy", "impact", "views"];
  const actions = elementActions(workspace, id, speech).filter((action) => !shown.includes(action.id));
  return (
    <div className="actions">
      <Link
        className="button"
        to={{ workspace, page: { kind: "explore", from: [id], kinds: [] } }}
        aria-keyshortcuts="x"
      >
        <Icon name="waypoints" />
        {text("element.explore")}
      </Link>
      {canEdit && (
        <>
          <button
            type="button"
            className="button"
            aria-keyshortcuts="r"
            onClick={() => begin({ gesture: "connect", from: id })}
          >
            <Icon name="link" />
            {text("element.connect")}
          </button>
          {holdsOthers && (
            <button
              type="button"
              className="button"
              aria-keyshortcuts="c"
              onClick={() => begin({ gesture: "create", parent: id })}
            >
              <Icon name="plus" />
              {text("element.create")}
            </button>
          )}
          <Disclosure label={text("element.more.actions")} className="action-menu">
            <ul>
              {actions.map((action) => (
                <li key={action.id}>
                  <button
                    type="button"
                    data-closes
                    className={action.id === "remove" ? "is-danger" : ""}
                    onClick={action.run}
                  >
                    <Icon name={action.icon} />
                    {action.id === "rename" ? text("element.rename.again") : action.title}
                  </button>
                </li>
              ))}
            </ul>
          </Disclosure>
        </>
      )}
    </div>
  );
}
