/** The signs of the layers as style: outlines in masks, so that each takes the colours of its layer and a page says a class only. */
import { layerOutlines } from "@orrery/core/answers/layer-outlines";

/** Rules of \`.mark\`, and of each layer what it looks like. */
export const layerMarks: string = `.mark { flex: none; display: inline-block; width: 0.9375rem; height: 0.9375rem; background: var(--fill); mask: var(--shape) center / contain no-repeat; vertical-align: -0.125em; forced-color-adjust: none; print-color-adjust: exact; }
.mark::before { content: ""; display: block; height: 100%; background: var(--stroke); mask: var(--outline) center / contain no-repeat; }
${Object.entries(layerOutlines)
  .map(
    ([layer, path]) =>
      `.layer-${layer} { --shape: ${image(path, "stroke='%23000' stroke-width='1.25'")}; --outline: ${image(path, "fill='none' stroke='%23000' stroke-width='1.25'")}; }\n`,
  )
  .join("")}`;

function image(path: string, look: string): string {
  return `url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='${path}' ${look}/%3E%3C/svg%3E")`;
}
