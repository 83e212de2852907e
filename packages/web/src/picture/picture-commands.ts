/** What keys do in a picture that has the focus (8-workbench, section 7), as commands that help lists and that readers may give other keys. */
import { useMemo } from "react";
import { useCommands, type Command } from "../commands/commands.ts";
import { useTexts } from "../speech.ts";
import { pictureTexts, type PictureTexts } from "./picture-texts.ts";
import type { PictureView } from "./picture-view.ts";
import type { Way } from "./walk.ts";

/** What the page around a picture does for its keys. */
export interface PictureDeeds {
  readonly view: PictureView | undefined;
  /** Opens the element that is chosen, not its inside. */
  readonly openElement: () => void;
  readonly explore: () => void;
}

/** Where the keyboard has to be. */
const within = ".ov-stage";

/** Offers the keys of pictures for as long as a picture is shown. */
export function usePictureCommands({ view, openElement, explore }: PictureDeeds): void {
  const text = useTexts(pictureTexts);
  useCommands(
    useMemo(() => {
      if (view === undefined) return [];
      const command = (id: string, key: PictureTexts, keys: readonly string[], run: () => void): Command => ({
        id: `picture.${id}`,
        title: text(key),
        keys,
        group: text("view.keys"),
        isQuiet: true,
        within,
        run,
      });
      return [
        ...ways.map(([way, key]) => command(way, `view.keys.${way}`, [key], () => view.step(way, false))),
        ...ways.map(([way, key]) =>
          command(`more.${way}`, `view.keys.more.${way}`, [`Shift+${key}`], () => view.step(way, true)),
        ),
        ...ways.map(([way, key]) =>
          command(`follow.${way}`, `view.keys.follow.${way}`, [`Alt+${key}`], () => view.follow(way)),
        ),
        command("first", "view.keys.first", ["Home"], () => view.end(true)),
        command("last", "view.keys.last", ["End"], () => view.end(false)),
        command("open", "view.keys.open", ["Enter"], () => view.open(false)),
        command("here", "view.keys.here", ["Shift+Enter"], () => view.open(true)),
        command("element", "view.keys.element", ["Control+Enter"], openElement),
        command("explore", "view.keys.explore", ["x"], explore),
        command("all", "view.keys.all", ["Control+a"], () => view.chooseAll()),
        command("none", "view.keys.none", ["Escape"], () => view.unchoose()),
        command("in", "view.zoom.in", ["+", "="], () => view.zoom(true)),
        command("out", "view.zoom.out", ["-"], () => view.zoom(false)),
        command("actual", "view.zoom.actual", ["Digit0"], () => view.actualSize()),
        command("fit", "view.zoom.fit", ["Shift+Digit1"], () => view.fit()),
        command("fit.chosen", "view.keys.fit.chosen", ["Shift+Digit2"], () => view.fitChosen()),
      ];
    }, [view, text, openElement, explore]),
  );
}

const ways: readonly (readonly [Way, string])[] = [
  ["left", "ArrowLeft"],
  ["right", "ArrowRight"],
  ["up", "ArrowUp"],
  ["down", "ArrowDown"],
];
