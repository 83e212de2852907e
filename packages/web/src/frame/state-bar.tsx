/** The foot of every page: at which moment the model is looked at, and what it is compared with. What it shows is loaded after the page. */
import { Suspense, type ReactElement } from "react";
import type { Address } from "@orrery/core/answers/url";
import { later } from "../parts/later.tsx";

const Bar = later(() => import("../time/bar.tsx").then((module) => module.Bar));

export function StateBar({ address }: { readonly address: Address & { readonly kind: "page" } }): ReactElement {
  return (
    <footer className="state-bar">
      <Suspense>
        <Bar address={address} />
      </Suspense>
    </footer>
  );
}
