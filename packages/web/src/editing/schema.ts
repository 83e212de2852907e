/** What may be said in the open workspace, made ready for the questions of forms, grids and matrices. */
import { useContext } from "react";
import type {
  AttributeInput,
  SchemaAnswer,
  SchemaAttribute,
  SchemaKind,
  SchemaVerb,
} from "@orrery/core/answers/edit-answers";
import type { Bilingual } from "@orrery/core/model/metamodel";
import { question, type Question } from "../answers/client.ts";
import { useAnswer } from "../answers/store.ts";
import { WorkspaceContext } from "../workspace-context.ts";

const askSchema = (workspace: string): Question<SchemaAnswer> => question(workspace, "/schema", {});

/** One value as it is asked for: an attribute, or a field of one (`backup.every`). */
export interface Asked {
  /** Key of the attribute alone. */
  readonly attribute: SchemaAttribute;
  readonly key: string;
  /** Names of the field inside the attribute, from the outermost; none for the whole. */
  readonly fields: readonly Bilingual[];
  readonly input: AttributeInput;
}

/** A schema with its lookups. */
export interface Schema {
  readonly answer: SchemaAnswer;
  kind(id: string): SchemaKind | undefined;
  verb(id: string): SchemaVerb | undefined;
  /** What a kind or a verb may carry. */
  attributesOf(kindOrVerb: string): readonly SchemaAttribute[];
  /** How the value of a key is asked for, on a kind or verb. */
  asked(kindOrVerb: string, key: string): Asked | undefined;
  /** Verbs that are permitted from one kind to another. */
  verbsBetween(from: string, to: string): readonly SchemaVerb[];
  /** Verbs that are permitted from a kind to any. */
  verbsFrom(from: string): readonly SchemaVerb[];
}

/** The schema of the open workspace; `undefined` while it is on its way. */
export function useSchema(): Schema | undefined {
  const { id } = useContext(WorkspaceContext);
  const progress = useAnswer(id === "" ? undefined : askSchema(id));
  return progress.kind === "ready" ? schemaOf(progress.answer) : undefined;
}

const made = new WeakMap<SchemaAnswer, Schema>();

/** The lookups of an answer, made once. */
function schemaOf(answer: SchemaAnswer): Schema {
  let schema = made.get(answer);
  if (schema === undefined) made.set(answer, (schema = lookupsIn(answer)));
  return schema;
}

function lookupsIn(answer: SchemaAnswer): Schema {
  const kinds = new Map(answer.kinds.map((kind) => [kind.id, kind]));
  const verbs = new Map(answer.verbs.map((verb) => [verb.id, verb]));
  const flows = verbs.get("flows") ?? verbs.get("->");
  const verbOf = (id: string): SchemaVerb | undefined => verbs.get(id) ?? (id === "->" ? flows : undefined);
  const attributesOf = (id: string): readonly SchemaAttribute[] =>
    (kinds.get(id) ?? verbOf(id))?.attributes.flatMap((index) => answer.attributes[index] ?? []) ?? [];
  return {
    answer,
    kind: (id) => kinds.get(id),
    verb: verbOf,
    attributesOf,
    asked: (id, key) => askedIn(attributesOf(id), key),
    verbsBetween: (from, to) => answer.verbs.filter(({ pairs }) => pairs[from]?.includes(to) === true),
    verbsFrom: (from) => answer.verbs.filter(({ pairs }) => (pairs[from]?.length ?? 0) > 0),
  };
}

function askedIn(attributes: readonly SchemaAttribute[], key: string): Asked | undefined {
  const whole = attributes.find((attribute) => attribute.key === key);
  if (whole !== undefined) return { attribute: whole, key, fields: [], input: whole.input };
  const [head = "", ...path] = key.split(".");
  const attribute = attributes.find((one) => one.key === head);
  if (attribute === undefined) return undefined;
  let { input }: { input: AttributeInput } = attribute;
  const fields: Bilingual[] = [];
  for (const step of path) {
    const field = input.kind === "record" ? input.fields.find((one) => one.key === step) : undefined;
    // A text in a further language, or a field that the organisation has not described.
    if (field === undefined) return { attribute, key, fields: [{ en: step, fr: step }], input: { kind: "text" } };
    fields.push(field.name);
    input = field.input;
  }
  return { attribute, key, fields, input };
}
