/** Saved queries: `query` statements of the model, opened as the tables that they ask for; and a table kept as one. */
import { useContext, useEffect, useRef, useState, type ReactElement } from "react";
import type { SavedQuery } from "@orrery/core/answers/catalogue-answers";
import { writeFind } from "@orrery/core/answers/write-find";
import { noState } from "@orrery/core/answers/url";
import { useAnswer } from "../../answers/store.ts";
import { useEditing } from "../../editing/use-editing.ts";
import { type Destination, Link } from "../../navigation.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { askQueries, type TableRequest } from "./asked.ts";
import { catalogueTexts } from "./catalogue-texts.ts";

/** The catalogue that a query is. */
function destinationOf(workspace: string, query: SavedQuery): Destination {
  return {
    workspace,
    page: {
      kind: "catalogue",
      of: query.kinds,
      columns: query.columns,
      ...(query.sort === null ? {} : { sort: query.sort }),
      ...(query.group === null ? {} : { group: query.group }),
    },
    state: { ...noState, filters: query.filters, ...(query.filter === "" ? {} : { filter: query.filter }) },
  };
}

/** The saved queries of the model; of one kind those alone that are about it. */
export function useQueries(kind?: string): readonly SavedQuery[] {
  const { language } = useSpeech();
  const { id } = useContext(WorkspaceContext);
  const progress = useAnswer(id === "" ? undefined : askQueries(id, language));
  const all = progress.kind === "ready" ? progress.answer.queries : [];
  return kind === undefined ? all : all.filter(({ kinds }) => kinds === kind);
}

/** Queries as links, with how much each finds. */
export function QueryList({ queries }: { readonly queries: readonly SavedQuery[] }): ReactElement {
  const text = useTexts(catalogueTexts);
  const { number } = useSpeech();
  const { id } = useContext(WorkspaceContext);
  return (
    <ul className="query-list">
      {queries.map((query) => (
        <li key={query.id}>
          <Link className="query-link" to={destinationOf(id, query)}>
            <Icon name="search" />
            <span className="query-title">{query.title}</span>
            <span className="muted" title={text("count.rows", { count: query.count })}>
              {number(query.count)}
            </span>
            {query.description !== null && <span className="query-text muted">{query.description}</span>}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Keeps the table that is shown as a statement of the model. */
export function SaveQuery(props: {
  readonly request: TableRequest;
  readonly columns: readonly string[];
  readonly onClose: () => void;
}): ReactElement {
  const { request, columns, onClose } = props;
  const text = useTexts(catalogueTexts);
  const { keep } = useEditing();
  const [name, setName] = useState("");
  const [refusal, setRefusal] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // After the dialog, which takes the focus first.
  useEffect(() => field.current?.focus(), []);
  const take = async (): Promise<void> => {
    if (name.trim() === "" || isBusy) return;
    setBusy(true);
    const find = writeFind(request.filter ?? "", request.filters);
    const attributes: Readonly<Record<string, string>> = {
      ...(request.kind === "*" ? {} : { kinds: listOf(request.kind.split(",")) }),
      ...(find === "" ? {} : { find }),
      columns: listOf(columns),
      ...(request.sort === undefined ? {} : { sort: listOf(request.sort.split(",")) }),
      ...(request.group === undefined ? {} : { groupBy: request.group }),
    };
    const refused = await keep(
      [{ edit: "create", kind: "query", name: name.trim(), attributes }],
      text("query.step", { name: name.trim() }),
    );
    setBusy(false);
    if (refused === undefined) onClose();
    else setRefusal(refused);
  };
  return (
    <Dialog title={text("query.save")} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void take();
        }}
      >
        <p>{text("query.save.text")}</p>
        <label className="filter-bound">
          <span>{text("catalogue.name")}</span>
          <input ref={field} className="input" value={name} onChange={(event) => setName(event.target.value)} />
        </label>
        {refusal !== undefined && (
          <p className="field-error" role="alert">
            <Icon name="circle-alert" />
            {refusal}
          </p>
        )}
        <div className="dialog-foot">
          <button type="submit" className="button button-main" disabled={name.trim() === "" || isBusy}>
            <Icon name="save" />
            {text("query.save.take")}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {text("paste.cancel")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function listOf(items: readonly string[]): string {
  return `[${items.map(quoted).join(", ")}]`;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}
