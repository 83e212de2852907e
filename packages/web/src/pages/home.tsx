/** Home of a workspace: of the whole model, or of the role that the reader has. */
import type { Page, PageState } from "@orrery/core/answers/url";
import type { ReactElement } from "react";
import { usePreferences } from "../preferences.ts";
import "../styles/boards.css";
import { GeneralHome } from "./home/general-home.tsx";
import { RoleHome } from "./home/role-home.tsx";
import { GENERAL } from "./home/role-switch.tsx";

export function HomePage(props: {
  readonly page: Page & { readonly kind: "home" };
  readonly state: PageState;
}): ReactElement {
  const preferences = usePreferences();
  const role = props.page.role ?? preferences.role ?? GENERAL;
  const { at } = props.state;
  return role === GENERAL ? <GeneralHome at={at} /> : <RoleHome key={role} role={role} at={at} />;
}
