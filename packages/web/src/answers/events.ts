/** What the server tells of its own accord: a workspace was read again. */
import { useEffect } from "react";
import type { ChangeEvent } from "@orrery/core/answers/answers";
import { announce } from "../frame/announcer.tsx";
import type { Speech } from "../messages/messages.ts";
import { isWriting } from "./own-writes.ts";
import { refresh } from "./store.ts";

/** Follows the events for as long as the workbench is open. */
export function useEvents(speech: Speech, workspace: string | undefined): void {
  useEffect(() => {
    let wasLost = false;
    const events = new EventSource("/api/events");
    events.addEventListener("open", () => {
      if (!wasLost) return;
      wasLost = false;
      announce(speech.text("live.back"));
      refresh();
    });
    events.addEventListener("error", () => {
      if (!wasLost) announce(speech.text("live.lost"), "warning");
      wasLost = true;
    });
    events.addEventListener("message", (message: MessageEvent<string>) => {
      const change = JSON.parse(message.data) as ChangeEvent;
      refresh(change.workspace);
      if (change.workspace === workspace && !isWriting(workspace)) announce(speech.text("live.updated"));
    });
    return () => events.close();
  }, [speech, workspace]);
}
