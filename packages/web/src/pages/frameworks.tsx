/** Frameworks: how far standards and laws are met, by what the model says. */
import { Suspense, type ReactElement } from "react";
import type { Page, PageState } from "@orrery/core/answers/url";
import { later } from "../parts/later.tsx";
import { Loading } from "../parts/states.tsx";
import "../styles/checks.css";
import "../styles/frameworks.css";
import { FrameworkList } from "./frameworks/framework-list.tsx";

const FrameworkPage = later(() => import("./frameworks/framework-page.tsx").then((module) => module.FrameworkPage));

export type FrameworksAddress = Page & { readonly kind: "frameworks" };

export function FrameworksPage(props: { readonly page: FrameworksAddress; readonly state: PageState }): ReactElement {
  const { page, state } = props;
  if (page.id === undefined) return <FrameworkList />;
  return (
    <Suspense fallback={<Loading lines={10} />}>
      <FrameworkPage page={page} id={page.id} state={state} />
    </Suspense>
  );
}
