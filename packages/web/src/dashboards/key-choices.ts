/** What a tile may be divided, measured and coloured by, from what the workspace may say. */
import { useContext, useMemo } from "react";
import type { AttributeInput, SchemaAttribute } from "@orrery/core/answers/edit-answers";
import { useAnswer } from "../answers/store.ts";
import { type Schema, useSchema } from "../editing/schema.ts";
import type { Speech } from "../messages/messages.ts";
import { useSpeech } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { askDashboards } from "./ask.ts";
import type { TileKindDefinition } from "./tile-kinds.ts";

export interface Choice {
  readonly id: string;
  readonly name: string;
}

export interface KeyChoices {
  /** Whose values are few or have steps. */
  readonly groups: readonly Choice[];
  /** That have an order. */
  readonly measures: readonly Choice[];
  /** That add up. */
  readonly amounts: readonly Choice[];
  readonly viewpoints: readonly Choice[];
  readonly analyses: readonly Choice[];
  readonly formsOf: (kind: TileKindDefinition) => readonly Choice[];
}

/** The choices for elements of some kinds, written with commas. */
export function useKeyChoices(of: string): KeyChoices {
  const speech = useSpeech();
  const schema = useSchema();
  const { id: workspace } = useContext(WorkspaceContext);
  const progress = useAnswer(askDashboards(workspace, speech.language));
  const known = progress.kind === "ready" ? progress.answer : undefined;
  return useMemo(() => {
    const { pick } = speech;
    const attributes = attributesOf(schema, of);
    const named = (ones: readonly SchemaAttribute[]): readonly Choice[] =>
      sorted(
        ones.map((one) => named1(one, speech)),
        speech,
      );
    const figures = (known?.figures ?? []).map(({ id, name, isNumber }) => ({ id, name: pick(name), isNumber }));
    const own: readonly Choice[] = ["kind", "layer"].map((id) => ({ id, name: ownNames[speech.language][id] ?? id }));
    return {
      groups: [...own, ...figures, ...named(attributes.filter(({ input }) => isGrouping(input)))],
      measures: [
        ...figures.filter(({ isNumber }) => isNumber),
        ...named(attributes.filter(({ input }) => isMeasure(input))),
      ],
      amounts: named(attributes.filter(({ input }) => isAmount(input))),
      viewpoints: sorted(
        (known?.viewpoints ?? []).map(({ id, name }) => ({ id, name: pick(name) })),
        speech,
      ),
      analyses: wordsOf(schema, "analysis", speech),
      formsOf: (kind) => {
        const all = wordsOf(schema, "form", speech);
        const isCount = kind.fields["shows"] === "count";
        return all.filter(({ id }) => (isCount ? id === "percent" : id !== "percent" && id !== "bubbles"));
      },
    };
  }, [speech, schema, known, of]);
}

const ownNames: Readonly<Record<"en" | "fr", Readonly<Record<string, string>>>> = {
  en: { kind: "Kind", layer: "Layer" },
  fr: { kind: "Type", layer: "Couche" },
};

/** What any of the kinds may carry; without a kind, what most carry. */
function attributesOf(schema: Schema | undefined, of: string): readonly SchemaAttribute[] {
  if (schema === undefined) return [];
  const kinds = of
    .split(",")
    .map((kind) => kind.trim())
    .filter((kind) => kind !== "" && kind !== "*");
  const wanted = kinds.length === 0 ? ["application"] : kinds;
  return [...new Set(wanted.flatMap((kind) => schema.attributesOf(kind)))];
}

function named1({ key, name }: SchemaAttribute, { pick }: Speech): Choice {
  return { id: key, name: pick(name) };
}

function sorted(choices: readonly Choice[], { compare }: Speech): readonly Choice[] {
  return choices.toSorted((a, b) => compare(a.name, b.name));
}

function wordsOf(schema: Schema | undefined, key: string, { pick }: Speech): readonly Choice[] {
  const input = schema?.asked("tile", key)?.input;
  return input?.kind === "word" ? input.words.map(({ word, name }) => ({ id: word, name: pick(name) })) : [];
}

function isGrouping(input: AttributeInput): boolean {
  return input.kind === "list" ? isGrouping(input.of) : input.kind !== "text" && input.kind !== "record";
}

function isMeasure(input: AttributeInput): boolean {
  return input.kind === "amount" || input.kind === "date" || input.kind === "word";
}

function isAmount(input: AttributeInput): boolean {
  return input.kind === "amount";
}
