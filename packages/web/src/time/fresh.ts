/** What Git says changes without any file of the model changing: it is asked again by whoever comes back to the window. */
import { useEffect } from "react";
import type { Question } from "../answers/client.ts";
import { retry } from "../answers/store.ts";

/** Asks again when the component appears and each time the window gets the focus; what is shown stays meanwhile. */
export function useFreshOnReturn({ path }: Question<unknown>): void {
  useEffect(() => {
    const again = (): void => retry({ path });
    again();
    addEventListener("focus", again);
    return () => removeEventListener("focus", again);
  }, [path]);
}
