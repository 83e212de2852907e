/** Which columns are shown: every attribute that these kinds have or may have, by subject, with how full it is. */
import { fold } from "@orrery/core/answers/fold";
import { groupBy } from "@orrery/core/base/group-by";
import type { CatalogueColumn } from "@orrery/core/answers/catalogue-answers";
import { useState, type ReactElement } from "react";
import { Disclosure } from "../../parts/disclosure.tsx";
import { facetName } from "../../parts/facet-name.ts";
import { useSpeech, useTexts } from "../../speech.ts";
import { catalogueTexts } from "./catalogue-texts.ts";

export function ColumnChooser(props: {
  readonly columns: readonly CatalogueColumn[];
  readonly total: number;
  readonly shown: readonly string[];
  readonly onChange: (columns: readonly string[]) => void;
}): ReactElement {
  const text = useTexts(catalogueTexts);
  return (
    <Disclosure icon="columns-3" label={text("catalogue.columns")} className="column-chooser">
      <Choices {...props} />
    </Disclosure>
  );
}

function Choices(props: Parameters<typeof ColumnChooser>[0]): ReactElement {
  const text = useTexts(catalogueTexts);
  const speech = useSpeech();
  const { shown, onChange } = props;
  const [wanted, setWanted] = useState("");
  const fits = (column: CatalogueColumn): boolean =>
    fold(`${column.key} ${speech.pick(column.name)}`).includes(fold(wanted.trim()));
  const found = props.columns.filter(fits);
  const filled = found.filter((column) => column.filled > 0 || shown.includes(column.key));
  const empty = groupBy(
    found.filter((column) => !filled.includes(column)),
    ({ facet }) => facet ?? "",
  );
  const box = (column: CatalogueColumn): ReactElement => (
    <li key={column.key}>
      <label>
        <input
          type="checkbox"
          checked={shown.includes(column.key)}
          onChange={(event) =>
            onChange(event.target.checked ? [...shown, column.key] : shown.filter((key) => key !== column.key))
          }
        />
        <span>{speech.pick(column.name)}</span>
        {column.filled > 0 && (
          <span className="muted">
            {text("catalogue.columns.filled", { count: column.filled, total: props.total })}
          </span>
        )}
      </label>
    </li>
  );
  return (
    <>
      <input
        type="search"
        className="input"
        aria-label={text("grid.columns.search")}
        placeholder={text("grid.columns.search")}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
      />
      <div className="column-lists">
        <h2>{text("catalogue.columns.title")}</h2>
        <ul className="checks">{filled.map(box)}</ul>
        {[...empty].map(([facet, columns]) => (
          <section key={facet}>
            <h2>{facetName(speech, facet) || text("layer.other")}</h2>
            <ul className="checks">{columns.map(box)}</ul>
          </section>
        ))}
      </div>
      <button type="button" className="button button-small" onClick={() => onChange([])}>
        {text("catalogue.columns.reset")}
      </button>
    </>
  );
}
