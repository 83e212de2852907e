/** What the tree shows, asked for as it comes into view. */
import { useContext, useMemo, useState } from "react";
import type { ElementSummary, TreeAnswer } from "@orrery/core/answers/answers";
import type { Page } from "@orrery/core/answers/url";
import { askElement, askSearch, askTree, type Question } from "../answers/client.ts";
import { useAnswer, useAnswers, type Progress } from "../answers/store.ts";
import { useKept } from "../parts/kept.ts";
import { layers } from "../parts/layer.tsx";
import { useSpeech } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import {
  elementKey,
  foundRows,
  kindKey,
  layerKey,
  treeRows,
  type Head,
  type Level,
  type TreeRow,
} from "./tree-rows.ts";

/** Elements of a kind that come at once. */
const pageSize = 200;
/** Children of an element that come at once; whoever wants more of them finds them in the catalogue. */
const mostChildren = 1000;
/** Pages of one kind that stay asked for: those last looked at. */
const mostPages = 12;
const mostFound = 200;

/** Pages of kinds that are, or were lately, in view: `application 3`. */
export type WantedPages = readonly string[];

/** The pages that the rows in view need, after those that were needed before. */
export function pagesFor(rows: readonly TreeRow[], wanted: WantedPages): WantedPages {
  const needed = new Set<string>();
  for (const row of rows) if (row.kind === "awaited") needed.add(`${row.of} ${Math.floor(row.index / pageSize)}`);
  if ([...needed].every((page) => wanted.includes(page))) return wanted;
  return [...[...needed].filter((page) => !wanted.includes(page)), ...wanted].slice(0, mostPages);
}

/** The rows of the tree, as far as they are open. */
export function useTreeRows(open: ReadonlySet<string>, wanted: WantedPages): readonly TreeRow[] {
  const { language } = useSpeech();
  const { id: workspace, kindOf } = useContext(WorkspaceContext);
  const head = useAnswer(askTree(workspace, language, {}, 0, 0));
  const openKinds = useMemo(() => idsIn(open, kindKey("")), [open]);
  const parents = useMemo(() => idsIn(open, elementKey("")), [open]);
  const pages = useMemo(() => wanted.filter((page) => openKinds.includes(kindOfPage(page))), [wanted, openKinds]);
  const first = useAnswers(openKinds.map((kind) => askTree(workspace, language, { kind }, 0, pageSize)));
  const later = useAnswers(pages.map((page) => askPage(workspace, language, page)));
  const below = useAnswers(parents.map((parent) => askTree(workspace, language, { parent }, 0, mostChildren)));
  const heads = useMemo(
    () =>
      head.kind === "ready"
        ? head.answer.kinds?.map(({ kind, count }): Head => ({ kind, count, layer: kindOf(kind).layer }))
        : undefined,
    [head, kindOf],
  );
  return useMemo(() => {
    const known = new Map<string, readonly ElementSummary[]>();
    openKinds.forEach((kind, index) => known.set(`${kind} 0`, elementsOf(first[index])));
    pages.forEach((page, index) => known.set(page, elementsOf(later[index])));
    const levels = new Map(parents.map((parent, index) => [parent, levelOf(below[index])]));
    return treeRows({
      heads,
      elementAt: (kind, index) => known.get(`${kind} ${Math.floor(index / pageSize)}`)?.[index % pageSize],
      children: (parent) => levels.get(parent) ?? { elements: [], total: undefined },
      isOpen: (key) => open.has(key),
      layers,
    });
  }, [heads, open, openKinds, pages, parents, first, later, below]);
}

/** What a filter finds; undefined while nothing is filtered. */
export function useFoundRows(filter: string): readonly TreeRow[] | undefined {
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const progress = useAnswer(filter === "" ? undefined : askSearch(workspace, language, filter, mostFound));
  const kept = useKept(progress.kind === "ready" ? progress.answer : undefined);
  return useMemo(
    () => (filter === "" || kept === undefined ? undefined : foundRows(kept.hits, layers)),
    [filter, kept],
  );
}

/** Where an element stands: what has to be open, and the page that has it. */
export interface Way {
  readonly id: string;
  readonly keys: readonly string[];
  readonly page: string;
}

/** The way to the element on the page; undefined while it is not known. */
export function useWay(page: Page | undefined): Way | undefined {
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const wanted = page?.kind === "element" ? page.id : undefined;
  const progress = useAnswer(wanted === undefined ? undefined : askElement(workspace, language, wanted));
  const element = progress.kind === "ready" ? progress.answer : undefined;
  const root =
    element === undefined
      ? undefined
      : (element.path[0] ?? { id: element.id, kind: element.kind.id, layer: element.kind.layer });
  const around = useAnswer(
    root === undefined ? undefined : askTree(workspace, language, { kind: root.kind, around: root.id }, 0, pageSize),
  );
  const offset = around.kind === "ready" ? (around.answer.offset ?? 0) : undefined;
  return useMemo(
    () =>
      element === undefined || root === undefined || offset === undefined
        ? undefined
        : {
            id: element.id,
            keys: [layerKey(root.layer), kindKey(root.kind), ...element.path.map(({ id }) => elementKey(id))],
            page: `${root.kind} ${Math.floor(offset / pageSize)}`,
          },
    // The root is made of the element.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [element, offset],
  );
}

/** Layers are open from the start: they say what there is. */
export function useOpenBranches(): readonly [
  ReadonlySet<string>,
  (change: (open: ReadonlySet<string>) => ReadonlySet<string>) => void,
] {
  return useState<ReadonlySet<string>>(() => new Set(layers.map(layerKey)));
}

function askPage(workspace: string, language: "en" | "fr", page: string): Question<TreeAnswer> {
  const number = Number(page.slice(page.lastIndexOf(" ") + 1));
  return askTree(workspace, language, { kind: kindOfPage(page) }, number * pageSize, pageSize);
}

function kindOfPage(page: string): string {
  return page.slice(0, page.lastIndexOf(" "));
}

/** Ids behind a mark among the open branches. */
function idsIn(open: ReadonlySet<string>, mark: string): readonly string[] {
  return [...open].filter((key) => key.startsWith(mark)).map((key) => key.slice(mark.length));
}

function elementsOf(progress: Progress<TreeAnswer> | undefined): readonly ElementSummary[] {
  return progress?.kind === "ready" ? progress.answer.elements : [];
}

function levelOf(progress: Progress<TreeAnswer> | undefined): Level {
  return progress?.kind === "ready"
    ? { elements: progress.answer.elements, total: progress.answer.total }
    : { elements: [], total: undefined };
}
