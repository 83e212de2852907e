/** What colours, kinds and lines mean, with how many there are of each; an entry that is pressed stands out in the picture. */
import type { ReactElement } from "react";
import type { LegendAnswer, LegendEntryAnswer } from "@orrery/core/answers/picture-answers";
import { colorOf } from "@orrery/core/notations/theme";
import { Icon } from "../parts/icon.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import { useTheme } from "../theme.ts";
import { chosenOf, hidesRest, isFiltering, type Filters, toggled, unfiltered, withRest } from "./picture-filter.ts";
import { pictureTexts } from "./picture-texts.ts";

interface LegendProps {
  readonly legend: readonly LegendAnswer[];
  /** What was left out or put together. */
  readonly notes: readonly string[];
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
  readonly onClose: () => void;
}

export function LegendPanel({ legend, notes, filters, onChange, onClose }: LegendProps): ReactElement {
  const text = useTexts(pictureTexts);
  const isOn = isFiltering(filters);
  return (
    <section className="legend" aria-label={text("view.legend")}>
      <header className="legend-head">
        <h2>{text("view.legend")}</h2>
        <button
          type="button"
          className="icon-button"
          aria-label={text("view.legend.hide")}
          title={text("view.legend.hide")}
          onClick={onClose}
        >
          <Icon name="x" />
        </button>
      </header>
      {legend.map((group) => (
        <LegendGroup
          key={group.by}
          group={group}
          filters={filters}
          onToggle={(id) => onChange(toggled(filters, group.by, id))}
        />
      ))}
      {isOn ? (
        <div className="legend-foot">
          <label className="check">
            <input
              type="checkbox"
              checked={hidesRest(filters)}
              onChange={(event) => onChange(withRest(filters, event.target.checked))}
            />
            <span>{text("view.legend.rest")}</span>
          </label>
          <button type="button" className="button button-small" onClick={() => onChange(unfiltered(filters))}>
            {text("view.legend.all")}
          </button>
        </div>
      ) : (
        <p className="legend-hint muted">{text("view.legend.hint")}</p>
      )}
      {notes.length > 0 && (
        <ul className="legend-notes muted">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function LegendGroup(props: {
  readonly group: LegendAnswer;
  readonly filters: Filters;
  readonly onToggle: (id: string) => void;
}): ReactElement {
  const { group, filters, onToggle } = props;
  const text = useTexts(pictureTexts);
  const { number } = useSpeech();
  const chosen = chosenOf(filters, group.by);
  const title = group.by === "lens" ? (group.name ?? "") : text(`view.legend.${group.by}`);
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {group.entries.map((entry) => (
          <li key={entry.id}>
            <button
              type="button"
              className="legend-entry"
              aria-pressed={chosen.includes(entry.id)}
              disabled={entry.parts.length === 0 && !chosen.includes(entry.id)}
              onClick={() => onToggle(entry.id)}
            >
              <Swatch entry={entry} />
              <span className="legend-name">{entry.name}</span>
              <span className="legend-count">{number(entry.parts.length)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The small picture of an entry: as boxes and lines of the picture look. */
function Swatch({ entry }: { readonly entry: LegendEntryAnswer }): ReactElement {
  const theme = useTheme();
  const { fill, stroke, line, unknown, change } = entry;
  if (line !== undefined) {
    return (
      <svg className={`legend-swatch legend-line line-${line}`} viewBox="0 0 24 14" aria-hidden="true">
        <path d="M1 7H20M16 3.5L20.5 7L16 10.5" />
      </svg>
    );
  }
  if (change !== undefined) {
    return (
      <span className={`legend-swatch legend-change change-${change}`} aria-hidden="true">
        {changeSigns[change]}
      </span>
    );
  }
  const style = {
    ...(fill === undefined ? {} : { background: colorOf(fill, theme) }),
    ...(stroke === undefined ? {} : { borderColor: colorOf(stroke, theme) }),
  };
  return (
    <span
      className={`legend-swatch legend-box ${unknown === true ? "is-unknown" : ""}`}
      style={style}
      aria-hidden="true"
    />
  );
}

/** Signs of drift come with its style. */
const changeSigns: Readonly<Record<string, string>> = { added: "+", removed: "−", changed: "Δ" };
