/** A chart: its scene as SVG, whose parts open what they count. For keys and readers of the screen the same stands in a table. */
import { useEffect, useRef, type ReactElement } from "react";
import type { Scene } from "@orrery/core/notations/scene";
import { useTheme } from "../theme.ts";
import { renderSvg } from "../viewer/drawn-scene.ts";
import { follow } from "./address-link.tsx";

export function ChartScene(props: {
  readonly scene: Scene;
  readonly opens: Readonly<Record<string, string>>;
}): ReactElement {
  const { scene, opens } = props;
  const theme = useTheme();
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = host.current;
    if (box === null) return;
    const svg = renderSvg(scene, theme, document);
    svg.setAttribute("class", "chart-svg");
    svg.setAttribute("aria-label", `${scene.title}: ${scene.description}`);
    svg.removeAttribute("height");
    svg.setAttribute("width", "100%");
    for (const part of svg.querySelectorAll<SVGGElement>("g[data-id]")) {
      if (opens[part.dataset["id"] ?? ""] !== undefined) part.setAttribute("class", "chart-part");
    }
    box.replaceChildren(svg);
  }, [scene, theme, opens]);
  return (
    <div
      ref={host}
      className="chart-host"
      onClick={(event) => {
        const part = (event.target as Element).closest<SVGGElement>("g[data-id]");
        const address = opens[part?.dataset["id"] ?? ""];
        if (address !== undefined) follow(address);
      }}
    />
  );
}
