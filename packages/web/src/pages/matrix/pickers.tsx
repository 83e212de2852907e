/** What a matrix is made of, chosen from what occurs, with how much there is of it. */
import { useContext, useId, type ReactElement } from "react";
import type { MatrixOptionsAnswer } from "@orrery/core/answers/matrix-answers";
import { Disclosure } from "../../parts/disclosure.tsx";
import { Icon } from "../../parts/icon.tsx";
import { layers } from "../../parts/layer.tsx";
import { Link } from "../../navigation.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import type { MatrixAddress } from "./asked.ts";
import { matrixTexts } from "./matrix-texts.ts";
import { presetsFor } from "./presets.ts";

export function Pickers(props: {
  readonly page: MatrixAddress;
  readonly rows: string;
  readonly columns: string;
  readonly options: MatrixOptionsAnswer;
  readonly onChange: (next: Pick<MatrixAddress, "rows" | "columns" | "relationship">) => void;
}): ReactElement {
  const { page, rows, columns, options, onChange } = props;
  const text = useTexts(matrixTexts);
  // Another kind is joined by other relationships.
  const choose = (nextRows: string, nextColumns: string): void =>
    onChange(
      nextRows === "layers" || nextColumns === "layers"
        ? { rows: "layers", columns: "layers" }
        : { rows: nextRows, columns: nextColumns },
    );
  const isOfLayers = rows === "layers";
  return (
    <div className="matrix-pickers">
      <KindPicker
        label={text("matrix.rows")}
        value={rows}
        options={options}
        isOfColumns={false}
        onChange={(kind) => choose(kind, isOfLayers && kind !== "layers" ? firstOther(options, kind) : columns)}
      />
      <button
        type="button"
        className="icon-button"
        aria-label={text("matrix.swap")}
        title={text("matrix.swap")}
        disabled={rows === columns}
        onClick={() =>
          onChange({
            rows: columns,
            columns: rows,
            ...(page.relationship === undefined ? {} : { relationship: page.relationship }),
          })
        }
      >
        <Icon name="arrow-up-down" className="icon-turned" />
      </button>
      <KindPicker
        label={text("matrix.columns")}
        value={columns}
        options={options}
        isOfColumns
        onChange={(kind) => choose(isOfLayers && kind !== "layers" ? firstOther(options, kind) : rows, kind)}
      />
      <RelationshipPicker
        value={page.relationship}
        isOfLayers={isOfLayers}
        options={options}
        onChange={(relationship) =>
          onChange({ rows, columns, ...(relationship === undefined ? {} : { relationship }) })
        }
      />
    </div>
  );
}

/** A kind to stand against another, where the layers stood. */
function firstOther({ kinds }: MatrixOptionsAnswer, kind: string): string {
  return kinds.find(({ id }) => id !== kind)?.id ?? kind;
}

function KindPicker(props: {
  readonly label: string;
  readonly value: string;
  readonly options: MatrixOptionsAnswer;
  /** Counts say how often they meet the rows. */
  readonly isOfColumns: boolean;
  readonly onChange: (kind: string) => void;
}): ReactElement {
  const { value, options, isOfColumns } = props;
  const text = useTexts(matrixTexts);
  const { named, number } = useSpeech();
  const { kindOf } = useContext(WorkspaceContext);
  const id = useId();
  const isKnown = ["*", "layers"].includes(value) || options.kinds.some((kind) => kind.id === value);
  return (
    <label className="matrix-picker" htmlFor={id}>
      <span>{props.label}</span>
      <select id={id} className="input" value={value} onChange={(event) => props.onChange(event.target.value)}>
        {!isKnown && (
          <option value={value}>
            {value
              .split(",")
              .map((kind) => kindOf(kind).plural)
              .join(", ")}
          </option>
        )}
        <option value="layers">{text("matrix.layers")}</option>
        <option value="*">{text("matrix.all")}</option>
        {layers.map((layer) => {
          const kinds = options.kinds.filter((kind) => kindOf(kind.id).layer === layer);
          if (kinds.length === 0) return null;
          return (
            <optgroup key={layer} label={named("layer", layer ?? "other")}>
              {kinds.map((kind) => (
                <option key={kind.id} value={kind.id}>
                  {`${kindOf(kind.id).plural} (${number(kind.count)})`}
                  {isOfColumns && ` · ${text("matrix.connections", { count: kind.connections })}`}
                </option>
              ))}
            </optgroup>
          );
        })}
      </select>
    </label>
  );
}

function RelationshipPicker(props: {
  readonly value: string | undefined;
  readonly isOfLayers: boolean;
  readonly options: MatrixOptionsAnswer;
  readonly onChange: (relationship: string | undefined) => void;
}): ReactElement {
  const { value = "", isOfLayers, options, onChange } = props;
  const text = useTexts(matrixTexts);
  const { pick, number } = useSpeech();
  const id = useId();
  const said = options.relationships.filter(({ count }) => count > 0);
  const possible = options.relationships.filter(({ count }) => count === 0);
  const isKnown = value === "" || value === "any" || options.relationships.some(({ name }) => name === value);
  return (
    <label className="matrix-picker" htmlFor={id}>
      <span>{text("matrix.relationship")}</span>
      <select
        id={id}
        className="input"
        value={value === "any" ? "" : value}
        onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value)}
      >
        {isOfLayers ? (
          <>
            <option value="">{text("matrix.dependencies")}</option>
            <option value="statements">{text("matrix.statements")}</option>
            {value === "dependencies" && <option value="dependencies">{text("matrix.dependencies")}</option>}
          </>
        ) : (
          <>
            <option value="">{text("matrix.any")}</option>
            {!isKnown && <option value={value}>{value}</option>}
            {said.map(({ name, title, count }) => (
              <option key={name} value={name}>
                {`${pick(title)} (${number(count)})`}
              </option>
            ))}
            <optgroup label={text("matrix.possible")}>
              {possible.map(({ name, title }) => (
                <option key={name} value={name}>
                  {pick(title)}
                </option>
              ))}
            </optgroup>
          </>
        )}
      </select>
    </label>
  );
}

export function Presets({ options }: { readonly options: MatrixOptionsAnswer }): ReactElement {
  const text = useTexts(matrixTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  return (
    <Disclosure icon="lightbulb" label={text("matrix.presets")} className="grid-more">
      <div className="menu-items">
        {presetsFor(options).map(({ title, ...page }) => (
          <Link key={title} className="menu-item" to={{ workspace, page: { kind: "matrix", ...page } }}>
            {text(title)}
          </Link>
        ))}
      </div>
    </Disclosure>
  );
}
