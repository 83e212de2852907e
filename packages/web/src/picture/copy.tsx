/** Tables as tab-separated text, for a spreadsheet. */
import type { ReactElement } from "react";
import { announce } from "../frame/announcer.tsx";
import { Icon } from "../parts/icon.tsx";
import { useTexts } from "../speech.ts";
import { pictureTexts } from "./picture-texts.ts";
import { tabbed } from "./tabbed.ts";

export function CopyButton({ rows }: { readonly rows: () => readonly (readonly string[])[] }): ReactElement {
  const text = useTexts(pictureTexts);
  const copy = async (): Promise<void> => {
    const all = rows();
    try {
      await navigator.clipboard.writeText(tabbed(all));
      announce(text("view.copied", { count: all.length - 1 }), "good");
    } catch {
      announce(text("view.copy.failed"), "warning");
    }
  };
  return (
    <button type="button" className="button button-small" onClick={() => void copy()}>
      <Icon name="copy" />
      {text("view.copy")}
    </button>
  );
}
