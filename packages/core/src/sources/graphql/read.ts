/** GraphQL text: a schema (SDL or the answer to an introspection), or the operations that a client sends. */
import { type DefinitionNode, type DocumentNode, Kind, parse } from "graphql";

/** Definitions of one file; what enters the schema is only known when all files of it are. */
export interface GraphqlSchema {
  /** Operation by the type that it enters, where the file says so: `query` by `Root`. */
  readonly roots: ReadonlyMap<string, string>;
  readonly types: readonly GraphqlType[];
}

export interface GraphqlType {
  readonly name: string;
  readonly fields: readonly { readonly name: string; readonly isDeprecated: boolean }[];
  readonly line: number;
}

export interface GraphqlText {
  readonly schema?: GraphqlSchema;
  /** Root fields that operations ask for. */
  readonly asks: readonly string[];
  readonly line: number;
}

/** A fault with its line. */
export interface GraphqlFault {
  readonly fault: string;
  readonly line: number;
}

/** Far more than any schema has; the parser stops there. */
const MOST_TOKENS = 2_000_000;

export function readGraphql(text: string): GraphqlText | GraphqlFault {
  let document: DocumentNode;
  try {
    document = parse(text, { maxTokens: MOST_TOKENS });
  } catch (error) {
    const { locations } = error as { readonly locations?: readonly { readonly line: number }[] };
    return { fault: "GraphQL", line: locations?.[0]?.line ?? 1 };
  }
  return textOf(document);
}

function textOf(document: DocumentNode): GraphqlText {
  const { definitions } = document;
  const isSchema = definitions.some(
    ({ kind }) => kind !== Kind.OPERATION_DEFINITION && kind !== Kind.FRAGMENT_DEFINITION,
  );
  const line = lineOf(definitions[0]);
  return {
    ...(isSchema ? { schema: { roots: rootsOf(document), types: definitions.flatMap(typeOf) } } : {}),
    asks: definitions.flatMap(asksOf),
    line,
  };
}

/** Fields of the root that an operation asks for. */
function asksOf(node: DefinitionNode): readonly string[] {
  if (node.kind !== Kind.OPERATION_DEFINITION) return [];
  return node.selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD && !selection.name.value.startsWith("__")
      ? [`${node.operation} ${selection.name.value}`]
      : [],
  );
}

function typeOf(node: DefinitionNode): readonly GraphqlType[] {
  if (
    node.kind !== Kind.OBJECT_TYPE_DEFINITION &&
    node.kind !== Kind.OBJECT_TYPE_EXTENSION &&
    node.kind !== Kind.INTERFACE_TYPE_DEFINITION
  )
    return [];
  const fields = (node.fields ?? []).map(({ name, directives }) => ({
    name: name.value,
    isDeprecated: directives?.some((directive) => directive.name.value === "deprecated") === true,
  }));
  return [{ name: node.name.value, fields, line: lineOf(node) }];
}

/** Types by which a schema is entered, and for what, where `schema { ... }` says it. */
function rootsOf(document: DocumentNode): ReadonlyMap<string, string> {
  return new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION
        ? (node.operationTypes ?? []).map(({ operation, type }) => [type.name.value, operation] as const)
        : [],
    ),
  );
}

function lineOf(node: DefinitionNode | undefined): number {
  return node?.loc?.startToken.line ?? 1;
}
