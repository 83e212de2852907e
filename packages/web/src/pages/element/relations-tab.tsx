/** All relationships as a table, with the picture of what is around beside it. */
import { fold } from "@orrery/core/answers/fold";
import { picturePath } from "@orrery/core/answers/picture-path";
import { Fragment, useContext, useState, type ReactElement } from "react";
import type { ElementAnswer, RelationshipAnswer } from "@orrery/core/answers/answers";
import { begin } from "../../editing/gestures.ts";
import { Link } from "../../navigation.tsx";
import { ElementLink } from "../../parts/element-link.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { useTheme } from "../../theme.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { Card } from "./card.tsx";
import { elementTexts } from "./element-texts.ts";
import { OriginLink } from "./origin-link.tsx";
import { RelationEditor } from "./relation-editor.tsx";
import { relationKey } from "./relation-ends.ts";
import { RelationSaid, RelationTools } from "./relationships.tsx";
import { ShownElementContext } from "./shown-element.ts";

const mostRows = 200;

export function RelationsTab({ element }: { readonly element: ElementAnswer }): ReactElement {
  const text = useTexts(elementTexts);
  const { pick } = useSpeech();
  const { kindOf } = useContext(WorkspaceContext);
  const canEdit = useContext(ShownElementContext)?.canEdit === true;
  const [filter, setFilter] = useState("");
  const [most, setMost] = useState(mostRows);
  const wanted = fold(filter.trim());
  const found = element.relationships.filter((one) =>
    [
      one.other.name,
      one.other.id,
      pick(one.phrase),
      one.label ?? "",
      kindOf(one.other.kind).label,
      ...one.carries.map(({ name }) => name),
    ].some((said) => fold(said).includes(wanted)),
  );
  return (
    <div className="relations-tab">
      <Card
        title={text("element.relationships")}
        count={element.relationships.length}
        actions={
          <>
            <label className="field">
              <Icon name="search" />
              <input
                type="search"
                aria-label={text("element.relationships.filter")}
                placeholder={text("element.relationships.filter")}
                value={filter}
                onChange={(event) => setFilter(event.target.value)}
              />
            </label>
            {canEdit && (
              <button type="button" className="button" onClick={() => begin({ gesture: "connect", from: element.id })}>
                <Icon name="link" />
                {text("element.connect")}
              </button>
            )}
          </>
        }
      >
        {element.relationships.length === 0 && <p className="muted">{text("element.relationships.none")}</p>}
        {element.relationships.length > 0 && found.length === 0 && (
          <p className="muted">{text("element.relationships.nothing")}</p>
        )}
        {found.length > 0 && <RelationTable element={element} relationships={found.slice(0, most)} />}
        {found.length > most && (
          <button type="button" className="button button-small" onClick={() => setMost(most + mostRows)}>
            {text("element.more", { count: Math.min(mostRows, found.length - most) })}
          </button>
        )}
      </Card>
      <Around element={element} />
    </div>
  );
}

function RelationTable(props: {
  readonly element: ElementAnswer;
  readonly relationships: readonly RelationshipAnswer[];
}): ReactElement {
  const { element, relationships } = props;
  const text = useTexts(elementTexts);
  const { pick } = useSpeech();
  const { kindOf } = useContext(WorkspaceContext);
  const canEdit = useContext(ShownElementContext)?.canEdit === true;
  const [open, setOpen] = useState<string>();
  const columns = canEdit ? 5 : 4;
  return (
    <div className="relation-table" tabIndex={0} role="group" aria-label={text("element.relationships")}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{text("element.relation.phrase")}</th>
            <th scope="col">{text("element.relation.with")}</th>
            <th scope="col">{text("element.relation.said")}</th>
            <th scope="col">{text("element.relation.source")}</th>
            {canEdit && <th scope="col">{text("element.relation.actions")}</th>}
          </tr>
        </thead>
        <tbody>
          {relationships.map((relationship, index) => {
            const key = relationKey(relationship);
            const isOpen = key === open;
            const { direction, phrase, other, origin } = relationship;
            return (
              <Fragment key={`${key} ${index}`}>
                <tr>
                  <td>
                    <span className="relation-phrase">
                      <Icon name={direction === "out" ? "arrow-right" : "arrow-left"} />
                      <span className="visually-hidden">
                        {text(direction === "out" ? "element.out" : "element.in")}:
                      </span>
                      {pick(phrase)}
                    </span>
                  </td>
                  <td>
                    <ElementLink element={other} />
                    <span className="muted relation-kind">{kindOf(other.kind).label}</span>
                  </td>
                  <td>
                    <RelationSaid relationship={relationship} />
                  </td>
                  <td>
                    <OriginLink place={origin} isLong />
                  </td>
                  {canEdit && (
                    <td>
                      <span className="fact-tools is-shown">
                        <RelationTools
                          element={element}
                          relationship={relationship}
                          isOpen={isOpen}
                          onOpen={(is) => setOpen(is ? key : undefined)}
                        />
                      </span>
                    </td>
                  )}
                </tr>
                {isOpen && (
                  <tr>
                    <td colSpan={columns}>
                      <RelationEditor
                        element={element}
                        relationship={relationship}
                        onClose={() => setOpen(undefined)}
                      />
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The picture of what is one step around, small: the way to explore. */
function Around({ element }: { readonly element: ElementAnswer }): ReactElement | null {
  const text = useTexts(elementTexts);
  const { language } = useSpeech();
  const theme = useTheme();
  const { id: workspace, answer } = useContext(WorkspaceContext);
  const [failed, setFailed] = useState<string>();
  const source = picturePath(
    {
      workspace,
      subject: { viewpoint: "explore", scope: [element.id], depth: 1 },
      language,
      theme,
      frame: "none",
      revision: answer?.revision,
    },
    "svg",
  );
  if (failed === source) return null;
  const label = text("element.graph", { name: element.name });
  return (
    <Link
      className="card around"
      to={{ workspace, page: { kind: "explore", from: [element.id], kinds: [] } }}
      aria-label={label}
      title={label}
    >
      <img src={source} alt="" loading="lazy" decoding="async" onError={() => setFailed(source)} />
      <span className="around-caption">
        <Icon name="waypoints" />
        {text("element.explore")}
      </span>
    </Link>
  );
}
