/** The dates of what is chosen, each in a field: the way without dragging. */
import { useContext, type ReactElement } from "react";
import type { RoadmapAnswer, RoadmapRow } from "@orrery/core/answers/roadmap-answers";
import { Link } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import { KindTile } from "../../parts/layer.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { roadmapTexts } from "./roadmap-texts.ts";
import { dayOf } from "./rows.ts";
import { dayOfIso, isoOf } from "./scale.ts";
import type { DateMover } from "./use-moving.ts";

interface PanelProps {
  readonly row: RoadmapRow;
  readonly answer: RoadmapAnswer;
  readonly mover: DateMover;
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
}

export function DatesPanel({ row, answer, mover, onChoose, onClose }: PanelProps): ReactElement {
  const { language } = useSpeech();
  const text = useTexts(roadmapTexts);
  const { id: workspace, kindOf } = useContext(WorkspaceContext);
  const moving = mover.daysOf(row.id);
  const waits = answer.links.filter(({ to }) => to === row.id);
  const leads = answer.links.filter(({ from }) => from === row.id);
  return (
    <section className="inspector roadmap-panel" aria-label={text("roadmap.dates.of", { row: row.name })}>
      <button
        type="button"
        className="icon-button inspector-close"
        aria-label={text("roadmap.close")}
        title={text("roadmap.close")}
        onClick={onClose}
      >
        <Icon name="x" />
      </button>
      <header className="inspector-head">
        <KindTile icon={kindOf(row.kind).icon} layer={row.layer} />
        <h2>{row.name}</h2>
      </header>
      {row.isReversed && (
        <p className="roadmap-warning">
          <Icon name="triangle-alert" /> {text("roadmap.reversed")}
        </p>
      )}
      <h3>{text("roadmap.dates")}</h3>
      <ul className="roadmap-dates">
        {row.dates.map((date) => {
          const day = dayOf(date, moving);
          const name = date.name[language];
          return (
            <li key={`${row.id} ${date.key} ${date.text ?? ""}`}>
              <label>
                <span>{name}</span>
                <input
                  type="date"
                  defaultValue={day === null ? "" : isoOf(day)}
                  onBlur={(event) => {
                    const to = dayOfIso(event.target.value);
                    if (to !== undefined) mover.write(row, new Map([[date.key, to]]));
                  }}
                  onKeyDown={(event) => {
                    if (event.key === "Enter") event.currentTarget.blur();
                  }}
                />
              </label>
              {day !== null && (
                <button
                  type="button"
                  className="icon-button"
                  aria-label={text("roadmap.dates.clear", { name })}
                  title={text("roadmap.dates.clear", { name })}
                  onClick={() => mover.write(row, new Map([[date.key, undefined]]))}
                >
                  <Icon name="x" />
                </button>
              )}
            </li>
          );
        })}
      </ul>
      <p className="muted roadmap-hint">{text("roadmap.dates.hint")}</p>
      <div className="actions">
        <Link className="button button-main" to={{ workspace, page: { kind: "element", id: row.id } }}>
          <Icon name="file-text" />
          {text("roadmap.open")}
        </Link>
      </div>
      <Neighbours title={text("roadmap.waits")} links={waits} end="from" {...{ answer, onChoose }} />
      <Neighbours title={text("roadmap.leads")} links={leads} end="to" {...{ answer, onChoose }} />
    </section>
  );
}

function Neighbours(props: {
  readonly title: string;
  readonly links: RoadmapAnswer["links"];
  readonly end: "from" | "to";
  readonly answer: RoadmapAnswer;
  readonly onChoose: (id: string) => void;
}): ReactElement | null {
  const text = useTexts(roadmapTexts);
  const { title, links, end, answer, onChoose } = props;
  if (links.length === 0) return null;
  const names = new Map(answer.groups.flatMap(({ rows }) => rows.map(({ id, name }) => [id, name] as const)));
  return (
    <section className="inspector-lines" aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {links.map((link) => (
          <li key={`${link.from} ${link.to}`}>
            <Icon name={end === "from" ? "arrow-left" : "arrow-right"} />
            <span>
              <button type="button" className="link-button" onClick={() => onChoose(link[end])}>
                {names.get(link[end]) ?? link[end]}
              </button>
              {link.isLate && <span className="roadmap-warning"> {text("roadmap.late")}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
