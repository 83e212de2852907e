/** Relationships by the phrase that reads from this element; each is changed, added to or taken away here. */
import { Suspense, useContext, useState, type ReactElement } from "react";
import type { ElementAnswer, RelationshipAnswer } from "@orrery/core/answers/answers";
import { groupBy } from "@orrery/core/base/group-by";
import { begin } from "../../editing/gestures.ts";
import { useEditing } from "../../editing/use-editing.ts";
import { CellValue } from "../../parts/cell.tsx";
import { ElementLink } from "../../parts/element-link.tsx";
import { Icon } from "../../parts/icon.tsx";
import { later } from "../../parts/later.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { Card, Limited } from "./card.tsx";
import { elementTexts } from "./element-texts.ts";
import { OriginLink } from "./origin-link.tsx";
import { endsOf, relationKey } from "./relation-ends.ts";
import { ShownElementContext } from "./shown-element.ts";

const RelationEditor = later(() => import("./relation-editor.tsx").then((module) => module.RelationEditor));

export function Relationships({ element }: { readonly element: ElementAnswer }): ReactElement {
  const text = useTexts(elementTexts);
  const { pick } = useSpeech();
  const canEdit = useContext(ShownElementContext)?.canEdit === true;
  const [open, setOpen] = useState<string>();
  const { relationships } = element;
  const groups = groupBy(relationships, (one) => `${one.direction} ${one.verb}`);
  return (
    <Card
      title={text("element.relationships")}
      count={relationships.length}
      actions={
        canEdit && (
          <button
            type="button"
            className="icon-button"
            aria-label={text("element.connect")}
            title={text("element.connect")}
            onClick={() => begin({ gesture: "connect", from: element.id })}
          >
            <Icon name="plus" />
          </button>
        )
      }
    >
      {relationships.length === 0 && <p className="muted">{text("element.relationships.none")}</p>}
      {[...groups].map(([key, members]) => {
        const [first] = members;
        if (first === undefined) return null;
        return (
          <section key={key} className="relation-group">
            <h3>
              <Icon name={first.direction === "out" ? "arrow-right" : "arrow-left"} />
              <span className="visually-hidden">{text(first.direction === "out" ? "element.out" : "element.in")}:</span>
              {pick(first.phrase)}
              <span className="muted">{members.length}</span>
              {canEdit && first.direction === "out" && (
                <button
                  type="button"
                  className="pencil"
                  aria-label={text("element.relation.add", { phrase: pick(first.phrase) })}
                  title={text("element.relation.add", { phrase: pick(first.phrase) })}
                  onClick={() => begin({ gesture: "connect", from: element.id, verb: first.verb })}
                >
                  <Icon name="plus" />
                </button>
              )}
            </h3>
            <Limited
              members={members}
              show={(relationship, index) => {
                const own = relationKey(relationship);
                return (
                  <li key={`${own} ${index}`}>
                    <Relationship
                      element={element}
                      relationship={relationship}
                      isOpen={own === open}
                      onOpen={(is) => setOpen(is ? own : undefined)}
                    />
                  </li>
                );
              }}
            />
          </section>
        );
      })}
    </Card>
  );
}

function Relationship(props: {
  readonly element: ElementAnswer;
  readonly relationship: RelationshipAnswer;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}): ReactElement {
  const { element, relationship, isOpen, onOpen } = props;
  const { other, origin } = relationship;
  return (
    <div className={isOpen ? "relation relation-open" : "relation"}>
      <div className="relation-line">
        <ElementLink element={other} />
        <span className="fact-tools">
          <RelationTools element={element} relationship={relationship} isOpen={isOpen} onOpen={onOpen} />
          <OriginLink place={origin} />
        </span>
      </div>
      {isOpen ? (
        <Suspense>
          <RelationEditor element={element} relationship={relationship} onClose={() => onOpen(false)} />
        </Suspense>
      ) : (
        <RelationSaid relationship={relationship} />
      )}
    </div>
  );
}

/** The pencil and the way to take a relationship away. */
export function RelationTools(props: {
  readonly element: ElementAnswer;
  readonly relationship: RelationshipAnswer;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}): ReactElement | null {
  const { element, relationship, isOpen, onOpen } = props;
  const text = useTexts(elementTexts);
  const canEdit = useContext(ShownElementContext)?.canEdit === true;
  const { make } = useEditing();
  if (!canEdit) return null;
  const { name } = relationship.other;
  const removed = text("element.relation.removed", { name });
  const title = text("element.relation.remove", { name });
  return (
    <>
      <button
        type="button"
        className="pencil"
        aria-label={text("element.relation.edit", { name })}
        title={text("element.relation.edit", { name })}
        aria-expanded={isOpen}
        onClick={() => onOpen(!isOpen)}
      >
        <Icon name="pencil" />
      </button>
      <button
        type="button"
        className="pencil"
        aria-label={title}
        title={title}
        onClick={() => void make([{ edit: "disconnect", ...endsOf(element, relationship) }], title, removed)}
      >
        <Icon name="unlink" />
      </button>
    </>
  );
}

/** Label, data and attributes of a relationship in one line. */
export function RelationSaid({ relationship }: { readonly relationship: RelationshipAnswer }): ReactElement | null {
  const text = useTexts(elementTexts);
  const { pick } = useSpeech();
  const { label, carries, facts } = relationship;
  if (label === null && carries.length === 0 && facts.length === 0) return null;
  return (
    <div className="relation-more">
      {label !== null && <span>“{label}”</span>}
      {carries.length > 0 && (
        <span>{text("element.carries", { names: carries.map((dataset) => dataset.name).join(", ") })}</span>
      )}
      {facts.map((fact) => (
        <span key={fact.key}>
          {pick(fact.name)}{" "}
          <b>
            <CellValue cell={fact.cell} />
          </b>
        </span>
      ))}
    </div>
  );
}
