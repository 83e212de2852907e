import { layers as known } from "@orrery/core/model/metamodel/layers";
import type { ReactElement } from "react";
import { layerOutlines } from "@orrery/core/answers/layer-outlines";
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
      <path d={layerOutlines[layer ?? "other"]} />
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
