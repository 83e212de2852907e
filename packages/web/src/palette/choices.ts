/** What can be chosen in the palette: elements, views, commands, help, each a list that a query makes shorter. */
import { useContext, useEffect, useMemo, useState } from "react";
import type { SearchAnswer } from "@orrery/core/answers/answers";
import { fold } from "@orrery/core/answers/fold";
import { noState, type Page } from "@orrery/core/answers/url";
import type { Layer } from "@orrery/core/model/metamodel";
import { askSearch, askWorkspaces } from "../answers/client.ts";
import { useAnswer } from "../answers/store.ts";
import { keysOf } from "../commands/chosen-keys.ts";
import { useOffered } from "../commands/commands.ts";
import { perform } from "../frame/keyboard.ts";
import { visitsTo } from "../frame/recent.ts";
import { anchorOf, askChapters, askHelpIndex } from "../help/help.ts";
import type { Destination } from "../navigation.tsx";
import type { IconName } from "../parts/icon-names.ts";
import { useKept } from "../parts/kept.ts";
import { usePreferences } from "../preferences.ts";
import { useSpeech, useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { findTexts } from "./fuzzy.ts";
import { useFoundNames, useNames, type NamesState } from "./names.ts";
import { paletteTexts } from "./palette-texts.ts";

export type Filter = "all" | "elements" | "views" | "commands" | "help";

export const filters: readonly Filter[] = ["all", "elements", "views", "commands", "help"];

export interface Choice {
  readonly key: string;
  readonly title: string;
  /** What sort of thing it is. */
  readonly note?: string;
  readonly icon: IconName;
  /** The kind and layer of an element, which has a tile of its own. */
  readonly kind?: { readonly icon: string; readonly layer: Layer | null };
  /** Where else than in its name the query was found. */
  readonly excerpt?: Pick<SearchAnswer["hits"][number], "where" | "excerpt" | "start" | "end">;
  readonly keys?: string;
  /** Why it cannot be chosen now. */
  readonly blocked?: string;
  readonly to?: Destination;
  readonly run?: () => void;
  /** More can be done with it. */
  readonly element?: { readonly id: string; readonly name: string };
}

export interface ChoiceGroup {
  readonly id: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  /** All that match; more than are shown. */
  readonly total: number;
}

export interface Choices {
  readonly groups: readonly ChoiceGroup[];
  readonly isComplete: boolean;
  readonly names: NamesState;
}

/** How many of each are shown: among everything, and where one looks for nothing else. */
const few = 6;
const many = 60;
const pause = 90;

export function useChoices(query: string, filter: Filter): Choices {
  const { language } = useSpeech();
  const { id: workspace, answer } = useContext(WorkspaceContext);
  const names = useNames(workspace, language, answer?.revision);
  const recent = useRecent(query, filter);
  const elements = useElements(query, filter, names);
  const views = useViews(query, filter, names);
  const commands = useCommandChoices(query, filter);
  const help = useHelp(query, filter);
  const texts = useTextHits(query, filter, elements);
  const isStill = texts.isComplete && (query === "" || names.kind !== "loading" || workspace === "");
  return useMemo(() => {
    const found = [recent, elements, views, commands, help].filter((group) => group.choices.length > 0);
    const sorted = query === "" ? found : byBeginning(found, fold(query).trim());
    const groups = texts.group.choices.length > 0 ? [...sorted, texts.group] : sorted;
    return { groups, isComplete: isStill, names };
  }, [recent, elements, views, commands, help, texts, query, isStill, names]);
}

/** Groups whose first choice begins as the query go before groups that only hold it. */
function byBeginning(groups: readonly ChoiceGroup[], needle: string): readonly ChoiceGroup[] {
  const begins = ({ choices }: ChoiceGroup): number => (fold(choices[0]?.title ?? "").startsWith(needle) ? 0 : 1);
  return groups.toSorted((a, b) => begins(a) - begins(b));
}

function limitOf(filter: Filter): number {
  return filter === "all" ? few : many;
}

const none: readonly Choice[] = [];

function useRecent(query: string, filter: Filter): ChoiceGroup {
  const text = useTexts(paletteTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const isShown = query === "" && filter === "all";
  const choices = useMemo(
    () =>
      isShown
        ? visitsTo(workspace)
            .slice(0, 8)
            .map(({ page, title }, index): Choice => ({
              key: `recent ${index}`,
              title,
              icon: pageIcons[page.kind] ?? "file-text",
              to: { workspace, page },
              ...(page.kind === "element" ? { element: { id: page.id, name: title } } : {}),
            }))
        : none,
    [isShown, workspace],
  );
  return { id: "recent", label: text("palette.recent"), choices, total: choices.length };
}

const pageIcons: Readonly<Partial<Record<Page["kind"], IconName>>> = {
  element: "box",
  view: "shapes",
  explore: "compass",
  map: "map",
  dashboard: "layout-dashboard",
  catalogue: "table-2",
  source: "file-code",
};

function useElements(query: string, filter: Filter, names: NamesState): ChoiceGroup {
  const text = useTexts(paletteTexts);
  const { id: workspace, kindOf } = useContext(WorkspaceContext);
  const isAsked = filter === "all" || filter === "elements";
  const found = useFoundNames(isAsked ? query : "", names, limitOf(filter));
  return useMemo(() => {
    const choices = found.hits.map(({ id, name, kind }): Choice => {
      const { icon, layer, label } = kindOf(kind);
      return {
        key: `element ${id}`,
        title: name,
        note: label,
        icon: "box",
        kind: { icon, layer },
        to: { workspace, page: { kind: "element", id } },
        element: { id, name },
      };
    });
    return { id: "elements", label: text("palette.filter.elements"), choices, total: found.total };
  }, [found, kindOf, workspace, text]);
}

/** What the server finds in ids, descriptions and values; what was found by name already is left out. */
function useTextHits(
  query: string,
  filter: Filter,
  byName: ChoiceGroup,
): { readonly group: ChoiceGroup; readonly isComplete: boolean } {
  const text = useTexts(paletteTexts);
  const { language } = useSpeech();
  const { id: workspace, kindOf } = useContext(WorkspaceContext);
  const isAsked = query !== "" && workspace !== "" && (filter === "all" || filter === "elements");
  const asked = usePaused(isAsked ? query : "");
  const progress = useAnswer(asked === "" ? undefined : askSearch(workspace, language, asked, limitOf(filter) * 2));
  const kept = useKept(progress.kind === "ready" ? progress.answer : undefined);
  const group = useMemo((): ChoiceGroup => {
    const hits = asked === "" || kept === undefined ? [] : kept.hits;
    const known = new Set(byName.choices.map(({ element }) => element?.id));
    const choices = hits
      .filter(({ id }) => !known.has(id))
      .slice(0, limitOf(filter))
      .map((hit): Choice => {
        const { icon, layer, label } = kindOf(hit.kind);
        return {
          key: `text ${hit.id}`,
          title: hit.name,
          note: label,
          icon: "box",
          kind: { icon, layer },
          ...(hit.where === "name" && hit.excerpt === hit.name ? {} : { excerpt: hit }),
          to: { workspace, page: { kind: "element", id: hit.id } },
          element: { id: hit.id, name: hit.name },
        };
      });
    const shared = hits.length - choices.length;
    return {
      id: "texts",
      label: text("palette.texts"),
      choices,
      total: Math.max(choices.length, (kept?.total ?? 0) - shared),
    };
  }, [asked, kept, byName, kindOf, workspace, text, filter]);
  return { group, isComplete: !isAsked || (asked === query && progress.kind !== "loading") };
}

function useViews(query: string, filter: Filter, names: NamesState): ChoiceGroup {
  const text = useTexts(paletteTexts);
  const { id: workspace, answer, kindOf } = useContext(WorkspaceContext);
  const isAsked = filter === "views" || (filter === "all" && query !== "");
  const all = useMemo((): readonly Choice[] => {
    if (!isAsked || workspace === "") return none;
    const statements = names.kind === "ready" ? names.statements : [];
    const named = statements.map(({ kind, id, name }): Choice => ({
      key: `${kind} ${id}`,
      title: name === "" ? id : name,
      note: text(`palette.${kind}`),
      icon: kind === "view" ? "shapes" : kind === "dashboard" ? "layout-dashboard" : "filter",
      to: destinationOf(workspace, kind, id),
    }));
    const catalogues = (answer?.kinds ?? []).map((kind): Choice => ({
      key: `catalogue ${kind.id}`,
      title: kindOf(kind.id).plural,
      note: text("palette.catalogue"),
      icon: "table-2",
      to: { workspace, page: { kind: "catalogue", of: kind.id, columns: [] } },
    }));
    const files = (answer?.files ?? []).slice(0, mostFiles).map(({ uri }): Choice => ({
      key: `file ${uri}`,
      title: uri,
      note: text("palette.file"),
      icon: "file-code",
      to: { workspace, page: { kind: "source", uri } },
    }));
    return [...named, ...catalogues, ...files];
  }, [isAsked, workspace, names, answer, kindOf, text]);
  return useMatching("views", text("palette.filter.views"), all, query, filter);
}

/** Files of a workspace that are offered by name. */
const mostFiles = 2000;

function destinationOf(workspace: string, kind: "view" | "dashboard" | "query", id: string): Destination {
  switch (kind) {
    case "view":
      return { workspace, page: { kind: "view", view: id } };
    case "dashboard":
      return { workspace, page: { kind: "dashboard", id } };
    case "query":
      return {
        workspace,
        page: { kind: "catalogue", of: "*", columns: [] },
        state: { ...noState, filter: `query:${id}` },
      };
  }
}

function useCommandChoices(query: string, filter: Filter): ChoiceGroup {
  const text = useTexts(paletteTexts);
  const speech = useSpeech();
  const offered = useOffered();
  const { keys: chosen, singleKeys } = usePreferences();
  const { id: workspace } = useContext(WorkspaceContext);
  const workspaces = useAnswer(askWorkspaces());
  const isAsked = filter === "all" || filter === "commands";
  const all = useMemo((): readonly Choice[] => {
    if (!isAsked) return none;
    const seen = new Set<string>();
    const commands = offered.flatMap((command): readonly Choice[] => {
      if (command.isQuiet === true || seen.has(command.id)) return [];
      seen.add(command.id);
      const [keys] = keysOf(command, chosen, singleKeys);
      return [
        {
          key: `command ${command.id}`,
          title: command.title,
          ...(command.group === undefined ? {} : { note: command.group }),
          icon: command.icon ?? "chevron-right",
          ...(keys === undefined ? {} : { keys }),
          ...(command.blocked === undefined ? {} : { blocked: command.blocked }),
          run: () => perform(command, speech),
        },
      ];
    });
    const others = workspaces.kind === "ready" ? workspaces.answer.workspaces.filter(({ id }) => id !== workspace) : [];
    // Without a query it is a way around: pages first, what cannot be done now last.
    const rank = ({ key, blocked }: Choice): number =>
      blocked !== undefined ? 2 : key.startsWith("command go.") ? 0 : 1;
    return [
      ...commands.toSorted((a, b) => rank(a) - rank(b)),
      ...others.map(({ id, title, folder }): Choice => ({
        key: `workspace ${id}`,
        title: text("palette.workspace", { title }),
        note: folder,
        icon: "folder-open",
        to: { workspace: id, page: { kind: "home" } },
      })),
    ];
  }, [isAsked, offered, chosen, singleKeys, workspaces, workspace, speech, text]);
  return useMatching("commands", text("palette.pages"), all, query, filter);
}

function useHelp(query: string, filter: Filter): ChoiceGroup {
  const text = useTexts(paletteTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const isAsked = workspace !== "" && (filter === "help" || (filter === "all" && query.length >= shortestHelp));
  const index = useAnswer(isAsked ? askHelpIndex(workspace, language) : undefined);
  const chapters = useAnswer(isAsked ? askChapters() : undefined);
  const all = useMemo((): readonly Choice[] => {
    const entries = index.kind === "ready" ? index.answer.entries : [];
    const guide = chapters.kind === "ready" ? chapters.answer : [];
    return [
      ...guide.flatMap(({ id, title, sections }) => [
        helpChoice(workspace, "guide", id, title, text("palette.topic.guide"), "book-open"),
        ...sections.map((section) =>
          helpChoice(
            workspace,
            "guide",
            `${id}#${anchorOf(section)}`,
            `${title}: ${section}`,
            text("palette.topic.guide"),
            "book-open",
          ),
        ),
      ]),
      ...entries.map(({ topic, id, name, icon, layer }) => ({
        ...helpChoice(
          workspace,
          topic,
          id,
          name === id ? name : `${name} (${id})`,
          text(`palette.topic.${topic}`),
          topicIcons[topic],
        ),
        ...(icon === undefined ? {} : { kind: { icon, layer: layer ?? null } }),
      })),
    ];
  }, [index, chapters, workspace, text]);
  return useMatching("help", text("palette.filter.help"), isAsked ? all : none, query, filter);
}

/** Letters from which on help is among everything that is found. */
const shortestHelp = 3;

const topicIcons = {
  kind: "box",
  verb: "link",
  attribute: "sliders-horizontal",
  diagnostic: "circle-alert",
  viewpoint: "eye",
} as const;

function helpChoice(
  workspace: string,
  topic: NonNullable<(Page & { kind: "help" })["topic"]>,
  id: string,
  title: string,
  note: string,
  icon: IconName,
): Choice {
  return { key: `help ${topic} ${id}`, title, note, icon, to: { workspace, page: { kind: "help", topic, id } } };
}

/** Those of a list that the query means, the best first; all of them without one. */
function useMatching(id: string, label: string, all: readonly Choice[], query: string, filter: Filter): ChoiceGroup {
  const folded = useMemo(() => all.map(({ title }) => fold(title)), [all]);
  return useMemo(() => {
    const limit = limitOf(filter);
    if (query === "") {
      const shown = filter === "all" ? all.slice(0, many) : all.slice(0, many * 10);
      return { id, label, choices: shown, total: all.length };
    }
    const { places, total } = findTexts(folded, query, limit);
    return { id, label, choices: places.flatMap((place) => all[place] ?? []), total };
  }, [id, label, all, folded, query, filter]);
}

/** The value once it has stayed the same for a moment. */
function usePaused(value: string): string {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), pause);
    return () => clearTimeout(timer);
  }, [value]);
  return value === "" ? "" : paused;
}
