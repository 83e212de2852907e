/** Where to go when the element whose page is shown is no longer at its address. */
import { useAddress } from "../../here.ts";
import { goTo } from "../../navigation.tsx";

/** Goes to another element where the page of this one is shown; to its catalogue without another. */
export function useGoneElsewhere(id: string): (to: string | undefined, kind?: string) => void {
  const address = useAddress();
  return (to, kind) => {
    if (address?.kind !== "page" || address.page.kind !== "element" || address.page.id !== id) return;
    const { workspace, page, state } = address;
    if (to !== undefined) goTo({ workspace, page: { ...page, id: to }, state }, "replace");
    else goTo({ workspace, page: { kind: "catalogue", columns: [], ...(kind === undefined ? {} : { of: kind }) } });
  };
}
