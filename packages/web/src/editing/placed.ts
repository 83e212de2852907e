/** Where a list that floats above everything stands: under its field, above it where there is more room. */
import { useLayoutEffect, type RefObject } from "react";

const gap = 4;
const leastHeight = 140;
const mostHeight = 320;

/** Shows the list in the top layer while it is open, and keeps it at the field. */
export function usePlaced(
  field: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  isOpen: boolean,
): void {
  useLayoutEffect(() => {
    const floating = list.current;
    if (!isOpen || floating === null) return undefined;
    floating.showPopover();
    const place = (): void => {
      if (field.current !== null) putUnder(field.current, floating);
    };
    place();
    const grown = new ResizeObserver(place);
    grown.observe(floating);
    addEventListener("scroll", place, true);
    addEventListener("resize", place);
    return () => {
      grown.disconnect();
      removeEventListener("scroll", place, true);
      removeEventListener("resize", place);
      if (floating.isConnected) floating.hidePopover();
    };
  }, [field, list, isOpen]);
}

function putUnder(field: HTMLElement, list: HTMLElement): void {
  const around = field.getBoundingClientRect();
  const below = innerHeight - around.bottom - 2 * gap;
  const above = around.top - 2 * gap;
  const isBelow = below >= Math.min(leastHeight, list.scrollHeight) || below >= above;
  const width = Math.max(around.width, Math.min(288, innerWidth - 2 * gap));
  list.style.width = `${width}px`;
  list.style.maxHeight = `${Math.min(mostHeight, isBelow ? below : above)}px`;
  list.style.left = `${Math.max(gap, Math.min(around.left, innerWidth - width - gap))}px`;
  list.style.top = isBelow ? `${around.bottom + gap}px` : "auto";
  list.style.bottom = isBelow ? "auto" : `${innerHeight - around.top + gap}px`;
}
