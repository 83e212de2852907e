/** The catalogue of a kind: a table to be sorted, filtered, grouped, changed and filled from a spreadsheet. Its address says all of it. */
import { useContext, useMemo, useRef, useState, type ReactElement } from "react";
import type { PasteRequest } from "@orrery/core/answers/paste-answers";
import { tableFilePath } from "@orrery/core/answers/table-path";
import type { PageState } from "@orrery/core/answers/url";
import { type Command, useCommands } from "../../commands/commands.ts";
import { begin } from "../../editing/gestures.ts";
import { announce } from "../../frame/announcer.tsx";
import { goTo } from "../../navigation.tsx";
import { Disclosure } from "../../parts/disclosure.tsx";
import { RemovedHere } from "../../parts/change-mark.tsx";
import { Icon } from "../../parts/icon.tsx";
import type { IconName } from "../../parts/icon-names.ts";
import { KindTile, LayerChip } from "../../parts/layer.tsx";
import { Empty, Failed } from "../../parts/states.tsx";
import { useTitle } from "../../parts/title.ts";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import "../../styles/forms.css";
import "../../styles/grid.css";
import { catalogueTexts } from "./catalogue-texts.ts";
import { copiedTable } from "./cell-work.ts";
import { ColumnChooser } from "./column-chooser.tsx";
import { ColumnMenu, type ColumnMenuActions } from "./column-menu.tsx";
import { fieldsOf, LEAST_WIDTH, moveTo, MOST_WIDTH, pressed, shifted } from "./fields.ts";
import { FilterChips, MoreFilters, WordFilter } from "./filters.tsx";
import { Grid, type GridHandle, type PastedBlock } from "./grid.tsx";
import { layOut } from "./layout.ts";
import { NewRow } from "./new-row.tsx";
import { PasteDialog } from "./paste-dialog.tsx";
import { PrintTable } from "./print-table.tsx";
import { QueryList, SaveQuery, useQueries } from "./saved-queries.tsx";
import { SummaryRow } from "./summary-row.tsx";
import { useChanges } from "./use-changes.ts";
import { type CatalogueAddress, useTable } from "./use-table.ts";

type Overlay = { readonly is: "paste"; readonly request: PasteRequest | undefined } | { readonly is: "save" | "print" };

/** Groups of which only the head is shown, of the column that they are made by. */
interface Folds {
  readonly of: string | undefined;
  readonly groups: ReadonlySet<number>;
}

const nothingFolded: ReadonlySet<number> = new Set();

export function CataloguePage(props: {
  readonly page: CatalogueAddress;
  readonly of: string;
  readonly state: PageState;
}): ReactElement {
  const { page, of, state } = props;
  const speech = useSpeech();
  const text = useTexts(catalogueTexts);
  const { id: workspace, kindOf } = useContext(WorkspaceContext);
  const table = useTable(page, of, state);
  const changes = useChanges(table.news);
  const [widening, setWidening] = useState<Readonly<Record<string, number>>>({});
  const [folds, setFolds] = useState<Folds>({ of: undefined, groups: nothingFolded });
  const folded = folds.of === page.group ? folds.groups : nothingFolded;
  const [menu, setMenu] = useState<{ readonly key: string; readonly at: HTMLElement }>();
  const [overlay, setOverlay] = useState<Overlay>();
  const handle = useRef<GridHandle>(undefined);

  const kinds = of === "*" ? [] : of.split(",");
  const [onlyKind] = kinds.length === 1 ? kinds : [];
  const shown = onlyKind === undefined ? undefined : kindOf(onlyKind);
  const title = of === "*" ? text("catalogue.all") : kinds.map((kind) => kindOf(kind).plural).join(", ");
  useTitle(title);
  const locked = state.at === undefined ? undefined : text("grid.locked");

  const { columns = [], keys, total, request } = table;
  const widths = useMemo(() => ({ ...page.widths, ...widening }), [page.widths, widening]);
  const fields = useMemo(
    () =>
      fieldsOf(columns, keys, widths, {
        hasKinds: onlyKind === undefined,
        name: text("catalogue.name"),
        kind: text("catalogue.kind"),
        speech,
      }),
    [columns, keys, widths, onlyKind, text, speech],
  );
  const layout = useMemo(
    () => layOut(total ?? 0, page.group === undefined ? undefined : table.groups?.map(({ count }) => count), folded),
    [total, page.group, table.groups, folded],
  );

  const go = (next: CatalogueAddress, nextState: PageState = state): void =>
    goTo({ workspace, page: next, state: nextState }, "replace");
  const filterBy = (key: string, filter: string | undefined): void => {
    const { [key]: _before, ...rest } = state.filters;
    go(page, { ...state, filters: filter === undefined ? rest : { ...rest, [key]: filter } });
  };
  const sortTo = (sort: string | undefined): void => {
    const { sort: _before, ...rest } = page;
    go(sort === undefined ? rest : { ...rest, sort });
  };
  const head: ColumnMenuActions & { readonly drop: (key: string, before: string) => void } = {
    sortBy: (key, isDown, isAdded) => {
      const one = `${isDown ? "-" : ""}${key}`;
      const others = (page.sort ?? "").split(",").filter((word) => word !== "" && word.replace(/^-/, "") !== key);
      sortTo(isAdded ? [...others, one].join(",") : one);
    },
    filterBy,
    groupBy: (key) => {
      const { group: _before, ...rest } = page;
      go(key === undefined ? rest : { ...rest, group: key });
    },
    move: (key, step) => go({ ...page, columns: shifted(keys, key, step) }),
    widen: (key, width, isFinal) => {
      const fit = Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, width));
      setWidening(isFinal ? {} : { [key]: fit });
      if (isFinal) go({ ...page, widths: { ...page.widths, [key]: fit } });
    },
    hide: (key) => go({ ...page, columns: keys.filter((one) => one !== key) }),
    drop: (key, before) => {
      if (key !== before)
        go({ ...page, columns: moveTo(keys, key, keys.filter((one) => one !== key).indexOf(before)) });
    },
  };
  const kindName = (kind: string): string => kindOf(kind).label;
  const copyAll = (): void => {
    copiedTable(table, fields, { id: text("catalogue.id") }, kindName)
      .then(async ({ text: tsv, rows }) => {
        await navigator.clipboard.writeText(tsv);
        announce(text("catalogue.copied", { count: rows }), "good");
      })
      .catch(() => announce(text("catalogue.copy.failed"), "warning"));
  };
  const paste = ({ block, targets, fields: under }: PastedBlock): void => {
    setOverlay({
      is: "paste",
      request: {
        rows: block,
        columns: under.map((field) => field?.key ?? null),
        head: false,
        targets: targets.map((row) => row?.id ?? null),
        clears: true,
      },
    });
  };
  const closeOverlay = (): void => {
    setOverlay(undefined);
    // What opened it has gone with its menu; the grid is where one was.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body)
        document.querySelector<HTMLElement>('.grid-body [tabindex="0"]')?.focus({ preventScroll: true });
    });
  };
  const queries = useQueries(of);
  const filePath = tableFilePath(workspace, page, { ...state, language: speech.language }, keys) ?? "";
  const isEmpty = table.whole === 0 && table.columns !== undefined;
  useGridCommands(setOverlay, locked);

  const { failure } = table;
  if (failure !== undefined) return <Failed status={failure.status} message={failure.message} asked={failure.asked} />;
  const opened = menu === undefined ? undefined : fields.find(({ key }) => key === menu.key);
  return (
    <div className="page page-full catalogue">
      <header className="page-head">
        <div className="with-tile">
          {shown !== undefined && <KindTile icon={shown.icon} layer={shown.layer} large />}
          <div>
            <h1>{title}</h1>
            <p className="subtitle" role="status">
              {total === undefined
                ? text("loading")
                : total === table.whole
                  ? text("count.rows", { count: total })
                  : text("grid.rowsOf", { count: total, total: table.whole })}
              {shown !== undefined && (
                <>
                  {" · "}
                  <LayerChip layer={shown.layer} />
                </>
              )}
            </p>
          </div>
        </div>
        <div className="actions">
          <WordFilter
            value={state.filter ?? ""}
            onChange={(filter) => {
              const { filter: _before, ...rest } = state;
              go(page, filter === "" ? rest : { ...rest, filter });
            }}
          />
          <MoreFilters request={request} columns={columns} hasKinds={onlyKind === undefined} onFilter={filterBy} />
          <ColumnChooser
            columns={columns}
            total={table.whole}
            shown={keys}
            onChange={(next) => go({ ...page, columns: next })}
          />
          {queries.length > 0 && (
            <Disclosure icon="search" label={text("query.title")}>
              <QueryList queries={queries} />
            </Disclosure>
          )}
          <Disclosure icon="ellipsis" label={text("grid.more")} className="grid-more">
            <div className="menu-items">
              <MenuItem icon="copy" label={text("catalogue.copy")} isBlocked={(total ?? 0) === 0} onRun={copyAll} />
              <a className="menu-item" href={filePath} download>
                <Icon name="download" />
                {text("grid.csv")}
              </a>
              <MenuItem icon="printer" label={text("grid.print")} onRun={() => setOverlay({ is: "print" })} />
              <MenuItem
                icon="clipboard-paste"
                label={text("grid.paste")}
                isBlocked={locked !== undefined}
                onRun={() => setOverlay({ is: "paste", request: undefined })}
              />
              <MenuItem
                icon="save"
                label={text("query.save")}
                isBlocked={locked !== undefined}
                onRun={() => setOverlay({ is: "save" })}
              />
            </div>
          </Disclosure>
        </div>
      </header>
      <FilterChips request={request} columns={columns} onClear={(key) => filterBy(key, undefined)} />
      {changes.refused !== undefined && (
        <div className="grid-refusal" role="alert">
          <Icon name="circle-alert" />
          <p>{changes.refused.message}</p>
          {changes.refused.changes.length === 1 && (
            <button
              type="button"
              className="button button-small"
              onClick={() => {
                const [change] = changes.refused?.changes ?? [];
                changes.dismiss();
                if (change !== undefined) handle.current?.reopen(change.row.id, change.key, change.text);
              }}
            >
              {text("grid.refused.again")}
            </button>
          )}
          <button type="button" className="icon-button" aria-label={text("dialog.close")} onClick={changes.dismiss}>
            <Icon name="x" />
          </button>
        </div>
      )}
      <RemovedHere kind={of} />
      {total === 0 ? (
        <Empty icon="search-x" title={text(isEmpty ? "catalogue.empty" : "catalogue.none")}>
          <p>{text(isEmpty ? "grid.empty.text" : "catalogue.none.text")}</p>
        </Empty>
      ) : (
        <Grid
          title={title}
          table={table}
          layout={layout}
          groups={table.groups}
          folded={folded}
          onFold={(group) => setFolds({ of: page.group, groups: toggled(folded, group) })}
          fields={fields}
          sort={page.sort}
          group={page.group}
          filters={state.filters}
          changes={changes}
          locked={locked}
          head={{
            sort: (key, isAdded) => sortTo(pressed(page.sort, key, isAdded)),
            openMenu: (key, at) => setMenu({ key, at }),
            widen: head.widen,
            move: head.move,
            drop: head.drop,
          }}
          onPaste={paste}
          foot={<SummaryRow request={request} keys={keys} fields={fields} rowIndex={layout.count + 2} />}
          handle={handle}
        />
      )}
      {locked === undefined && (
        <footer className="grid-bar">
          {onlyKind === undefined ? (
            <button type="button" className="button button-plain" onClick={() => begin({ gesture: "create" })}>
              <Icon name="plus" />
              {text("grid.new.any")}
            </button>
          ) : (
            <NewRow
              kind={onlyKind}
              onMade={() => {
                if (state.filter !== undefined || Object.keys(state.filters).length > 0)
                  announce(text("grid.new.hidden"));
              }}
            />
          )}
          <button
            type="button"
            className="button button-plain"
            onClick={() => setOverlay({ is: "paste", request: undefined })}
          >
            <Icon name="clipboard-paste" />
            {text("grid.paste")}
          </button>
        </footer>
      )}
      {menu !== undefined && opened !== undefined && (
        <ColumnMenu
          key={menu.key}
          field={opened}
          at={menu.at}
          request={request}
          actions={head}
          onClose={() => setMenu(undefined)}
        />
      )}
      {overlay?.is === "paste" && (
        <PasteDialog
          kind={of}
          request={overlay.request}
          columns={fields.map(({ key }) => key)}
          onClose={closeOverlay}
        />
      )}
      {overlay?.is === "save" && <SaveQuery request={request} columns={keys} onClose={closeOverlay} />}
      {overlay?.is === "print" && (
        <PrintTable table={table} fields={fields} kindName={kindName} onDone={closeOverlay} />
      )}
    </div>
  );
}

function MenuItem(props: {
  readonly icon: IconName;
  readonly label: string;
  readonly isBlocked?: boolean;
  readonly onRun: () => void;
}): ReactElement {
  return (
    <button type="button" className="menu-item" data-closes disabled={props.isBlocked === true} onClick={props.onRun}>
      <Icon name={props.icon} />
      {props.label}
    </button>
  );
}

function toggled(folded: ReadonlySet<number>, group: number): ReadonlySet<number> {
  const next = new Set(folded);
  if (!next.delete(group)) next.add(group);
  return next;
}

/** What the palette offers on this page. */
function useGridCommands(show: (overlay: Overlay) => void, locked: string | undefined): void {
  const text = useTexts(catalogueTexts);
  const commands = useMemo((): readonly Command[] => {
    const shared = { group: text("catalogue.title"), ...(locked === undefined ? {} : { blocked: locked }) };
    return [
      {
        id: "catalogue.paste",
        title: text("grid.paste"),
        icon: "clipboard-paste",
        ...shared,
        run: () => show({ is: "paste", request: undefined }),
      },
      { id: "catalogue.save", title: text("query.save"), icon: "save", ...shared, run: () => show({ is: "save" }) },
    ];
  }, [text, show, locked]);
  useCommands(commands);
}
