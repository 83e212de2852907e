/** A fact of an element or relationship, asked for where it is missing or wrong: the edit of the element's own page, elsewhere. */
import { Suspense, useContext, useState, type ReactElement } from "react";
import type { Cell, ElementAnswer } from "@orrery/core/answers/answers";
import type { AttributeInput, Edit } from "@orrery/core/answers/edit-answers";
import type { Bilingual } from "@orrery/core/model/metamodel";
import type { Subject } from "@orrery/core/rules/report";
import { askElement } from "../answers/client.ts";
import { refresh, useAnswer } from "../answers/store.ts";
import { useSchema } from "../editing/schema.ts";
import { useEditing } from "../editing/use-editing.ts";
import { later } from "../parts/later.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { checksTexts } from "./checks-texts.ts";

const ValueField = later(() => import("../editing/value-field.tsx").then((module) => module.ValueField));

interface FieldProps {
  readonly subject: Subject;
  readonly field: string;
  readonly label: Bilingual;
  readonly onClose: () => void;
}

export function StatedField(props: FieldProps): ReactElement | null {
  const { subject, field } = props;
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const schema = useSchema();
  const progress = useAnswer(askElement(workspace, language, subject.elements[0] ?? subject.name));
  const element = progress.kind === "ready" ? progress.answer : undefined;
  if (element === undefined || schema === undefined) return null;
  const input = schema.asked(subject.kind, field)?.input ?? { kind: "text" };
  return <Field {...props} said={saidOf(element, subject, field)} input={input} />;
}

function Field(props: FieldProps & { readonly said: Said; readonly input: AttributeInput }): ReactElement {
  const { subject, field, onClose, said, input } = props;
  const text = useTexts(checksTexts);
  const { pick } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { keep, tryOut } = useEditing();
  // What was there when it began: an edit tells the server what the person had seen.
  const [seen] = useState(said.text);
  const attribute = pick(props.label);
  const name = pick(subject.title);
  const check = async (value: string): Promise<string | undefined> => {
    const outcome = await tryOut([editOf(subject, said.id, field, value, said.text)]);
    return outcome.kind === "refused" && outcome.status !== 409 ? outcome.message : undefined;
  };
  const commit = async (value: string): Promise<string | undefined> => {
    const edits = [editOf(subject, said.id, field, value, seen)];
    const done = text("set.done", { attribute, name, value });
    const refused = await keep(edits, text("set.step", { attribute, name }), done);
    if (refused === undefined) onClose();
    else refresh(workspace);
    return refused;
  };
  return (
    <Suspense>
      <ValueField
        input={input}
        label={text("todo.fill", { attribute, name })}
        text={seen ?? ""}
        names={said.cell?.references ?? []}
        check={check}
        onCommit={commit}
        onCancel={onClose}
      />
    </Suspense>
  );
}

interface Said {
  /** As it is written now; null: nothing. */
  readonly text: string | null;
  readonly cell: Cell | undefined;
  /** Own id of a relationship. */
  readonly id: string | undefined;
}

function saidOf(element: ElementAnswer, subject: Subject, field: string): Said {
  if (field === "description" && !subject.isRelationship)
    return { text: element.description, cell: undefined, id: undefined };
  const relationship = subject.isRelationship
    ? element.relationships.find(
        ({ direction, verb, other }) =>
          direction === "out" && verb === subject.kind && other.id === subject.elements[1],
      )
    : undefined;
  const facts: readonly { readonly key: string; readonly cell: Cell }[] = subject.isRelationship
    ? (relationship?.facts ?? [])
    : element.facts;
  const cell = facts.find(({ key }) => key === field)?.cell;
  return { text: cell === undefined ? null : (cell.written ?? cell.text), cell, id: relationship?.id };
}

function editOf(subject: Subject, id: string | undefined, key: string, text: string, seen: string | null): Edit {
  if (subject.isRelationship) {
    const [from = "", to = ""] = subject.elements;
    return {
      edit: "set-relationship",
      from,
      verb: subject.kind,
      to,
      ...(id === undefined ? {} : { id }),
      key,
      text,
      seen,
    };
  }
  const [subjectId = subject.name] = subject.elements;
  return key === "description"
    ? { edit: "describe", id: subjectId, text, seen }
    : { edit: "set", subject: subjectId, key, text, seen };
}
