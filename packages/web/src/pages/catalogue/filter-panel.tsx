/** The filter of one column: its values with how often each occurs, what is unknown and missing among them, and a range. */
import { useId, useState, type ReactElement } from "react";
import { type Condition, readConditions, writeConditions } from "@orrery/core/answers/filter-text";
import { fold } from "@orrery/core/answers/fold";
import type { CatalogueColumn, FacetValue } from "@orrery/core/answers/catalogue-answers";
import { useAnswer } from "../../answers/store.ts";
import { useKept } from "../../parts/kept.ts";
import { LayerMark } from "../../parts/layer.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { askFacet, type TableRequest } from "./asked.ts";
import { catalogueTexts } from "./catalogue-texts.ts";

/** Values beyond which one searches among them. */
const MANY = 12;

export function FilterPanel(props: {
  readonly request: TableRequest;
  readonly name: string;
  readonly filterKey: string;
  readonly column: CatalogueColumn | undefined;
  readonly onChange: (filter: string | undefined) => void;
}): ReactElement {
  const { request, filterKey, onChange } = props;
  const text = useTexts(catalogueTexts);
  const { number } = useSpeech();
  const [wanted, setWanted] = useState("");
  const progress = useAnswer(askFacet(request, filterKey));
  const facet = useKept(progress.kind === "ready" ? progress.answer : undefined);
  const title = useId();
  const written = request.filters[filterKey];
  const conditions = written === undefined ? [] : readConditions(written);
  const chosen = new Set(
    conditions.filter(({ is }) => is === "value" || is === "missing").map((one) => writeConditions([one])),
  );
  const put = (next: readonly Condition[]): void => onChange(next.length === 0 ? undefined : writeConditions(next));
  const toggle = (value: FacetValue, isOn: boolean): void => {
    const others = conditions.filter((one) => writeConditions([one]) !== value.filter);
    put(isOn ? [...others, ...readConditions(value.filter)] : others);
  };
  const values = facet?.values ?? [];
  const shown = values.filter(
    (value) => wanted === "" || fold(nameOf(value, text("grid.missing"))).includes(fold(wanted)),
  );
  return (
    <section className="filter-panel" aria-labelledby={title}>
      <h2 id={title}>{text("grid.filter.title", { name: props.name })}</h2>
      {props.column?.ordered === true && <RangeFields conditions={conditions} onChange={put} />}
      {values.length > MANY && (
        <input
          type="search"
          className="input"
          aria-label={text("grid.filter.search")}
          placeholder={text("grid.filter.search")}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
      )}
      <ul className="checks">
        {shown.map((value) => (
          <li key={value.filter}>
            <label>
              <input
                type="checkbox"
                checked={chosen.has(value.filter)}
                onChange={(event) => toggle(value, event.target.checked)}
              />
              {value.layer !== undefined && <LayerMark layer={value.layer} />}
              {value.state === "unknown" && <span className="unknown-mark" aria-hidden="true" />}
              <span className={value.state === "missing" ? "filter-missing" : ""}>
                {nameOf(value, text("grid.missing"))}
              </span>
              <span className="muted">{number(value.count)}</span>
            </label>
          </li>
        ))}
      </ul>
      {facet !== undefined && facet.total > values.length && (
        <p className="muted">{text("grid.filter.more", { count: facet.total - values.length })}</p>
      )}
      {facet !== undefined && shown.length === 0 && <p className="muted">{text("grid.filter.none")}</p>}
      {written !== undefined && (
        <button type="button" className="button button-small" onClick={() => onChange(undefined)}>
          {text("catalogue.filter.clear")}
        </button>
      )}
    </section>
  );
}

function nameOf(value: FacetValue, missing: string): string {
  return value.state === "missing" ? missing : value.text;
}

/** From and to, each may be left open. */
function RangeFields(props: {
  readonly conditions: readonly Condition[];
  readonly onChange: (conditions: readonly Condition[]) => void;
}): ReactElement {
  const text = useTexts(catalogueTexts);
  const bound = (signs: readonly string[]): string =>
    props.conditions.flatMap((one) => (one.is !== "missing" && signs.includes(one.is) ? [one.text] : []))[0] ?? "";
  const take = (sign: ">=" | "<=", typed: string): void => {
    const others = props.conditions.filter(({ is }) => !is.startsWith(sign.charAt(0)));
    props.onChange(typed.trim() === "" ? others : [...others, { is: sign, text: typed.trim() }]);
  };
  return (
    <div className="filter-range">
      <Bound
        key={`from ${bound([">", ">="])}`}
        label={text("grid.filter.from")}
        value={bound([">", ">="])}
        onTake={(typed) => take(">=", typed)}
      />
      <Bound
        key={`to ${bound(["<", "<="])}`}
        label={text("grid.filter.to")}
        value={bound(["<", "<="])}
        onTake={(typed) => take("<=", typed)}
      />
    </div>
  );
}

function Bound(props: {
  readonly label: string;
  readonly value: string;
  readonly onTake: (typed: string) => void;
}): ReactElement {
  const [typed, setTyped] = useState(props.value);
  return (
    <label className="filter-bound">
      <span>{props.label}</span>
      <input
        type="text"
        className="input"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => typed !== props.value && props.onTake(typed)}
        onKeyDown={(event) => {
          if (event.key === "Enter") props.onTake(typed);
        }}
      />
    </label>
  );
}
