/** Chart or table: the same in another form, as the address says. */
import type { ReactElement } from "react";
import { useTexts } from "../../speech.ts";
import { simulateTexts } from "./simulate-texts.ts";
import { useTrying } from "./use-trying.ts";

export function FormSwitch({ form }: { readonly form: string | undefined }): ReactElement {
  const text = useTexts(simulateTexts);
  const { set } = useTrying();
  const isTable = form === "table";
  return (
    <div className="segmented" role="group" aria-label={text("as.label")}>
      <button type="button" aria-pressed={!isTable} onClick={() => set({ form: undefined }, "replace")}>
        {text("as.chart")}
      </button>
      <button type="button" aria-pressed={isTable} onClick={() => set({ form: "table" }, "replace")}>
        {text("as.table")}
      </button>
    </div>
  );
}
