/** The model as a tree: layers, kinds, elements; children are asked for when a branch opens; only visible rows exist. */
import {
  memo,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type Dispatch,
  type KeyboardEvent,
  type ReactElement,
  type SetStateAction,
} from "react";
import type { TreeAnswer } from "@orrery/core/answers/answers";
import type { Page } from "@orrery/core/answers/url";
import { askElement, askTree } from "../answers/client.ts";
import { useAnswer, useAnswers, type Progress } from "../answers/store.ts";
import { goTo, Link } from "../navigation.tsx";
import { Icon } from "../parts/icon.tsx";
import { KindTile, LayerMark, layers } from "../parts/layer.tsx";
import { useRowsInView } from "../parts/virtual.ts";
import { useSpeech } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { elementKey, kindKey, layerKey, treeRows, type Level, type TreeRow } from "./tree-rows.ts";

const rowHeight = 28;
const pageSize = 1000;
const mostPages = 20;

export function Tree({ page }: { readonly page: Page | undefined }): ReactElement {
  const { text, number } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(layers.map(layerKey)));
  const [active, setActive] = useState<string>();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useRows(open);
  const current = page?.kind === "element" ? elementKey(page.id) : undefined;
  useReveal(page, setOpen);

  const keyOf = useCallback((index: number) => rows[index]?.key ?? index, [rows]);
  const virtual = useRowsInView({ count: rows.length, scroller, rowHeight, keyOf });
  const at = Math.max(
    0,
    rows.findIndex((row) => row.key === (active ?? current)),
  );
  const currentAt = current === undefined ? -1 : rows.findIndex((row) => row.key === current);
  useEffect(() => {
    if (currentAt >= 0) virtual.scrollToIndex(currentAt, { align: "auto" });
  }, [currentAt, virtual]);

  const toggle = (key: string): void =>
    setOpen((keys) => (keys.has(key) ? new Set([...keys].filter((other) => other !== key)) : new Set([...keys, key])));
  const moveTo = (index: number): void => {
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    if (row === undefined) return;
    setActive(row.key);
    virtual.scrollToIndex(rows.indexOf(row));
  };
  const choose = (row: TreeRow): void => {
    setActive(row.key);
    if (row.kind === "element") goTo({ workspace, page: { kind: "element", id: row.element.id } });
    else if (row.kind === "more") goTo({ workspace, page: pageOfRest(row.parent) });
    else toggle(row.key);
  };
  const press = (event: KeyboardEvent): void => {
    const row = rows[at];
    if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = actionOf(event.key, row, rows, at);
    if (action === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (action === "toggle") toggle(row.key);
    else if (action === "choose") choose(row);
    else moveTo(action);
  };

  return (
    <section className="tree-section" aria-label={text("tree.title")}>
      <div
        ref={scroller}
        className="tree"
        role="tree"
        tabIndex={0}
        aria-label={text("tree.label")}
        aria-activedescendant={rows.length > 0 ? `tree-${at}` : undefined}
        onKeyDown={press}
      >
        {rows.length === 0 && (
          <p className="muted tree-empty" role="treeitem" id="tree-0" aria-selected="false">
            {text("tree.empty")}
          </p>
        )}
        <div className="tree-rows" role="none" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            return (
              <div
                key={item.key}
                id={`tree-${item.index}`}
                className="tree-row"
                role="treeitem"
                aria-level={row.level}
                aria-expanded={row.isOpen}
                aria-selected={row.key === current}
                data-active={item.index === at}
                style={{ transform: `translateY(${item.start}px)`, paddingLeft: 8 + (row.level - 1) * 14 }}
                onClick={(event) => {
                  event.preventDefault();
                  const isFold = (event.target as Element).closest(".tree-fold") !== null;
                  if (isFold) toggle(row.key);
                  else choose(row);
                }}
              >
                <span className="tree-fold" aria-hidden="true">
                  {row.isOpen !== undefined && <Icon name={row.isOpen ? "chevron-down" : "chevron-right"} />}
                </span>
                <RowLabel row={row} />
                {row.kind === "kind" && <span className="tree-count">{number(row.count)}</span>}
              </div>
            );
          })}
        </div>
      </div>
    </section>
  );
}

/** Drawn again only when the row itself changes. */
const RowLabel = memo(function RowLabel({ row }: { readonly row: TreeRow }): ReactElement {
  const { text, named } = useSpeech();
  const { id, kindOf } = useContext(WorkspaceContext);
  switch (row.kind) {
    case "layer":
      return (
        <>
          <LayerMark layer={row.layer} />
          <span className="tree-name tree-layer">{named("layer", row.layer ?? "other")}</span>
        </>
      );
    case "kind":
      return <span className="tree-name tree-kind">{kindOf(row.of).plural}</span>;
    case "element":
      return (
        <>
          <KindTile icon={kindOf(row.element.kind).icon} layer={row.element.layer} />
          <Link
            className="tree-name"
            tabIndex={-1}
            title={`${row.element.name} · ${kindOf(row.element.kind).label}`}
            to={{ workspace: id, page: { kind: "element", id: row.element.id } }}
          >
            {row.element.name}
          </Link>
        </>
      );
    case "loading":
      return <span className="tree-name muted">{text("tree.loading")}</span>;
    case "more":
      return <span className="tree-name muted">{text("tree.more", { count: row.count })}</span>;
  }
});

/** What a key does (WAI-ARIA tree pattern): a row to move to, or an action on this one. */
function actionOf(
  key: string,
  row: TreeRow,
  rows: readonly TreeRow[],
  at: number,
): number | "toggle" | "choose" | undefined {
  switch (key) {
    case "ArrowDown":
      return at + 1;
    case "ArrowUp":
      return at - 1;
    case "Home":
      return 0;
    case "End":
      return rows.length - 1;
    case "ArrowRight":
      return row.isOpen === undefined ? undefined : row.isOpen ? at + 1 : "toggle";
    case "ArrowLeft":
      return row.isOpen === true
        ? "toggle"
        : rows.findLastIndex((above, index) => index < at && above.level < row.level);
    case "Enter":
    case " ":
      return "choose";
    default:
      return undefined;
  }
}

function pageOfRest(parent: string | undefined): Page {
  return parent === undefined ? { kind: "catalogue", of: "*", columns: [] } : { kind: "element", id: parent };
}

function useRows(open: ReadonlySet<string>): readonly TreeRow[] {
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const parents = useMemo(() => parentsIn(open), [open]);
  const first = useAnswers([askTree(workspace, language, undefined, 0, pageSize)]);
  const total = first[0]?.kind === "ready" ? first[0].answer.total : 0;
  const pages = Math.min(mostPages, Math.ceil(total / pageSize));
  const later = useAnswers(
    Array.from({ length: Math.max(0, pages - 1) }, (_, index) =>
      askTree(workspace, language, undefined, (index + 1) * pageSize, pageSize),
    ),
  );
  const below = useAnswers(parents.map((parent) => askTree(workspace, language, parent, 0, pageSize)));
  return useMemo(() => {
    const levels = new Map(parents.map((parent, index) => [parent, levelOf(below.slice(index, index + 1))]));
    return treeRows({
      top: levelOf([...first, ...later]),
      children: (parent) => levels.get(parent) ?? { elements: [], total: undefined },
      isOpen: (key) => open.has(key),
      layers,
    });
  }, [open, parents, first, later, below]);
}

/** Elements among the open branches. */
function parentsIn(open: ReadonlySet<string>): readonly string[] {
  const mark = elementKey("");
  return [...open].filter((key) => key.startsWith(mark)).map((key) => key.slice(mark.length));
}

function levelOf(pages: readonly Progress<TreeAnswer>[]): Level {
  const answers = pages.flatMap((progress) => (progress.kind === "ready" ? [progress.answer] : []));
  return { elements: answers.flatMap((answer) => answer.elements), total: answers[0]?.total };
}

/** Opens the branches that lead to the element on the page, once: what the reader closes afterwards stays closed. */
function useReveal(page: Page | undefined, setOpen: Dispatch<SetStateAction<ReadonlySet<string>>>): void {
  const { language } = useSpeech();
  const { id } = useContext(WorkspaceContext);
  const [revealed, setRevealed] = useState<string>();
  const progress = useAnswer(page?.kind === "element" ? askElement(id, language, page.id) : undefined);
  if (progress.kind !== "ready" || progress.answer.id === revealed) return;
  const { kind, path } = progress.answer;
  const root = path[0] ?? { kind: kind.id, layer: kind.layer };
  const keys = [layerKey(root.layer), kindKey(root.kind), ...path.map((element) => elementKey(element.id))];
  setRevealed(progress.answer.id);
  setOpen((open) => (keys.every((key) => open.has(key)) ? open : new Set([...open, ...keys])));
}
