/** The controls of a framework by group: each opens to the rules and things of the model that its state rests on. */
import { useContext, useMemo, type ReactElement } from "react";
import { fold } from "@orrery/core/answers/fold";
import type { ControlAnswer, FrameworkAnswer } from "@orrery/core/answers/checks-answers";
import type { ChecksAsked, PageState } from "@orrery/core/answers/url";
import { checksTexts } from "../../checks/checks-texts.ts";
import { CoverageBar } from "../../checks/coverage-bar.tsx";
import { goTo, Link } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import { SeverityMark } from "../../parts/severity.tsx";
import { Empty } from "../../parts/states.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { listed } from "../checks/choosing.ts";
import { SearchField } from "../checks/search-field.tsx";
import type { FrameworksAddress } from "../frameworks.tsx";
import type { FrameworkPageProps } from "./framework-page.tsx";
import { frameworksTexts } from "./frameworks-texts.ts";
import { type State, StateBar, StateMark, states } from "./state-bar.tsx";

export function Controls(props: FrameworkPageProps & { readonly answer: FrameworkAnswer }): ReactElement {
  const { page, state, answer } = props;
  const text = useTexts(frameworksTexts);
  const { pick, number } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const chosen = listed(page.asked?.state);
  const wanted = state.filter ?? "";
  const control = page.asked?.control;
  const groups = useMemo(() => chosenGroups(answer, wanted, page.asked), [answer, wanted, page.asked]);
  const go = (asked: ChecksAsked, next: PageState, how: "push" | "replace" = "push"): void =>
    goTo({ workspace, page: withAsked(page, asked), state: next }, how);
  const toggle = (one: State): void => {
    const now = chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one];
    const { state: _state, ...others } = page.asked ?? {};
    go(now.length === 0 ? others : { ...others, state: now.join(",") }, state);
  };
  return (
    <>
      <section className="checks-filters" aria-label={text("filter.state")}>
        <SearchField
          label={text("filter.text")}
          text={wanted}
          onSearch={(typed) => {
            const { filter: _filter, ...rest } = state;
            go(page.asked ?? {}, typed === "" ? rest : { ...rest, filter: typed }, "replace");
          }}
        />
        <div className="segmented segmented-wide" role="group" aria-label={text("filter.state")}>
          {states.map((one) => (
            <button key={one} type="button" aria-pressed={chosen.includes(one)} onClick={() => toggle(one)}>
              <StateMark state={one} /> {number(answer.counts[one])}
            </button>
          ))}
        </div>
        {control !== undefined && (
          <button
            type="button"
            className="chip chip-button"
            onClick={() => {
              const { control: _control, ...others } = page.asked ?? {};
              go(others, state);
            }}
          >
            {control}
            <Icon name="x" />
          </button>
        )}
      </section>
      {groups.length === 0 && <Empty icon="search-x" title={text("none.chosen")} />}
      <div className="stack">
        {groups.map(({ id, title, counts, controls }) => (
          <section key={id} className="card framework-group" aria-label={pick(title)}>
            <h2>
              <span>
                {/[A-Z0-9]/.test(id) && <span className="muted">{id}</span>} {pick(title)}
              </span>
              <StateBar counts={counts} />
            </h2>
            <ul>
              {controls.map((one) => (
                <li key={one.id} className={one.within === null ? undefined : "is-within"}>
                  <Control control={one} isOpen={one.name === control} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

function withAsked({ asked: _asked, ...page }: FrameworksAddress, asked: ChecksAsked): FrameworksAddress {
  return Object.keys(asked).length === 0 ? page : { ...page, asked };
}

/** Finer controls that the model says nothing of are left out. */
function chosenGroups(answer: FrameworkAnswer, wanted: string, asked: ChecksAsked = {}): FrameworkAnswer["groups"] {
  const words = fold(wanted)
    .split(" ")
    .filter((word) => word !== "");
  const chosen = listed(asked.state);
  const fits = ({ id, name, title, state, within }: ControlAnswer): boolean => {
    const said = fold(`${id} ${title.en} ${title.fr}`);
    return (
      (within === null || state !== "not-covered") &&
      (chosen.length === 0 || chosen.includes(state)) &&
      (asked.control === undefined || name === asked.control) &&
      words.every((word) => said.includes(word))
    );
  };
  return answer.groups
    .map((group) => ({ ...group, controls: group.controls.filter(fits) }))
    .filter(({ controls }) => controls.length > 0);
}

function Control(props: { readonly control: ControlAnswer; readonly isOpen: boolean }): ReactElement {
  const { control } = props;
  const text = useTexts(frameworksTexts);
  const { pick } = useSpeech();
  const { state, rules, evidence } = control;
  return (
    <details className="control" open={props.isOpen}>
      <summary>
        <Icon name="chevron-right" />
        <StateMark state={state} quiet />
        <code>{control.id}</code>
        <span className="control-title">{pick(control.title)}</span>
        <span className="control-because muted">{pick(control.because)}</span>
      </summary>
      <div className="control-body">
        {control.page !== null && <p className="control-page">{pick(control.page)}</p>}
        <section>
          <h3>{text("rules")}</h3>
          {rules.length === 0 ? <p className="muted">{text("rules.none")}</p> : <Rules control={control} />}
        </section>
        <section>
          <h3>{text("evidence")}</h3>
          {evidence.length === 0 ? <p className="muted">{text("evidence.none")}</p> : <Evidence control={control} />}
        </section>
      </div>
    </details>
  );
}

function Rules({ control }: { readonly control: ControlAnswer }): ReactElement {
  const text = useTexts(frameworksTexts);
  const checks = useTexts(checksTexts);
  const { pick } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const isViolated = control.rules.some(({ violated }) => violated > 0);
  return (
    <>
      <ul>
        {control.rules.map(({ id, title, severity, holds, violated, unknown, waived }) => (
          <li key={id} className="rule-line">
            <SeverityMark severity={severity} quiet />
            <Link to={{ workspace, page: { kind: "checks", part: "rules", id } }}>{pick(title)}</Link>
            {holds + violated + unknown === 0 ? (
              <span className="muted">{checks("rules.never")}</span>
            ) : (
              <CoverageBar holds={holds} violated={violated} unknown={unknown} isSmall />
            )}
            <span className="muted">{waived > 0 ? text("rule.waived", { count: waived }) : ""}</span>
          </li>
        ))}
      </ul>
      {isViolated && (
        <Link
          className="button button-small"
          to={{ workspace, page: { kind: "checks", asked: { control: control.name, status: "all" } } }}
        >
          {text("findings")}
        </Link>
      )}
    </>
  );
}

function Evidence({ control }: { readonly control: ControlAnswer }): ReactElement {
  const text = useTexts(frameworksTexts);
  const { pick } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  return (
    <ul>
      {control.evidence.map(({ what, id, name, says }) => (
        <li key={`${what} ${id}`}>
          <span className="muted">{text(`evidence.${what}`)}</span>{" "}
          <Link to={{ workspace, page: { kind: "element", id } }}>{pick(name)}</Link>
          {says !== null && <span className="chip">{says}</span>}
        </li>
      ))}
    </ul>
  );
}
