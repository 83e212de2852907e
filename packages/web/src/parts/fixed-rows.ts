/** Long lists whose rows are all of one height: only those in view exist. Forty lines instead of a library, since the first page needs them. */
import { useCallback, useEffect, useState } from "react";

/** Rows above and below those in view, so that scrolling finds them drawn. */
const around = 8;

export interface FixedRows {
  /** First row to draw, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Of all rows together, in pixels. */
  readonly height: number;
  /** Brings a row into view, if it is not there. */
  readonly scrollTo: (index: number) => void;
}

export function useFixedRows(
  scroller: { readonly current: HTMLElement | null },
  count: number,
  rowHeight: number,
): FixedRows {
  const [view, setView] = useState({ top: 0, height: 600 });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const read = (): void => {
      const top = Math.floor(element.scrollTop / rowHeight) * rowHeight;
      const height = element.clientHeight;
      setView((before) => (before.top === top && before.height === height ? before : { top, height }));
    };
    read();
    const sizes = new ResizeObserver(read);
    sizes.observe(element);
    element.addEventListener("scroll", read, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener("scroll", read);
    };
  }, [scroller, rowHeight]);
  const scrollTo = useCallback(
    (index: number): void => {
      const element = scroller.current;
      if (element === null || index < 0) return;
      const top = index * rowHeight;
      if (top < element.scrollTop) element.scrollTo({ top });
      else if (top + rowHeight > element.scrollTop + element.clientHeight) {
        element.scrollTo({ top: top + rowHeight - element.clientHeight });
      }
    },
    [scroller, rowHeight],
  );
  const first = Math.floor(view.top / rowHeight);
  return {
    from: Math.max(0, Math.min(first - around, count)),
    to: Math.min(count, first + Math.ceil(view.height / rowHeight) + 1 + around),
    height: count * rowHeight,
    scrollTo,
  };
}
