/** Rows from a spreadsheet before they are taken: what changes, what is new, what cannot be read and why. One step of undo. */
import { useContext, useEffect, useRef, useState, type ReactElement, type RefObject } from "react";
import type { PasteAnswer, PasteCell, PasteRequest, PasteRow } from "@orrery/core/answers/paste-answers";
import { Refused } from "../../answers/client.ts";
import { useEditing } from "../../editing/use-editing.ts";
import { readClipboard } from "../../grids/clipboard-table.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { readPaste } from "./asked.ts";
import { catalogueTexts } from "./catalogue-texts.ts";

/** Rows that the preview lists. */
const MOST_LISTED = 200;

export interface PasteDialogProps {
  readonly kind: string;
  /** What was pasted into the grid; undefined: the dialog asks for it. */
  readonly request: PasteRequest | undefined;
  /** Columns under which rows stand that have no head. */
  readonly columns: readonly (string | null)[];
  readonly onClose: () => void;
}

export function PasteDialog({ kind, request, columns, onClose }: PasteDialogProps): ReactElement {
  const text = useTexts(catalogueTexts);
  const [given, setGiven] = useState(request);
  const field = useRef<HTMLTextAreaElement>(null);
  // After the dialog, which takes the focus first.
  useEffect(() => field.current?.focus(), [given]);
  return (
    <Dialog title={text("paste.title")} className="dialog-wide paste-dialog" onClose={onClose}>
      {given === undefined ? (
        <Ask field={field} columns={columns} onGiven={setGiven} onClose={onClose} />
      ) : (
        <Preview
          kind={kind}
          request={given}
          onClose={onClose}
          {...(request === undefined ? { onBack: () => setGiven(undefined) } : {})}
        />
      )}
    </Dialog>
  );
}

function Ask({
  field,
  columns: under,
  onGiven,
  onClose,
}: {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly columns: readonly (string | null)[];
  readonly onGiven: (request: PasteRequest) => void;
  readonly onClose: () => void;
}): ReactElement {
  const text = useTexts(catalogueTexts);
  const [typed, setTyped] = useState("");
  const take = (block: readonly (readonly string[])[] | undefined): void => {
    const width = block?.[0]?.length ?? 0;
    if (block === undefined || (block.length === 1 && width === 1 && block[0]?.[0] === "")) return;
    const columns = Array.from({ length: width }, (_, index) => under[index] ?? null);
    onGiven({ rows: block, columns, head: true, clears: false });
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        take(readClipboard({ text: typed }));
      }}
    >
      <p>{text("paste.ask")}</p>
      <textarea
        className="input paste-field"
        ref={field}
        rows={8}
        aria-label={text("paste.field")}
        placeholder={text("paste.field.placeholder")}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onPaste={(event) => {
          const html = event.clipboardData.getData("text/html");
          const plain = event.clipboardData.getData("text/plain");
          const block = readClipboard({ text: plain, html });
          if (typed !== "" || block === undefined || (block.length === 1 && block[0]?.length === 1)) return;
          event.preventDefault();
          take(block);
        }}
      />
      <div className="dialog-foot">
        <button type="submit" className="button button-main" disabled={typed.trim() === ""}>
          {text("paste.read")}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {text("paste.cancel")}
        </button>
      </div>
    </form>
  );
}

function Preview(props: {
  readonly kind: string;
  readonly request: PasteRequest;
  readonly onBack?: () => void;
  readonly onClose: () => void;
}): ReactElement {
  const { kind, request, onBack, onClose } = props;
  const text = useTexts(catalogueTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { keep } = useEditing();
  const [answer, setAnswer] = useState<PasteAnswer>();
  const [refusal, setRefusal] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const taking = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (answer !== undefined) taking.current?.focus();
  }, [answer]);
  useEffect(() => {
    let isCurrent = true;
    readPaste(workspace, language, kind, request).then(
      (read) => isCurrent && setAnswer(read),
      (failure: unknown) =>
        isCurrent &&
        setRefusal(failure instanceof Refused && failure.status > 0 ? failure.message : text("error.offline")),
    );
    return () => {
      isCurrent = false;
    };
  }, [workspace, language, kind, request, text]);
  const take = async (): Promise<void> => {
    if (answer === undefined || isBusy) return;
    setBusy(true);
    const { changed, created } = answer.counts;
    const refused = await keep(answer.edits, text("grid.step.paste", { count: changed + created }));
    setBusy(false);
    if (refused === undefined) onClose();
    else setRefusal(refused);
  };
  return (
    <>
      {answer !== undefined && <Counts answer={answer} />}
      {refusal !== undefined && (
        <p className="field-error" role="alert">
          <Icon name="circle-alert" />
          {refusal}
        </p>
      )}
      {answer === undefined && refusal === undefined && <p role="status">{text("loading")}</p>}
      {answer !== undefined && <PreviewTable answer={answer} />}
      <div className="dialog-foot">
        <button
          type="button"
          ref={taking}
          className="button button-main"
          disabled={answer === undefined || answer.edits.length === 0 || isBusy}
          onClick={() => void take()}
        >
          <Icon name="check" />
          {text("paste.take")}
        </button>
        {onBack !== undefined && (
          <button type="button" className="button" onClick={onBack}>
            {text("paste.back")}
          </button>
        )}
        <button type="button" className="button" onClick={onClose}>
          {text("paste.cancel")}
        </button>
      </div>
    </>
  );
}

function Counts({ answer }: { readonly answer: PasteAnswer }): ReactElement {
  const text = useTexts(catalogueTexts);
  const { changed, created, refused } = answer.counts;
  const ignored = answer.columns.filter(({ key }) => key === null);
  return (
    <div role="status">
      <ul className="paste-counts">
        <li>
          <Icon name="pencil" />
          {text("paste.changed", { count: changed })}
        </li>
        <li>
          <Icon name="circle-plus" />
          {text("paste.created", { count: created })}
        </li>
        {refused > 0 && (
          <li className="is-refused">
            <Icon name="circle-alert" />
            {text("paste.refused", { count: refused })}
          </li>
        )}
      </ul>
      {answer.edits.length === 0 && <p>{text("paste.nothing")}</p>}
      {ignored.length > 0 && (
        <p className="muted">
          {text("paste.ignored", { count: ignored.length, names: ignored.map(({ title }) => title || "…").join(", ") })}
        </p>
      )}
    </div>
  );
}

function PreviewTable({ answer }: { readonly answer: PasteAnswer }): ReactElement {
  const text = useTexts(catalogueTexts);
  const rows = answer.rows.filter((row) => row.is !== "same" || row.cells.some(({ is }) => is === "refused"));
  // What cannot be read is what somebody has to look at.
  const sorted = [...rows.filter(isRefused), ...rows.filter((row) => !isRefused(row))];
  const shown = answer.columns.flatMap(({ key, title }, index) =>
    key === null || key === "name" ? [] : [{ title, index }],
  );
  if (sorted.length === 0) return <></>;
  return (
    <div className="paste-preview" tabIndex={0} role="region" aria-label={text("paste.preview")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{text("catalogue.name")}</th>
            {shown.map(({ title, index }) => (
              <th key={index} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, MOST_LISTED).map((row, at) => (
            <PreviewRow
              key={at}
              row={row}
              columns={shown.map(({ index }) => index)}
              nameAt={answer.columns.findIndex(({ key }) => key === "name")}
            />
          ))}
        </tbody>
      </table>
      {sorted.length > MOST_LISTED && (
        <p className="muted">{text("paste.more", { count: sorted.length - MOST_LISTED })}</p>
      )}
    </div>
  );
}

function isRefused(row: PasteRow): boolean {
  return row.is === "refused" || row.cells.some(({ is }) => is === "refused");
}

function PreviewRow(props: {
  readonly row: PasteRow;
  readonly columns: readonly number[];
  readonly nameAt: number;
}): ReactElement {
  const { row, columns, nameAt } = props;
  const text = useTexts(catalogueTexts);
  const name = row.cells[nameAt];
  return (
    <tr className={row.is === "refused" ? "is-refused" : ""}>
      <th scope="row">
        {row.is === "created" && <span className="chip paste-new">{text("paste.new")}</span>}
        {name !== undefined && name.is === "changed" && row.is === "changed" ? (
          <Cell cell={name} isNew={false} />
        ) : (
          row.name || "…"
        )}
        {row.problem !== undefined && (
          <span className="paste-problem">
            <Icon name="circle-alert" />
            {row.problem}
          </span>
        )}
      </th>
      {columns.map((index) => {
        const cell = row.cells[index];
        return <td key={index}>{cell !== undefined && <Cell cell={cell} isNew={row.is === "created"} />}</td>;
      })}
    </tr>
  );
}

function Cell({ cell, isNew }: { readonly cell: PasteCell; readonly isNew: boolean }): ReactElement {
  const text = useTexts(catalogueTexts);
  if (cell.is === "refused") {
    return (
      <>
        <del>{cell.after}</del>
        <span className="paste-problem">
          <Icon name="circle-alert" />
          {cell.problem}
        </span>
      </>
    );
  }
  if (cell.is === "changed" && !isNew) {
    return (
      <>
        {cell.before !== "" && <del>{cell.before}</del>}{" "}
        <ins>{cell.after === "" ? text("grid.missing") : cell.after}</ins>
      </>
    );
  }
  return (
    <span className={cell.is === "changed" ? "" : "muted"}>{cell.is === "ignored" && !isNew ? "" : cell.after}</span>
  );
}
