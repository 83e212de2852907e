/** Where a drill begins: those of the text, and what usually fails. */
import { useContext, type ReactElement } from "react";
import type { SimulateAnswer, StoredDrill, UsualGroup } from "@orrery/core/answers/simulate-answers";
import { Link } from "../../../navigation.tsx";
import { Icon } from "../../../parts/icon.tsx";
import { KindTile } from "../../../parts/layer.tsx";
import { useSpeech, useTexts } from "../../../speech.ts";
import { WorkspaceContext } from "../../../workspace-context.ts";
import { sayHours } from "../figures.ts";
import { simulatePage } from "../use-trying.ts";
import { drillTexts } from "./drill-texts.ts";

const groups: readonly UsualGroup[] = ["site", "zone", "supplier", "technology"];
/** Of a group, before somebody types. */
const MOST = 8;

export function StoredDrills(props: {
  readonly drills: readonly StoredDrill[];
  readonly open: string | undefined;
}): ReactElement {
  const { drills, open } = props;
  const text = useTexts(drillTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  return (
    <section className="sim-stored" aria-label={text("stored.title")}>
      <h2>{text("stored.title")}</h2>
      {drills.length === 0 ? (
        <p className="muted">{text("stored.none")}</p>
      ) : (
        <ul>
          {drills.map((drill) => (
            <li key={drill.id}>
              <Link
                className="sim-stored-drill"
                to={{ workspace, page: simulatePage(undefined, drill.id) }}
                {...(drill.id === open ? { "aria-current": "true" as const } : {})}
              >
                <Icon name="play" />
                <span>
                  <b>{drill.name}</b>
                  <span className="muted">
                    <DrillSays drill={drill} />
                  </span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** "Geneva · outage · 72 h" */
export function DrillSays({ drill }: { readonly drill: StoredDrill }): ReactElement {
  const text = useTexts(drillTexts);
  const { pick, language } = useSpeech();
  const names = drill.fails.map(({ title }) => pick(title));
  const said = [
    [...names.slice(0, 3), ...(names.length > 3 ? ["…"] : [])].join(", "),
    text(`harm.${drill.harm}`),
    ...(drill.lasts === null ? [] : [sayHours(drill.lasts, language)]),
  ];
  return <>{said.filter((one) => one !== "").join(" · ")}</>;
}

export function Usual({ overview }: { readonly overview: SimulateAnswer }): ReactElement | null {
  const text = useTexts(drillTexts);
  const { id: workspace, kindOf } = useContext(WorkspaceContext);
  if (overview.usual.length === 0) return null;
  return (
    <section className="sim-usual" aria-label={text("usual.title")}>
      <h2>{text("usual.title")}</h2>
      <dl>
        {groups.map((group) => {
          const found = overview.usual.filter((one) => one.group === group).slice(0, MOST);
          return found.length === 0 ? null : (
            <div key={group}>
              <dt>{text(`usual.${group}`)}</dt>
              <dd>
                {found.map(({ element }) => (
                  <Link
                    key={element.id}
                    className="chip chip-button sim-usual-chip"
                    to={{ workspace, page: simulatePage(undefined, undefined, { fails: element.id }) }}
                  >
                    <KindTile icon={kindOf(element.kind).icon} layer={element.layer} />
                    {element.name}
                  </Link>
                ))}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
