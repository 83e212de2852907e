/** What can be done on every page. */
import { useContext, useMemo } from "react";
import { useCommands, type Command } from "../commands/commands.ts";
import { takeBackAndTell, useSteps } from "../editing/editing.ts";
import { begin } from "../editing/gestures.ts";
import type { Language, Say } from "../messages/messages.ts";
import { dropAsked, goTo } from "../navigation.tsx";
import { prefer } from "../preferences.ts";
import { useSpeech, useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { chooseImport } from "./drop-zone.tsx";
import { frameTexts } from "./frame-texts.ts";
import { openKeys, openPalette } from "./overlays.ts";
import { places, type Place } from "./places.ts";

type FrameKey = keyof typeof frameTexts.en;

/** Offers them for as long as the workbench is shown. */
export function useGlobalCommands(toggleSidebar: () => void): void {
  const text = useTexts(frameTexts);
  const speech = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { undo, redo } = useSteps(workspace);
  const everywhere = useMemo(() => everywhereCommands(text, toggleSidebar), [text, toggleSidebar]);
  const going = useMemo(
    () => (workspace === "" ? [] : places.map((place) => goCommand(place, workspace, text))),
    [workspace, text],
  );
  const editing = useMemo((): readonly Command[] => {
    if (workspace === "") return [];
    const take = (what: "undo" | "redo"): void => void takeBackAndTell(workspace, speech.language, what);
    return [
      {
        id: "element.create",
        title: text("command.create"),
        icon: "plus",
        keys: ["c"],
        group: text("group.edit"),
        run: () => begin({ gesture: "create" }),
      },
      {
        id: "edit.undo",
        title: undo === null ? text("command.undo.none") : text("command.undo", { step: undo }),
        icon: "undo-2",
        keys: ["Control+z"],
        group: text("group.edit"),
        ...(undo === null ? { blocked: text("command.undo.nothing") } : {}),
        run: () => take("undo"),
      },
      {
        id: "edit.redo",
        title: redo === null ? text("command.redo.none") : text("command.redo", { step: redo }),
        icon: "redo-2",
        keys: ["Control+Shift+z", "Control+y"],
        group: text("group.edit"),
        ...(redo === null ? { blocked: text("command.redo.nothing") } : {}),
        run: () => take("redo"),
      },
      {
        id: "file.import",
        title: text("command.import"),
        icon: "upload",
        group: text("group.edit"),
        run: () => chooseImport(speech),
      },
    ];
  }, [workspace, speech, text, undo, redo]);
  useCommands(everywhere);
  useCommands(going);
  useCommands(editing);
}

function goCommand({ id, letter, page, icon, name }: Place, workspace: string, text: Say<FrameKey>): Command {
  const keys = letter === undefined ? [] : [`g ${letter}`];
  return {
    id: `go.${id}`,
    title: text("go.to", { page: text(name) }),
    icon,
    keys,
    group: text("group.go"),
    run: () => goTo({ workspace, page }),
  };
}

function everywhereCommands(text: Say<FrameKey>, toggleSidebar: () => void): readonly Command[] {
  const group = text("group.everywhere");
  const look = text("group.look");
  return [
    {
      id: "palette.open",
      title: text("command.palette"),
      icon: "search",
      keys: ["Control+k", "Space"],
      group,
      isQuiet: true,
      run: () => openPalette(),
    },
    { id: "keys.show", title: text("command.keys"), icon: "keyboard", keys: ["F1", "?"], group, run: () => openKeys() },
    {
      id: "go.back",
      title: text("command.back"),
      icon: "arrow-left",
      keys: ["b", "Backspace"],
      group,
      run: () => history.back(),
    },
    {
      id: "frame.sidebar",
      title: text("command.sidebar"),
      icon: "panel-left",
      keys: ["s"],
      group,
      run: toggleSidebar,
    },
    ...(["en", "fr"] as const).map((language): Command => ({
      id: `language.${language}`,
      title: text("command.language", { name: text(`language.${language}`) }),
      icon: "languages",
      group: look,
      run: () => chooseLanguage(language),
    })),
    ...(["light", "dark", "system"] as const).map((theme): Command => ({
      id: `theme.${theme}`,
      title: text("command.theme", { name: text(`theme.${theme}`) }),
      icon: theme === "light" ? "sun" : theme === "dark" ? "moon" : "monitor",
      group: look,
      run: () => {
        prefer({ theme });
        dropAsked("theme");
      },
    })),
  ];
}

function chooseLanguage(language: Language): void {
  prefer({ language });
  dropAsked("language");
}
