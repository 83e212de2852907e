/** A command to type elsewhere, with a button that copies it. */
import { useState, type ReactElement } from "react";
import { announce } from "../../frame/announcer.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useTexts } from "../../speech.ts";
import { overviewTexts } from "./overview-texts.ts";

export function CommandLine({ command }: { readonly command: string }): ReactElement {
  const text = useTexts(overviewTexts);
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(command);
      setCopied(true);
    } catch {
      announce(text("catalogue.copy.failed"), "warning");
    }
  };
  return (
    <div className="command-line">
      <code>{command}</code>
      <button
        type="button"
        className="icon-button"
        aria-label={text("copy")}
        title={text(isCopied ? "copied" : "copy")}
        onClick={() => void copy()}
      >
        <Icon name={isCopied ? "check" : "copy"} />
      </button>
    </div>
  );
}
