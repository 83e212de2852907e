/** Answers what the page asks about names; runs in a worker where the browser lets us have one, else in the page. */
import type { NamesAnswer } from "@orrery/core/answers/names-answers";
import { findNames, openNames, type Names } from "./find-names.ts";
import type { NamesAsked, NamesTold } from "./names-messages.ts";

/** Answers by calling `tell`, in the order in which it was asked. */
export function answerNames(tell: (told: NamesTold) => void): (asked: NamesAsked) => void {
  let key = "";
  let names: Names | undefined;
  let turn: Promise<void> = Promise.resolve();
  const open = async (path: string, wanted: string): Promise<void> => {
    if (wanted === key) return;
    try {
      const response = await fetch(path);
      if (!response.ok) throw new Error(String(response.status));
      const answer = (await response.json()) as NamesAnswer;
      names = openNames(answer);
      key = wanted;
      tell({ tell: "open", key, statements: answer.statements, count: names.ids.length });
    } catch {
      tell({ tell: "failed", key: wanted });
    }
  };
  return (asked) => {
    turn = turn.then(() => {
      if (asked.ask === "open") return open(asked.path, asked.key);
      if (names !== undefined) {
        tell({ tell: "found", turn: asked.turn, found: findNames(names, asked.query, asked.limit) });
      }
      return undefined;
    });
  };
}
