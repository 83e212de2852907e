/** Undo and redo in the top bar; their keys and their places in the palette are offered by the frame. */
import { useContext, type ReactElement } from "react";
import { frameTexts } from "../frame/frame-texts.ts";
import { Icon } from "../parts/icon.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { takeBackAndTell, useSteps } from "./editing.ts";

export function UndoButtons(): ReactElement {
  const text = useTexts(frameTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const steps = useSteps(workspace);
  return (
    <>
      {(["undo", "redo"] as const).map((what) => {
        const step = steps[what];
        const label = step === null ? text(`command.${what}.none`) : text(`command.${what}`, { step });
        return (
          <button
            key={what}
            type="button"
            className="icon-button"
            aria-label={label}
            title={label}
            aria-keyshortcuts={what === "undo" ? "Control+Z" : "Control+Shift+Z"}
            aria-disabled={step === null}
            onClick={() => void takeBackAndTell(workspace, language, what)}
          >
            <Icon name={`${what}-2`} />
          </button>
        );
      })}
    </>
  );
}
