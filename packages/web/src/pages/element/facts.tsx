/** What is stated about an element by facet, what is openly unknown, and what nobody has said yet. */
import { Suspense, useContext, useMemo, type ReactElement, type ReactNode } from "react";
import type { ElementAnswer } from "@orrery/core/answers/answers";
import type { Bilingual } from "@orrery/core/model/metamodel";
import { facetPlace } from "@orrery/core/answers/order";
import { groupBy } from "@orrery/core/base/group-by";
import { useSchema, type Asked, type Schema } from "../../editing/schema.ts";
import { Link } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import { later } from "../../parts/later.tsx";
import { facetName } from "../../parts/facet-name.ts";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import type { Choice } from "./attribute-picker.tsx";
import { Card } from "./card.tsx";
import { EditableValue } from "./editable-value.tsx";
import type { Changing } from "./element-page.tsx";
import { elementTexts } from "./element-texts.ts";
import { ShownElementContext } from "./shown-element.ts";

const AttributePicker = later(() => import("./attribute-picker.tsx").then((module) => module.AttributePicker));

interface FactsProps {
  readonly element: ElementAnswer;
  readonly changing: Changing;
  readonly onChanging: (changing: Changing) => void;
}

/** A fact that is stated, or one that is about to be. */
interface Row {
  readonly key: string;
  readonly facet: string;
  readonly name: Bilingual;
  readonly description: Bilingual;
  readonly fact?: ElementAnswer["facts"][number];
}

export function Facts({ element, changing, onChanging }: FactsProps): ReactElement {
  const text = useTexts(elementTexts);
  const speech = useSpeech();
  const schema = useSchema();
  const canEdit = useContext(ShownElementContext)?.canEdit === true;
  const editing = changing.kind === "fact" ? changing.key : undefined;
  const rows = useMemo(() => rowsOf(element, schema, editing), [element, schema, editing]);
  const choices = useMemo(() => choicesOf(element, schema), [element, schema]);
  const facets = groupBy(rows, (row) => row.facet);
  return (
    <Card
      title={text("element.facts")}
      actions={
        canEdit && (
          <button
            type="button"
            className="button button-small"
            aria-keyshortcuts="e"
            onClick={() => onChanging({ kind: "attribute" })}
          >
            <Icon name="plus" />
            {text("element.add")}
          </button>
        )
      }
    >
      <Counts element={element} />
      {changing.kind === "attribute" && (
        <Suspense>
          <AttributePicker
            choices={choices}
            onPick={(key) => onChanging({ kind: "fact", key })}
            onClose={() => onChanging({ kind: "nothing" })}
          />
        </Suspense>
      )}
      <Names element={element} />
      {rows.length === 0 && <p className="muted">{text("element.facts.none")}</p>}
      {[...facets].map(([facet, members]) => (
        <FactGroup key={facet} title={facetName(speech, facet)}>
          {members.map((row) => (
            <Fact
              key={row.key}
              element={element}
              row={row}
              asked={schema?.asked(element.kind.id, row.key)}
              isEditing={row.key === editing}
              onEditing={(is) => onChanging(is ? { kind: "fact", key: row.key } : { kind: "nothing" })}
            />
          ))}
        </FactGroup>
      ))}
      {element.missing.length > 0 && (
        <Missing element={element} onPick={canEdit ? (key) => onChanging({ kind: "fact", key }) : undefined} />
      )}
    </Card>
  );
}

/** How much is known: stated, openly unknown, and not stated. */
function Counts({ element }: { readonly element: ElementAnswer }): ReactElement {
  const text = useTexts(elementTexts);
  const unknown = element.facts.filter(({ cell }) => cell.unknown === true).length;
  return (
    <p className="fact-counts">
      <span>{text("element.facts.stated", { count: element.facts.length - unknown })}</span>
      {unknown > 0 && (
        <span className="fact-unknown">
          <span className="unknown-mark" aria-hidden="true" />
          {text("element.facts.unknown", { count: unknown })}
        </span>
      )}
      <span>{text("element.facts.missing", { count: element.missing.length })}</span>
    </p>
  );
}

function Fact(props: {
  readonly element: ElementAnswer;
  readonly row: Row;
  readonly asked: Asked | undefined;
  readonly isEditing: boolean;
  readonly onEditing: (isEditing: boolean) => void;
}): ReactElement {
  const { element, row, asked, isEditing, onEditing } = props;
  const text = useTexts(elementTexts);
  const { pick } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const name = pick(row.name);
  const names = { attribute: name, name: element.name };
  const attribute = asked?.attribute.key;
  return (
    <EditableValue
      name={name}
      title={
        attribute === undefined ? (
          name
        ) : (
          <Link
            className="fact-name"
            to={{ workspace, page: { kind: "help", topic: "attribute", id: attribute } }}
            title={pick(row.description)}
          >
            {name}
          </Link>
        )
      }
      cell={row.fact?.cell}
      {...(row.fact === undefined ? {} : { origin: row.fact.origin })}
      input={asked?.input ?? { kind: "text" }}
      isEditing={isEditing}
      onEditing={onEditing}
      edit={(value, seen) => ({ edit: "set", subject: element.id, key: row.key, text: value, seen })}
      step={text("element.fact.step", names)}
      done={(isGone) => text(isGone ? "element.fact.gone" : "element.fact.done", names)}
    />
  );
}

/** Names in several languages; they are changed in the dialog that has them all. */
function Names({ element }: { readonly element: ElementAnswer }): ReactElement | null {
  const text = useTexts(elementTexts);
  const { answer } = useContext(WorkspaceContext);
  const [main = ""] = answer?.languages ?? [];
  const further = Object.entries(element.names);
  if (further.length === 0) return null;
  const names = [[main, element.mainName ?? element.name] as const, ...further.filter(([tag]) => tag !== main)];
  return (
    <FactGroup title={text("element.names")}>
      {names.map(([tag, name]) => (
        <div key={tag} className="fact">
          <dt>
            <span className="language-tag">{tag === "" ? "–" : tag}</span>
          </dt>
          <dd {...(tag === "" ? {} : { lang: tag })}>
            <span className="value">{name}</span>
          </dd>
        </div>
      ))}
    </FactGroup>
  );
}

function FactGroup(props: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <section className="fact-group">
      <h3>{props.title}</h3>
      <dl>{props.children}</dl>
    </section>
  );
}

function Missing(props: {
  readonly element: ElementAnswer;
  readonly onPick: ((key: string) => void) | undefined;
}): ReactElement {
  const { element, onPick } = props;
  const text = useTexts(elementTexts);
  const speech = useSpeech();
  return (
    <details className="missing">
      <summary>{text("element.missing", { count: element.missing.length })}</summary>
      <p className="muted">{text("element.missing.hint")}</p>
      <dl>
        {[...groupBy(element.missing, (attribute) => attribute.facet)].map(([facet, attributes]) => (
          <div key={facet} className="missing-group">
            <dt>{facetName(speech, facet)}</dt>
            <dd>
              {attributes.map(({ key, name }) =>
                onPick === undefined ? (
                  <span key={key} className="missing-key">
                    {speech.pick(name)}
                  </span>
                ) : (
                  <button key={key} type="button" className="missing-key" onClick={() => onPick(key)}>
                    <Icon name="plus" />
                    {speech.pick(name)}
                  </button>
                ),
              )}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** What is stated, and the attribute that is being added among those of its facet. */
function rowsOf(element: ElementAnswer, schema: Schema | undefined, editing: string | undefined): readonly Row[] {
  const stated: readonly Row[] = element.facts.map((fact) => ({ ...fact, fact }));
  if (editing === undefined || stated.some(({ key }) => key === editing)) return stated;
  const asked = schema?.asked(element.kind.id, editing);
  if (asked === undefined) return stated;
  const { facet, description } = asked.attribute;
  const added: Row = { key: editing, facet, name: nameOf(asked), description };
  const place = facetPlace(facet);
  const next = stated.findIndex((row) => facetPlace(row.facet) > place);
  return next < 0 ? [...stated, added] : stated.toSpliced(next, 0, added);
}

/** Everything that may be stated: what is already there by its value, the rest by its facet. */
function choicesOf(element: ElementAnswer, schema: Schema | undefined): readonly Choice[] {
  const stated = new Map(element.facts.map((fact) => [fact.key, fact]));
  const isStated = (head: string): boolean => element.facts.some(({ key }) => key.startsWith(`${head}.`));
  const choices = (schema?.attributesOf(element.kind.id) ?? []).flatMap((attribute): readonly Choice[] => {
    if (attribute.key === "description") return [];
    const { key, facet, name, description, input } = attribute;
    const fact = stated.get(key);
    if (input.kind !== "record" || fact !== undefined || !isStated(key))
      return [{ key, facet, name, description, fact }];
    // A record of which some fields are stated is asked for field by field.
    return input.fields.map((field) => {
      const asked = { attribute, key, fields: [field.name], input: field.input };
      const whole = `${key}.${field.key}`;
      return { key: whole, facet, name: nameOf(asked), description, fact: stated.get(whole) };
    });
  });
  return choices.toSorted((a, b) => Number(a.fact !== undefined) - Number(b.fact !== undefined));
}

/** "Life cycle: active", as the server names the fields of records. */
function nameOf({ attribute, fields }: Pick<Asked, "attribute" | "fields">): Bilingual {
  if (fields.length === 0) return attribute.name;
  return {
    en: `${attribute.name.en}: ${fields.map(({ en }) => en).join(", ")}`,
    fr: `${attribute.name.fr}\u00a0: ${fields.map(({ fr }) => fr).join(", ")}`,
  };
}
