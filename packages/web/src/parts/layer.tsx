import { layers as known } from "@orrery/core/model/metamodel/layers";
import type { ReactElement } from "react";
import type { Layer } from "@orrery/core/model/metamodel";
import { useSpeech } from "../speech.ts";
import { KindIcon } from "./icon.tsx";

/** All layers from the reasons to the changes, `null` for what belongs to none. */
export const layers: readonly (Layer | null)[] = [...known, null];

/** Class that sets `--stroke` and `--fill` to the colours of a layer. */
export function layerClass(layer: Layer | null): string {
  return `layer-${layer ?? "other"}`;
}

/** The sign of a layer: a shape of its own as well as a colour. */
export function LayerMark({ layer }: { readonly layer: Layer | null }): ReactElement {
  return (
    <svg className={`layer-mark ${layerClass(layer)}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={shapes[layer ?? "other"]} />
    </svg>
  );
}

/** A layer's sign with its name. */
export function LayerChip({ layer }: { readonly layer: Layer | null }): ReactElement {
  const { named } = useSpeech();
  return (
    <span className={`chip ${layerClass(layer)}`}>
      <LayerMark layer={layer} />
      {named("layer", layer ?? "other")}
    </span>
  );
}

/** A kind's icon on the tint of its layer. */
export function KindTile(props: {
  readonly icon: string;
  readonly layer: Layer | null;
  readonly large?: boolean;
}): ReactElement {
  return (
    <span className={`tile ${layerClass(props.layer)} ${props.large === true ? "tile-large" : ""}`} aria-hidden="true">
      <KindIcon name={props.icon} />
    </span>
  );
}

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
