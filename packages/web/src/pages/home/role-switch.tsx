/** Whose home it is: chosen here, and kept for the next time. */
import { useContext, type ReactElement } from "react";
import { useAnswer } from "../../answers/store.ts";
import { askDashboards } from "../../dashboards/ask.ts";
import { Link } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import type { IconName } from "../../parts/icon-names.ts";
import { prefer } from "../../preferences.ts";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { homeTexts } from "./home-texts.ts";

/** The role that means the home of the whole model. */
export const GENERAL = "general";

export function RoleSwitch({ role }: { readonly role: string }): ReactElement {
  const { language, pick } = useSpeech();
  const text = useTexts(homeTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const progress = useAnswer(askDashboards(workspace, language));
  const homes = progress.kind === "ready" ? progress.answer.homes : [];
  const entries = [
    { role: GENERAL, name: text("home.role.general"), icon: "compass" },
    ...homes.map((home) => ({ role: home.role, name: pick(home.title), icon: home.icon })),
  ];
  return (
    <nav className="role-switch no-print" aria-label={text("home.role")}>
      {entries.map((entry) => (
        <Link
          key={entry.role}
          className="role-link"
          to={{ workspace, page: { kind: "home", role: entry.role } }}
          {...(entry.role === role ? { "aria-current": "page" as const } : {})}
          onClick={() => prefer({ role: entry.role === GENERAL ? undefined : entry.role })}
        >
          <Icon name={entry.icon as IconName} />
          {entry.name}
        </Link>
      ))}
    </nav>
  );
}
