import { useContext, type ReactElement } from "react";
import type { Page } from "@orrery/core/answers/url";
import { askElement, askViews } from "../answers/client.ts";
import { useAnswer } from "../answers/store.ts";
import { UndoButtons } from "../editing/undo.tsx";
import type { MessageKey } from "../messages/keys.ts";
import { Link, type Destination } from "../navigation.tsx";
import { Icon } from "../parts/icon.tsx";
import { usePreferences } from "../preferences.ts";
import { useSpeech } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { LanguageSwitch, ThemeSwitch } from "./appearance.tsx";

export function Topbar(props: {
  readonly page: Page | undefined;
  readonly onSearch: () => void;
  readonly onHelp: () => void;
  readonly onSidebar: () => void;
}): ReactElement {
  const { text } = useSpeech();
  const { sidebar } = usePreferences();
  return (
    <header className="topbar">
      <button
        type="button"
        className="icon-button"
        aria-label={text(sidebar ? "sidebar.hide" : "sidebar.show")}
        title={text(sidebar ? "sidebar.hide" : "sidebar.show")}
        onClick={props.onSidebar}
      >
        <Icon name="panel-left" />
      </button>
      {props.page === undefined ? <span className="breadcrumb" /> : <Breadcrumb page={props.page} />}
      <div className="topbar-tools">
        <button
          type="button"
          className="icon-button topbar-search"
          aria-label={text("search.title")}
          onClick={props.onSearch}
        >
          <Icon name="search" />
        </button>
        <UndoButtons />
        <LanguageSwitch />
        <ThemeSwitch />
        <button
          type="button"
          className="icon-button"
          aria-label={text("help.title")}
          title={text("help.title")}
          aria-keyshortcuts="F1"
          onClick={props.onHelp}
        >
          <Icon name="circle-help" />
        </button>
      </div>
    </header>
  );
}

interface Crumb {
  readonly label: string;
  readonly to: Destination;
}

function Breadcrumb({ page }: { readonly page: Page }): ReactElement {
  const { text } = useSpeech();
  const { id, answer } = useContext(WorkspaceContext);
  const home: Crumb = { label: answer?.title ?? id, to: { workspace: id, page: { kind: "home" } } };
  const crumbs = [home, ...useTrail(page, id)];
  return (
    <nav className="breadcrumb" aria-label={text("navigation.breadcrumb")}>
      <ol>
        {crumbs.map((crumb, index) => (
          <li key={index}>
            {index > 0 && <Icon name="chevron-right" />}
            {index === crumbs.length - 1 ? (
              <span aria-current="page" title={crumb.label}>
                {crumb.label}
              </span>
            ) : (
              <Link to={crumb.to} title={crumb.label}>
                {crumb.label}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function useTrail(page: Page, workspace: string): readonly Crumb[] {
  const { text, language } = useSpeech();
  const { kindOf } = useContext(WorkspaceContext);
  const progress = useAnswer(page.kind === "element" ? askElement(workspace, language, page.id) : undefined);
  const views = useAnswer(page.kind === "view" ? askViews(workspace, language) : undefined);
  const to = (target: Page): Destination => ({ workspace, page: target });
  switch (page.kind) {
    case "catalogue": {
      const all: Crumb = { label: text("navigation.catalogue"), to: to({ kind: "catalogue", columns: [] }) };
      if (page.of === undefined) return [all];
      return [all, { label: page.of === "*" ? text("catalogue.all") : kindOf(page.of).plural, to: to(page) }];
    }
    case "element": {
      if (progress.kind !== "ready") return [{ label: page.id, to: to(page) }];
      const { kind, path, name } = progress.answer;
      return [
        { label: kindOf(kind.id).plural, to: to({ kind: "catalogue", of: kind.id, columns: [] }) },
        ...path.map((element) => ({ label: element.name, to: to({ kind: "element", id: element.id }) })),
        { label: name, to: to(page) },
      ];
    }
    case "views":
      return [{ label: text("navigation.views"), to: to(page) }];
    case "view": {
      const known = views.kind === "ready" ? views.answer.views.find(({ id }) => id === page.view) : undefined;
      return [
        { label: text("navigation.views"), to: to({ kind: "views" }) },
        { label: known?.title ?? page.view, to: to(page) },
      ];
    }
    case "explore":
      return [{ label: text("explore.title"), to: to(page) }];
    case "frameworks":
      return [
        { label: text("navigation.checks"), to: to({ kind: "checks" }) },
        { label: text("navigation.frameworks"), to: to({ kind: "frameworks" }) },
      ];
    case "checks":
      return [{ label: text("navigation.checks"), to: to(page) }];
    case "source":
      return [
        { label: text("navigation.source"), to: to({ kind: "source" }) },
        ...(page.uri === undefined ? [] : [{ label: page.uri, to: to(page) }]),
      ];
    case "help": {
      const all: Crumb = { label: text("navigation.help"), to: to({ kind: "help" }) };
      const { topic, id } = page;
      if (id === undefined) return [all];
      return [all, { label: topic === "kind" ? kindOf(id).label : (id.split("#")[0] ?? id), to: to(page) }];
    }
    case "home":
      return [];
    default:
      return plainPages.includes(page.kind)
        ? [{ label: text(`navigation.${page.kind}` as MessageKey), to: to(page) }]
        : [];
  }
}

/** Pages of which the trail says no more than their name. */
const plainPages: readonly string[] =
  "analysis begin matrix map roadmap dashboard change settings simulate discover".split(" ");
