/** Several things chosen in a picture: how many of what, and what can be done with all of them. */
import { useContext, type ReactElement } from "react";
import { begin } from "../editing/gestures.ts";
import { Icon } from "../parts/icon.tsx";
import { Link } from "../navigation.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import type { Part } from "../viewer/parts.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { Action, type InspectorDeeds } from "./inspector.tsx";
import { inspectorTexts } from "./inspector-texts.ts";

interface SelectionProps extends Pick<InspectorDeeds, "onExplore" | "more"> {
  readonly chosen: readonly Part[];
  readonly parts: readonly Part[];
  readonly onGo: (id: string) => void;
  /** Chooses all but this one. */
  readonly onChoose: (ids: readonly string[]) => void;
}

const mostNames = 60;

export function SelectionInspector(props: SelectionProps): ReactElement {
  const { chosen, parts, onChoose, onGo } = props;
  const { id: workspace } = useContext(WorkspaceContext);
  const { number } = useSpeech();
  const text = useTexts(inspectorTexts);
  const boxes = chosen.filter(({ role }) => role !== "edge");
  const ids = new Set(boxes.map(({ id }) => id));
  const between = parts.filter(({ role, from, to }) => role === "edge" && ids.has(from ?? "") && ids.has(to ?? ""));
  const elements = [...new Set(boxes.flatMap(({ element }) => element ?? []))];
  const lines = chosen.length - boxes.length;
  const counts = [
    text("view.selected.boxes", { count: boxes.length }),
    ...(lines === 0 ? [] : [text("view.selected.lines", { count: lines })]),
    ...(between.length === 0 ? [] : [text("view.selected.between", { count: between.length })]),
  ];
  return (
    <section className="inspector" aria-label={text("view.inspector")}>
      <button
        type="button"
        className="icon-button inspector-close"
        aria-label={text("view.unselect")}
        title={text("view.unselect")}
        onClick={() => onChoose([])}
      >
        <Icon name="x" />
      </button>
      <header className="inspector-head">
        <h2>{text("view.selected", { count: chosen.length })}</h2>
      </header>
      <p className="muted">{counts.join(" · ")}</p>
      {elements.length > 0 && (
        <div className="actions">
          <Action icon="waypoints" name={text("explore.title")} keys="x" onPress={() => props.onExplore(elements)} />
          <Link className="button" to={{ workspace, page: { kind: "analysis", analysis: "impact", from: elements } }}>
            <Icon name="target" />
            {text("view.impact")}
          </Link>
          <Link className="button" to={{ workspace, page: { kind: "simulate", asked: { fails: elements.join(",") } } }}>
            <Icon name="play" />
            {text("view.drill")}
          </Link>
          <Action
            icon="list-plus"
            name={text("view.add")}
            onPress={() => begin({ gesture: "add-to-view", ids: elements })}
          />
          {props.more(chosen)}
        </div>
      )}
      <ul className="selection-list">
        {chosen.slice(0, mostNames).map((part) => (
          <li key={part.id}>
            <button type="button" className="link-button" onClick={() => onGo(part.id)}>
              {part.label.split(",")[0] ?? part.id}
            </button>
            <button
              type="button"
              className="icon-button"
              aria-label={text("view.selected.without", { name: part.label.split(",")[0] ?? part.id })}
              onClick={() => onChoose(chosen.flatMap(({ id }) => (id === part.id ? [] : [id])))}
            >
              <Icon name="x" />
            </button>
          </li>
        ))}
      </ul>
      {chosen.length > mostNames && <p className="muted">+ {number(chosen.length - mostNames)}</p>}
    </section>
  );
}
