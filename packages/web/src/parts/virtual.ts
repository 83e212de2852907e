/** Long lists of which only the rows in view exist. */
import { useVirtualizer, type Virtualizer } from "@tanstack/react-virtual";

/** What a long list needs to know. */
export interface LongList {
  readonly count: number;
  readonly scroller: { readonly current: HTMLDivElement | null };
  /** Pixels of a row; of a row not measured yet, where rows differ. */
  readonly rowHeight: number;
  readonly keyOf?: (index: number) => string | number;
}

/** The rows in view, and ways to scroll to others. */
export function useRowsInView({ count, scroller, rowHeight, keyOf }: LongList): Virtualizer<HTMLDivElement, Element> {
  // The rule speaks of the React compiler, which does not build this application.
  // oxlint-disable-next-line react/incompatible-library
  return useVirtualizer<HTMLDivElement, Element>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    ...(keyOf === undefined ? {} : { getItemKey: keyOf }),
  });
}
