/** What of the given files was not read, each sort with its reason: nothing is passed over in silence. */
import type { ReactElement } from "react";
import type { TryAnswer } from "@orrery/core/answers/discover-answers";
import { Prose } from "../../checks/prose.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { MOST_BYTES, MOST_FILES, MOST_TOTAL, type Collected, type PassedReason } from "./collect-files.ts";
import { PanelPart } from "./panel-part.tsx";
import { tryTexts } from "./try-texts.ts";

const reasons: readonly PassedReason[] = ["large", "total", "many", "unreadable", "folder", "binary"];
const MEGABYTE: number = 1024 * 1024;
/** Names of a list that are shown; the rest is counted. */
const MOST_NAMES = 60;

export function Unread(props: {
  readonly answer: TryAnswer | undefined;
  readonly passed: Collected["passed"];
}): ReactElement | null {
  const { answer, passed } = props;
  const text = useTexts(tryTexts);
  const problems = answer?.problems ?? [];
  const unread = answer?.unread ?? [];
  if (problems.length + unread.length + passed.length === 0) return null;
  const sizes = { large: MOST_BYTES / MEGABYTE, total: MOST_TOTAL / MEGABYTE };
  return (
    <PanelPart title={text("unread.title")}>
      {problems.length > 0 && (
        <>
          <h3>{text("unread.problem")}</h3>
          <dl className="discover-problems">
            {problems.map(({ path, problem }, place) => (
              <div key={place}>
                <dt>
                  <code>{path}</code>
                </dt>
                <dd>{problem}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <Names title={text("unread.unknown")} names={unread} />
      {reasons.map((reason) => (
        <Names
          key={reason}
          title={text(`passed.${reason}`, { size: sizes[reason === "total" ? "total" : "large"], files: MOST_FILES })}
          names={passed.filter((one) => one.reason === reason).map(({ path }) => path)}
        />
      ))}
    </PanelPart>
  );
}

function Names({ title, names }: { readonly title: string; readonly names: readonly string[] }): ReactElement | null {
  const text = useTexts(tryTexts);
  const { number } = useSpeech();
  if (names.length === 0) return null;
  return (
    <details className="discover-more">
      <summary>
        <Icon name="chevron-right" />
        <Prose text={title} />
        <span className="tab-count">{number(names.length)}</span>
      </summary>
      <ul className="discover-names">
        {names.slice(0, MOST_NAMES).map((name) => (
          <li key={name}>
            <code>{name}</code>
          </li>
        ))}
        {names.length > MOST_NAMES && (
          <li className="muted">{text("found.more", { count: names.length - MOST_NAMES })}</li>
        )}
      </ul>
    </details>
  );
}
