/** What narrows a table down: words, values of columns, each to be taken off again. */
import { readConditions, writeConditions } from "@orrery/core/answers/filter-text";
import type { CatalogueColumn } from "@orrery/core/answers/catalogue-answers";
import { useEffect, useEffectEvent, useId, useState, type ReactElement } from "react";
import { useAnswer } from "../../answers/store.ts";
import { Disclosure } from "../../parts/disclosure.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { askFacet, type TableRequest } from "./asked.ts";
import { catalogueTexts } from "./catalogue-texts.ts";
import { FilterPanel } from "./filter-panel.tsx";

const typingPause = 180;

export function WordFilter(props: {
  readonly value: string;
  readonly label?: string;
  readonly onChange: (value: string) => void;
}): ReactElement {
  const text = useTexts(catalogueTexts);
  const [typed, setTyped] = useState(props.value);
  const [given, setGiven] = useState(props.value);
  if (given !== props.value) {
    setGiven(props.value);
    setTyped(props.value);
  }
  const tell = useEffectEvent(() => {
    if (typed !== props.value) props.onChange(typed);
  });
  useEffect(() => {
    const timer = setTimeout(() => tell(), typingPause);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <div className="field">
      <Icon name="search" />
      <input
        type="search"
        aria-label={props.label ?? text("catalogue.filter")}
        placeholder={props.label ?? text("catalogue.filter.placeholder")}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </div>
  );
}

/** A filter by any column, also by one that is not shown. */
export function MoreFilters(props: {
  readonly request: TableRequest;
  readonly columns: readonly CatalogueColumn[];
  readonly hasKinds: boolean;
  readonly onFilter: (key: string, filter: string | undefined) => void;
}): ReactElement {
  const text = useTexts(catalogueTexts);
  return (
    <Disclosure icon="filter" label={text("grid.filters")}>
      <ChosenFilter {...props} />
    </Disclosure>
  );
}

function ChosenFilter(props: Parameters<typeof MoreFilters>[0]): ReactElement {
  const { columns, hasKinds, request, onFilter } = props;
  const text = useTexts(catalogueTexts);
  const { pick, compare } = useSpeech();
  const [key, setKey] = useState(Object.keys(request.filters)[0] ?? columns[0]?.key ?? "id");
  const select = useId();
  const named = columns
    .map((column) => ({ key: column.key, name: pick(column.name), isFilled: column.filled > 0 }))
    .sort((a, b) => compare(a.name, b.name));
  const others = [
    ...(hasKinds ? [{ key: "kind", name: text("catalogue.kind") }] : []),
    ...(hasKinds ? [{ key: "layer", name: text("grid.layer") }] : []),
  ];
  const name = [...others, ...named].find((one) => one.key === key)?.name ?? key;
  return (
    <>
      <label className="filter-bound" htmlFor={select}>
        <span>{text("grid.filter.column")}</span>
        <select id={select} className="input" value={key} onChange={(event) => setKey(event.target.value)}>
          {[...others, ...named.filter(({ isFilled }) => isFilled)].map((one) => (
            <option key={one.key} value={one.key}>
              {one.name}
            </option>
          ))}
          <optgroup label={text("grid.filter.empty")}>
            {named
              .filter(({ isFilled }) => !isFilled)
              .map((one) => (
                <option key={one.key} value={one.key}>
                  {one.name}
                </option>
              ))}
          </optgroup>
        </select>
      </label>
      <FilterPanel
        key={key}
        request={request}
        name={name}
        filterKey={key}
        column={columns.find((column) => column.key === key)}
        onChange={(filter) => onFilter(key, filter)}
      />
    </>
  );
}

/** Filters of columns as chips; each can be taken off. */
export function FilterChips(props: {
  readonly request: TableRequest;
  readonly columns: readonly CatalogueColumn[];
  readonly onClear: (key: string) => void;
}): ReactElement | null {
  const filters = Object.entries(props.request.filters);
  if (filters.length === 0) return null;
  return (
    <p className="value-filters">
      {filters.map(([key, written]) => (
        <FilterChip
          key={key}
          request={props.request}
          filterKey={key}
          written={written}
          column={props.columns.find((known) => known.key === key)}
          onClear={() => props.onClear(key)}
        />
      ))}
    </p>
  );
}

function FilterChip(props: {
  readonly request: TableRequest;
  readonly filterKey: string;
  readonly written: string;
  readonly column: CatalogueColumn | undefined;
  readonly onClear: () => void;
}): ReactElement {
  const { filterKey, column } = props;
  const text = useTexts(catalogueTexts);
  const { pick } = useSpeech();
  const progress = useAnswer(askFacet(props.request, filterKey));
  const values = progress.kind === "ready" ? progress.answer.values : [];
  const special: Readonly<Record<string, string>> = {
    kind: text("catalogue.kind"),
    layer: text("grid.layer"),
    name: text("catalogue.name"),
  };
  const name = column === undefined ? (special[filterKey] ?? filterKey) : pick(column.name);
  const value = readConditions(props.written)
    .map((one) => {
      if (one.is === "missing") return text("grid.missing");
      if (one.is !== "value") return `${signs[one.is]} ${one.text}`;
      return values.find(({ filter }) => filter === writeConditions([one]))?.text ?? one.text;
    })
    .join(` ${text("grid.or")} `);
  const said = text("catalogue.filter.value", { name, value });
  return (
    <button
      type="button"
      className="chip chip-button"
      aria-label={`${said} – ${text("catalogue.filter.clear")}`}
      onClick={props.onClear}
    >
      {said}
      <Icon name="x" />
    </button>
  );
}

const signs = { "<": "<", "<=": "≤", ">": ">", ">=": "≥" } as const;
