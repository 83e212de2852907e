/** Parts of the workbench that are loaded when they are first needed. */
import { lazy, type ComponentType, type LazyExoticComponent, type ReactElement } from "react";
import { useSpeech } from "../speech.ts";
import { Icon } from "./icon.tsx";
import { Empty } from "./states.tsx";

/** A component that comes over the network; where that fails, what to do about it stands in its place. */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(() =>
    load().then(
      (component) => ({ default: component }),
      () => ({ default: Unreachable }),
    ),
  );
}

/** The server is gone, or is another version by now: either way the whole page has to come again. */
function Unreachable(): ReactElement {
  const { text } = useSpeech();
  return (
    <Empty icon="wifi-off" title={text("error.title")} isAlert>
      <p>{text("error.offline")}</p>
      <button type="button" className="button" onClick={() => location.reload()}>
        <Icon name="rotate-cw" />
        {text("error.retry")}
      </button>
    </Empty>
  );
}
