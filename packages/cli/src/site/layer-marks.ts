/** The signs of the layers as style: outlines in masks, so that each takes the colours of its layer and a page says a class only. */
import type { Layer } from "@orrery/core/model/metamodel";

/** Outlines of the workbench's signs, in a square of 16. */
const shapes: Readonly<Record<Layer | "other", string>> = {
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

/** Rules of \`.mark\`, and of each layer what it looks like. */
export const layerMarks: string = `.mark { flex: none; display: inline-block; width: 0.9375rem; height: 0.9375rem; background: var(--fill); mask: var(--shape) center / contain no-repeat; vertical-align: -0.125em; forced-color-adjust: none; print-color-adjust: exact; }
.mark::before { content: ""; display: block; height: 100%; background: var(--stroke); mask: var(--outline) center / contain no-repeat; }
${Object.entries(shapes)
  .map(
    ([layer, path]) =>
      `.layer-${layer} { --shape: ${image(path, "stroke='%23000' stroke-width='1.25'")}; --outline: ${image(path, "fill='none' stroke='%23000' stroke-width='1.25'")}; }\n`,
  )
  .join("")}`;

function image(path: string, look: string): string {
  return `url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='${path}' ${look}/%3E%3C/svg%3E")`;
}
