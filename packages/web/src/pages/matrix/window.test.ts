import fc from "fast-check";
import { expect, test } from "vitest";
import { windowOf } from "./window.ts";

test("whatever is in view is in the window, which is not much larger", () => {
  const geometry = fc.record({
    rows: fc.integer({ min: 1, max: 400 }),
    columns: fc.integer({ min: 1, max: 400 }),
    rowHeight: fc.constant(28),
    columnWidth: fc.constantFrom(34, 96),
    nameWidth: fc.constant(260),
    headHeight: fc.constant(150),
  });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(geometry, share, share, fc.integer({ min: 300, max: 2000 }), (grid, down, across, size) => {
      const viewport = {
        scrollTop: down * grid.rows * grid.rowHeight,
        scrollLeft: across * grid.columns * grid.columnWidth,
        width: size,
        height: size,
      };
      const shown = windowOf(grid, viewport);
      for (const y of [viewport.scrollTop, viewport.scrollTop + size - grid.headHeight - 1]) {
        const row = Math.floor(y / grid.rowHeight);
        if (row < grid.rows) expect(row >= shown.top && row <= shown.bottom).toBe(true);
      }
      for (const x of [viewport.scrollLeft, viewport.scrollLeft + size - grid.nameWidth - 1]) {
        const column = Math.floor(x / grid.columnWidth);
        if (x >= viewport.scrollLeft && column < grid.columns)
          expect(column >= shown.left && column <= shown.right).toBe(true);
      }
      expect(shown.bottom - shown.top).toBeLessThan(size / grid.rowHeight + 24);
      expect(shown.top >= 0 && shown.bottom < grid.rows).toBe(true);
    }),
  );
});
