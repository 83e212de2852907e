/** The sign of each layer as an outline in a square of 16, SVG path data: shape says what colour says too. */
import type { Layer } from "../model/metamodel.ts";

export const layerOutlines: Readonly<Record<Layer | "other", string>> = {
  strategy: "M8 1.5l1.9 4.3 4.6.5-3.4 3.1.9 4.6L8 11.7 4 14l.9-4.6L1.5 6.3l4.6-.5z",
  business: "M1.5 4h8l5 4-5 4h-8z",
  organisation: "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2z",
  application: "M3.5 2.5h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1z",
  data: "M2.5 4.2c0-1.2 2.5-2.2 5.5-2.2s5.5 1 5.5 2.2v7.6c0 1.2-2.5 2.2-5.5 2.2s-5.5-1-5.5-2.2z",
  technical: "M8 1.5l5.6 3.25v6.5L8 14.5l-5.6-3.25v-6.5z",
  security: "M8 1.5l5.5 2v4c0 3.4-2.3 5.8-5.5 7-3.2-1.2-5.5-3.6-5.5-7v-4z",
  change: "M8 2l6.5 11.5h-13z",
  other: "M8 2l6 6-6 6-6-6z",
};
