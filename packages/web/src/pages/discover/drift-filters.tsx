/** By what drift is chosen: words, sorts with their counts, what it is about, kind, source, and how sure it has to be. */
import { useEffect, useRef, useState, type ReactElement } from "react";
import type { DriftAnswer } from "@orrery/core/answers/discover-answers";
import type { DiscoverAsked } from "@orrery/core/answers/url";
import { confidenceOf, USUAL_CONFIDENCE } from "../../discover/ask-discover.ts";
import { discoverTexts } from "../../discover/discover-texts.ts";
import { DriftShape, driftSorts } from "../../discover/drift-sign.tsx";
import { useKindOf } from "../../discover/use-kind.ts";
import { useKnownSources } from "../../discover/use-known.ts";
import { Icon } from "../../parts/icon.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { SearchField } from "../checks/search-field.tsx";
import { driftTexts } from "./drift-texts.ts";
import type { Looking } from "./looking.ts";

const abouts = ["element", "relationship", "attribute"] as const;

export function DriftFilters(props: {
  readonly asked: DiscoverAsked;
  readonly answer: DriftAnswer;
  readonly looking: Looking;
}): ReactElement {
  const { asked, answer, looking } = props;
  const text = useTexts(driftTexts);
  const said = useTexts(discoverTexts);
  const { number, compare } = useSpeech();
  const kindOf = useKindOf();
  const { sourceName } = useKnownSources();
  const { open: _open, ...filters } = asked;
  return (
    <section className="discover-filters" aria-label={text("filter.region")}>
      <SearchField
        label={text("filter.search")}
        text={asked.q ?? ""}
        onSearch={(q) => looking.set({ q, open: undefined }, "replace")}
      />
      <div className="segmented drift-sorts" role="group" aria-label={text("filter.sort")}>
        {driftSorts.map((sort) => (
          <button
            key={sort}
            type="button"
            aria-pressed={asked.sort === sort}
            title={said(`meaning.${sort}`)}
            onClick={() => looking.set({ sort: asked.sort === sort ? undefined : sort, open: undefined })}
          >
            <DriftShape sort={sort} />
            {said(`sort.${sort}`)}
            <b>{number(answer.bySort[sort])}</b>
          </button>
        ))}
      </div>
      <Slider asked={asked} looking={looking} />
      <Choice
        label={text("filter.about")}
        value={asked.about}
        options={abouts.map((about) => [about, said(`about.${about}`)])}
        all={text("filter.about.all")}
        onChange={(about) => looking.set({ about, open: undefined })}
      />
      <Choice
        label={text("filter.kind")}
        value={asked.kind}
        options={Object.entries(answer.byKind)
          .map(([id, count]) => [id, `${kindOf(id).label} (${number(count)})`] as const)
          .toSorted((a, b) => compare(a[1], b[1]))}
        all={text("filter.kind.all")}
        onChange={(kind) => looking.set({ kind, open: undefined })}
      />
      <Choice
        label={text("filter.source")}
        value={asked.source}
        options={Object.entries(answer.bySource)
          .map(([id, count]) => [id, `${sourceName(id)} (${number(count)})`] as const)
          .toSorted((a, b) => compare(a[1], b[1]))}
        all={text("filter.source.all")}
        onChange={(source) => looking.set({ source, open: undefined })}
      />
      <label className="check drift-tolerated">
        <input
          type="checkbox"
          checked={asked.tolerated === "yes"}
          onChange={(event) => looking.set({ tolerated: event.target.checked ? "yes" : undefined })}
        />
        <span>{text("filter.tolerated")}</span>
      </label>
      {Object.keys(filters).length > 0 && (
        <button type="button" className="button button-small" onClick={looking.clear}>
          <Icon name="x" />
          {text("filter.clear")}
        </button>
      )}
    </section>
  );
}

function Choice(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly all: string;
  readonly onChange: (value: string) => void;
}): ReactElement {
  const { label, value = "", options, all, onChange } = props;
  const isKnown = value === "" || options.some(([id]) => id === value);
  return (
    <label className="picker">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{all}</option>
        {!isKnown && <option value={value}>{value}</option>}
        {options.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

const pause = 90;

/** How sure an observation has to be; the list follows while it is moved. */
function Slider({ asked, looking }: { readonly asked: DiscoverAsked; readonly looking: Looking }): ReactElement {
  const text = useTexts(driftTexts);
  const { percent } = useSpeech();
  const said = confidenceOf(asked);
  const [moved, setMoved] = useState<number>();
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), []);
  const value = moved ?? said;
  return (
    <label className="drift-slider" title={text("slider.hint")}>
      <span>{text("slider.label")}</span>
      <input
        type="range"
        min={0}
        max={1}
        step={0.05}
        list="drift-usual"
        value={value}
        aria-valuetext={percent(value)}
        onChange={(event) => {
          const next = Number(event.target.value);
          setMoved(next);
          clearTimeout(waiting.current);
          waiting.current = setTimeout(() => {
            setMoved(undefined);
            looking.set({ confidence: next === USUAL_CONFIDENCE ? undefined : String(next) }, "replace");
          }, pause);
        }}
      />
      <datalist id="drift-usual">
        <option value={USUAL_CONFIDENCE} />
      </datalist>
      <output>{percent(value)}</output>
    </label>
  );
}
