/** The hand of a picture, for as long as it is shown. */
import { useEffect, useState } from "react";
import { useLatest } from "../../parts/latest.ts";
import type { PictureView } from "../picture-view.ts";
import { Hand } from "./hand.ts";
import type { HandListener } from "./hand-told.ts";

/** What it tells goes to the listener of the last render. */
export function useHand(view: PictureView, listener: HandListener): Hand | undefined {
  const [hand, setHand] = useState<Hand>();
  const latest = useLatest(listener);
  useEffect(() => {
    const made = new Hand(view, {
      canMove: () => latest().canMove(),
      canEdit: () => latest().canEdit(),
      choose: (ids) => latest().choose(ids),
      dropped: (drop) => latest().dropped(drop),
      joined: (from, to, at) => latest().joined(from, to, at),
      branched: (from, at) => latest().branched(from, at),
      wanted: (at) => latest().wanted(at),
      renamed: (part) => latest().renamed(part),
      menu: (at, part) => latest().menu(at, part),
      told: (what) => latest().told(what),
    });
    const leave = view.receive(made);
    // The hand belongs to a picture that React does not own.
    // oxlint-disable-next-line react/set-state-in-effect
    setHand(made);
    return () => {
      leave();
      made.close();
    };
  }, [view, latest]);
  return hand;
}
