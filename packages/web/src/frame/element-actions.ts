/** What can be done with an element, wherever it is listed: in the palette, in the tree. */
import { askElement, fetchAnswer, Refused } from "../answers/client.ts";
import { begin } from "../editing/gestures.ts";
import { speakingOf, type Speech } from "../messages/messages.ts";
import { goTo } from "../navigation.tsx";
import type { IconName } from "../parts/icon-names.ts";
import { announce } from "./announcer.tsx";
import { elementActionsTexts } from "./element-actions-texts.ts";

export interface ElementAction {
  readonly id: string;
  readonly title: string;
  readonly icon: IconName;
  /** It changes the architecture. */
  readonly isEdit?: true;
  readonly run: () => void;
}

/** Looking first, changing after it, removing last. */
export function elementActions(workspace: string, id: string, speech: Speech): readonly ElementAction[] {
  const text = speakingOf(elementActionsTexts, speech);
  const edit = (name: string, title: string, icon: IconName, run: () => void): ElementAction => ({
    id: name,
    title,
    icon,
    isEdit: true,
    run,
  });
  return [
    {
      id: "open",
      title: text("action.open"),
      icon: "arrow-right",
      run: () => goTo({ workspace, page: { kind: "element", id } }),
    },
    {
      id: "explore",
      title: text("action.explore"),
      icon: "compass",
      run: () => goTo({ workspace, page: { kind: "explore", from: [id], kinds: [] } }),
    },
    {
      id: "impact",
      title: text("action.impact"),
      icon: "waypoints",
      run: () => goTo({ workspace, page: { kind: "element", id, tab: "impact" } }),
    },
    {
      id: "drill",
      title: text("action.drill"),
      icon: "play",
      run: () => goTo({ workspace, page: { kind: "simulate", asked: { fails: id } } }),
    },
    {
      id: "views",
      title: text("action.views"),
      icon: "shapes",
      run: () => goTo({ workspace, page: { kind: "element", id, tab: "views" } }),
    },
    {
      id: "source",
      title: text("action.source"),
      icon: "file-code",
      run: () => void goToText(workspace, id, speech),
    },
    { id: "copy", title: text("action.copy"), icon: "copy", run: () => void copy(id, speech) },
    edit("create", text("action.create"), "plus", () => begin({ gesture: "create", parent: id })),
    edit("connect", text("action.connect"), "link", () => begin({ gesture: "connect", from: id })),
    edit("add", text("action.add"), "list-plus", () => begin({ gesture: "add-to-view", ids: [id] })),
    edit("rename", text("action.rename"), "pencil", () => begin({ gesture: "rename", id })),
    edit("change-id", text("action.change-id"), "code", () => begin({ gesture: "change-id", id })),
    edit("move", text("action.move"), "move", () => begin({ gesture: "move", ids: [id] })),
    edit("remove", text("action.remove"), "trash-2", () => begin({ gesture: "remove", ids: [id] })),
  ];
}

async function goToText(workspace: string, id: string, speech: Speech): Promise<void> {
  try {
    const { origin } = await fetchAnswer(askElement(workspace, speech.language, id));
    goTo({ workspace, page: { kind: "source", uri: origin.uri, line: origin.line } });
  } catch (failure) {
    if (!(failure instanceof Refused)) throw failure;
    announce(failure.status === 0 ? speech.text("error.offline") : failure.message, "warning");
  }
}

async function copy(id: string, speech: Speech): Promise<void> {
  const text = speakingOf(elementActionsTexts, speech);
  try {
    await navigator.clipboard.writeText(id);
    announce(text("action.copied"), "good");
  } catch {
    announce(text("action.failed"), "warning");
  }
}
