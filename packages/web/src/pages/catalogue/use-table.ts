/** The table that an address asks for: its columns, the rows in view, groups; only what is seen is asked for. */
import { useContext, useEffect, useMemo, useRef, useState } from "react";
import type { CatalogueAnswer } from "@orrery/core/answers/answers";
import type { CatalogueColumn, FacetValue } from "@orrery/core/answers/catalogue-answers";
import type { Page, PageState } from "@orrery/core/answers/url";
import { fetchAnswer, type Question } from "../../answers/client.ts";
import { useAnswer, useAnswers } from "../../answers/store.ts";
import { useKept } from "../../parts/kept.ts";
import { useSpeech } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { askColumns, askGroups, askRows, type TableRequest } from "./asked.ts";
import { shownKeys } from "./fields.ts";

export type CatalogueAddress = Page & { readonly kind: "catalogue" };
export type Row = CatalogueAnswer["rows"][number];

/** Rows that come at once. */
const CHUNK = 100;
/** Rows that are asked for at once where somebody takes many: to copy, to fill. */
const MANY = 1000;
/** Milliseconds of rest before rows are asked for, so that a long scroll asks for where it ends. */
const REST = 60;

export interface Table {
  readonly request: TableRequest;
  /** Every column that there is or could be; undefined while it is on its way. */
  readonly columns: readonly CatalogueColumn[] | undefined;
  /** Keys of the columns shown. */
  readonly keys: readonly string[];
  /** Rows that the filters leave; undefined while it is on its way. */
  readonly total: number | undefined;
  /** Rows before filters. */
  readonly whole: number;
  readonly groups: readonly FacetValue[] | undefined;
  /** Answers as they came: another list when something is new. */
  readonly news: unknown;
  rowAt(index: number): Row | undefined;
  /** Rows from the first to the last, whether or not they are in view. */
  fetchRows(first: number, last: number): Promise<readonly (Row | undefined)[]>;
  see(first: number, last: number): void;
  readonly failure:
    | { readonly status: number; readonly message: string; readonly asked: Question<unknown> }
    | undefined;
}

export function useTable(page: CatalogueAddress, kind: string, state: PageState): Table {
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { sort, group } = page;
  const { filter, filters, at } = state;
  const request = useMemo(
    (): TableRequest => ({ workspace, language, kind, sort, group, filter, filters, at }),
    [workspace, language, kind, sort, group, filter, filters, at],
  );
  const columnsAsked = askColumns(request);
  const columnsProgress = useAnswer(columnsAsked);
  const columns = useKept(columnsProgress.kind === "ready" ? columnsProgress.answer : undefined);
  const keys = useMemo(
    () => (columns === undefined ? [] : shownKeys(columns.columns, page.columns)),
    [columns, page.columns],
  );

  const [visible, setVisible] = useState({ first: 0, last: 0 });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const chunks = chunksOf(visible);
  const asked = columns === undefined ? [] : chunks.map((chunk) => askRows(request, keys, chunk * CHUNK, CHUNK));
  const progress = useAnswers(asked);
  const answers = progress.map((one) => (one.kind === "ready" ? one.answer : undefined));
  const current = answers.find((one) => one !== undefined);
  const answer = useKept(current);
  const groupsProgress = useAnswer(group === undefined ? undefined : askGroups(request));
  const groups = useKept(groupsProgress.kind === "ready" ? groupsProgress.answer : undefined);
  const failed = [columnsProgress, ...progress].findIndex((one) => one.kind === "failed");
  const failure = [columnsProgress, ...progress][failed];
  const failedAsked = [columnsAsked, ...asked][failed];

  return {
    request,
    columns: columns?.columns,
    keys,
    total: answer?.total,
    whole: columns?.total ?? 0,
    groups: group === undefined ? undefined : groups?.groups,
    news: progress,
    rowAt: (index) => answers[chunks.indexOf(Math.floor(index / CHUNK))]?.rows[index % CHUNK],
    fetchRows: async (first, last) => {
      const from = Math.floor(first / MANY);
      const pages = Array.from({ length: Math.floor(last / MANY) - from + 1 }, (_, index) => from + index);
      const rows = await Promise.all(
        pages.map(async (index) => (await fetchAnswer(askRows(request, keys, index * MANY, MANY))).rows),
      );
      const all = rows.flat();
      return Array.from({ length: last - first + 1 }, (_, index) => all[first + index - from * MANY]);
    },
    see: (first, last) => {
      clearTimeout(timer.current);
      const take = (): void =>
        setVisible((before) => (before.first === first && before.last === last ? before : { first, last }));
      // Near what is there already, at once; after a leap, where it ends.
      if (Math.abs(first - visible.first) < CHUNK) take();
      else timer.current = setTimeout(take, REST);
    },
    failure:
      failure?.kind === "failed" && answer === undefined && failedAsked !== undefined
        ? { status: failure.status, message: failure.message, asked: failedAsked }
        : undefined,
  };
}

/** Chunks in view, and half a chunk around them, so that a slow scroll never waits. */
function chunksOf({ first, last }: { readonly first: number; readonly last: number }): readonly number[] {
  const from = Math.max(0, Math.floor((first - CHUNK / 2) / CHUNK));
  const to = Math.floor((last + CHUNK / 2) / CHUNK);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
