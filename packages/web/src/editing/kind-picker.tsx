/** Chooses a kind of element by name or by layer. */
import { fold } from "@orrery/core/answers/fold";
import { useContext, useState, type ReactElement } from "react";
import type { SchemaKind } from "@orrery/core/answers/edit-answers";
import type { Bilingual } from "@orrery/core/model/metamodel";
import { KindTile, layers } from "../parts/layer.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { Combobox, type Option } from "./combobox.tsx";
import { editTexts } from "./edit-texts.ts";
import type { Schema } from "./schema.ts";

export function KindPicker(props: {
  readonly schema: Schema;
  /** Only kinds that may stand in this one. */
  readonly inside?: string | undefined;
  readonly onPick: (kind: string) => void;
}): ReactElement {
  const text = useTexts(editTexts);
  const [query, setQuery] = useState("");
  const options = useKindOptions(props.schema, props.inside, query);
  return (
    <Combobox
      label={text("create.kind")}
      options={options}
      query={query}
      onQuery={setQuery}
      onPick={({ key }) => props.onPick(key)}
      none={text("create.kind.none")}
      placeholder={text("create.kind.search")}
      isInline
      takesFirst
    />
  );
}

/** Kinds that hold the query, the best match first; without one all by layer, those that the model uses most first. */
function useKindOptions(schema: Schema, inside: string | undefined, query: string): readonly Option[] {
  const { pick, named, compare } = useSpeech();
  const { answer } = useContext(WorkspaceContext);
  const wanted = fold(query.trim());
  const fits = (kind: SchemaKind): boolean =>
    kind.layer !== null &&
    (inside === undefined || kind.inside.includes(inside)) &&
    [kind.id, pick(kind.name), pick(kind.plural)].some((name) => fold(name).includes(wanted));
  const fitting = schema.answer.kinds.filter(fits);
  if (wanted !== "") {
    const rank = (kind: SchemaKind): number => (fold(pick(kind.name)).startsWith(wanted) ? 0 : 1);
    return fitting
      .toSorted((a, b) => rank(a) - rank(b) || compare(pick(a.name), pick(b.name)))
      .map((kind) => ({ ...optionOf(kind, pick), detail: named("layer", kind.layer ?? "other") }));
  }
  const counts = new Map(answer?.kinds.map(({ id, count }) => [id, count]));
  return layers.flatMap((layer) =>
    fitting
      .filter((kind) => kind.layer === layer)
      .toSorted((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0))
      .map((kind) => ({ ...optionOf(kind, pick), group: named("layer", layer ?? "other") })),
  );
}

function optionOf(kind: SchemaKind, pick: (texts: Bilingual) => string): Option {
  return {
    key: kind.id,
    label: pick(kind.name),
    note: pick(kind.description),
    tile: <KindTile icon={kind.icon} layer={kind.layer} />,
  };
}
