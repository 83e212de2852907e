/** Improve: the cheapest changes that reach targets, what they bring, each to be accepted as edits of the text. */
import { useId, useState, type ReactElement } from "react";
import type { ImproveAnswer, ImprovementAnswer, TargetAnswer } from "@orrery/core/answers/simulate-answers";
import type { SimulateAsked } from "@orrery/core/answers/url";
import { useAnswer } from "../../../answers/store.ts";
import { SubjectLink } from "../../../checks/subject-link.tsx";
import { ElementLink } from "../../../parts/element-link.tsx";
import { Icon } from "../../../parts/icon.tsx";
import { Empty, Failed, Loading } from "../../../parts/states.tsx";
import { useTitle } from "../../../parts/title.ts";
import { useSpeech, useTexts } from "../../../speech.ts";
import { askImprove, improveReport } from "../ask-simulate.ts";
import { MetMark } from "../condition.tsx";
import { Unknown } from "../unknown.tsx";
import { sayAvailability, sayHours, sayHoursRange, sayLoss, sayMoney, sayRange } from "../figures.ts";
import { ReportMenu } from "../report-menu.tsx";
import { Section } from "../section.tsx";
import { SimulateHead } from "../simulate-head.tsx";
import type { SimulateProps } from "../simulate-page.tsx";
import { simulateTexts } from "../simulate-texts.ts";
import { listed, useOf, useTrying } from "../use-trying.ts";
import { AcceptDialog } from "./accept-dialog.tsx";
import { improveTexts } from "./improve-texts.ts";

const targets = ["availability", "rto", "rpo"] as const;
const noWords: SimulateAsked = {};

export function ImprovePart({ page }: SimulateProps): ReactElement {
  const text = useTexts(improveTexts);
  const shared = useTexts(simulateTexts);
  const words = page.asked ?? noWords;
  const of = useOf();
  const asked = askImprove(of, words);
  const progress = useAnswer(asked);
  useTitle(shared("part.improve"));
  return (
    <div className="page page-wide sim-page">
      <SimulateHead
        part="improve"
        intro={text("intro")}
        actions={
          progress.kind === "ready" && progress.answer.before.length > 0 ? (
            <ReportMenu path={(form) => improveReport(of, words, form)} />
          ) : undefined
        }
      />
      <Asked key={`${words.goal ?? ""} ${words.budget ?? ""}`} words={words} />
      {progress.kind === "failed" ? (
        <Failed status={progress.status} message={progress.message} asked={asked} />
      ) : progress.kind === "loading" ? (
        <>
          <p className="muted" role="status">
            {text("searching")}
          </p>
          <Loading lines={8} />
        </>
      ) : progress.answer.before.length === 0 ? (
        <Empty icon="target" title={text("none")}>
          <p>{text("none.text")}</p>
        </Empty>
      ) : (
        <Found answer={progress.answer} />
      )}
    </div>
  );
}

function Asked({ words }: { readonly words: SimulateAsked }): ReactElement {
  const text = useTexts(improveTexts);
  const { language } = useSpeech();
  const { set } = useTrying();
  const id = useId();
  const chosen = words.target === undefined ? [...targets] : listed(words.target);
  const toggle = (target: string): void => {
    const next = chosen.includes(target) ? chosen.filter((one) => one !== target) : [...chosen, target];
    set({ target: next.length === 0 || next.length === targets.length ? undefined : next.join(",") });
  };
  const share = words.goal === undefined ? "" : String(Number((100 * Number(words.goal)).toPrecision(12)));
  const [goal, setGoal] = useState(language === "fr" ? share.replace(".", ",") : share);
  const [budget, setBudget] = useState(words.budget ?? "");
  const percent = Number(goal.replace(",", ".").replace("%", ""));
  const isGoalWrong = goal.trim() !== "" && !(percent > 0 && percent < 100);
  const amount = Number(budget.replace(/[\s'’\u202f]/g, ""));
  const isBudgetWrong = budget.trim() !== "" && !(amount >= 0);
  const search = (): void => {
    if (isGoalWrong || isBudgetWrong) return;
    set({
      goal: goal.trim() === "" ? undefined : String(Number((percent / 100).toPrecision(12))),
      budget: budget.trim() === "" ? undefined : String(amount),
    });
  };
  return (
    <form
      className="sim-ask sim-sliders"
      aria-label={text("ask")}
      onSubmit={(event) => {
        event.preventDefault();
        search();
      }}
    >
      <div className="sim-field">
        <span className="sim-label" id={`${id}-targets`}>
          {text("target")}
        </span>
        <div className="sim-chips" role="group" aria-labelledby={`${id}-targets`}>
          {targets.map((target) => (
            <button
              key={target}
              type="button"
              className="chip chip-button"
              aria-pressed={chosen.includes(target)}
              onClick={() => toggle(target)}
            >
              {text(`target.${target}`)}
            </button>
          ))}
        </div>
      </div>
      <div className="sim-field">
        <label htmlFor={`${id}-goal`}>{text("goal")} (%)</label>
        <input
          id={`${id}-goal`}
          className="input"
          type="text"
          inputMode="decimal"
          placeholder={text("goal.own")}
          aria-invalid={isGoalWrong}
          aria-describedby={`${id}-goal-hint`}
          value={goal}
          onChange={(event) => setGoal(event.target.value)}
        />
        <p id={`${id}-goal-hint`} className={isGoalWrong ? "field-error" : "muted"}>
          {text("goal.hint")}
        </p>
      </div>
      <div className="sim-field">
        <label htmlFor={`${id}-budget`}>{text("budget")}</label>
        <input
          id={`${id}-budget`}
          className="input"
          type="text"
          inputMode="numeric"
          placeholder={text("budget.none")}
          aria-invalid={isBudgetWrong}
          value={budget}
          onChange={(event) => setBudget(event.target.value)}
        />
      </div>
      <div className="sim-field sim-field-end">
        <button type="submit" className="button button-main">
          <Icon name="search" />
          {text("search")}
        </button>
      </div>
    </form>
  );
}

function Found({ answer }: { readonly answer: ImproveAnswer }): ReactElement {
  const text = useTexts(improveTexts);
  const { language } = useSpeech();
  const [unchosen, setUnchosen] = useState<ReadonlySet<string>>(new Set());
  const [added, setAdded] = useState<ReadonlySet<string>>(new Set());
  const [isAccepting, setAccepting] = useState(false);
  const proposed = new Set(answer.chosen);
  const isChosen = ({ id }: ImprovementAnswer): boolean => (proposed.has(id) ? !unchosen.has(id) : added.has(id));
  const toggle = ({ id }: ImprovementAnswer): void => {
    const [now, change] = proposed.has(id) ? ([unchosen, setUnchosen] as const) : ([added, setAdded] as const);
    change(new Set(now.has(id) ? [...now].filter((one) => one !== id) : [...now, id]));
  };
  const own = answer.options.filter(({ id }) => proposed.has(id));
  const others = answer.options.filter(({ id }) => !proposed.has(id));
  const accepted = answer.options.filter(isChosen);
  const say = (sum: number): string =>
    answer.by === "changes"
      ? text("sum.changes", { count: sum })
      : text("cost.year", { amount: sayMoney(sum, answer.currency ?? "XXX", language) });
  const listOf = (options: readonly ImprovementAnswer[]): ReactElement => (
    <ul>
      {options.map((option) => (
        <Option
          key={option.id}
          option={option}
          currency={answer.currency}
          isChosen={isChosen(option)}
          onToggle={() => toggle(option)}
        />
      ))}
    </ul>
  );
  const isGood = answer.result === "met" || answer.result === "optimal";
  return (
    <>
      <Section
        title={text("chosen")}
        intro={answer.by === "changes" ? text("by.changes") : undefined}
        tools={
          accepted.length > 0 && (
            <button type="button" className="button button-main" onClick={() => setAccepting(true)}>
              <Icon name="check" />
              {text("accept", { count: accepted.length })}
            </button>
          )
        }
      >
        <p
          className={`sim-verdict ${isGood ? "sim-verdict-better" : answer.result === "feasible" ? "" : "sim-verdict-worse"}`}
          role="status"
        >
          {text(byChanges(answer), { bound: say(answer.bound), sum: say(answer.sum) })}
          {answer.outOfReach.length > 0 &&
            answer.result !== "infeasible" &&
            ` ${text("result.but", { count: answer.outOfReach.length })}`}
        </p>
        {own.length === 0 ? <p className="muted">{text("chosen.none")}</p> : listOf(own)}
        {own.length > 0 && (
          <p className="sim-option-cost">
            {text("sum")} <b>{say(answer.sum)}</b>
          </p>
        )}
        {others.length > 0 && (
          <details className="sim-others">
            <summary>
              {text("others")} <span className="tab-count">{others.length}</span>
            </summary>
            {listOf(others)}
          </details>
        )}
      </Section>
      <Outcomes answer={answer} />
      {isAccepting && <AcceptDialog options={accepted} onClose={() => setAccepting(false)} />}
    </>
  );
}

/** What came of the search, in words of what it counted. */
function byChanges({ result, by }: ImproveAnswer): `result.${ImproveAnswer["result"]}` | "result.fewest" {
  return result === "optimal" && by === "changes" ? "result.fewest" : `result.${result}`;
}

function Option(props: {
  readonly option: ImprovementAnswer;
  readonly currency: string | null;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}): ReactElement {
  const { option, currency, isChosen } = props;
  const text = useTexts(improveTexts);
  const { pick, language } = useSpeech();
  const name = pick(option.says);
  return (
    <li className="sim-option">
      <input
        type="checkbox"
        checked={isChosen}
        disabled={option.edits.length === 0}
        aria-label={text("choose", { name })}
        onChange={props.onToggle}
      />
      <span>
        <b className="block">{name}</b>
        <SubjectLink subject={option.subject} />
      </span>
      <span className="sim-option-cost">
        {option.cost === null ? (
          <i className="unknown">{text("cost.unknown")}</i>
        ) : (
          text("cost.year", { amount: sayMoney(option.cost, currency ?? "XXX", language) })
        )}
        {option.costFrom !== null && <span className="muted block">{text(`cost.${option.costFrom}`)}</span>}
      </span>
    </li>
  );
}

function Outcomes({ answer }: { readonly answer: ImproveAnswer }): ReactElement {
  const text = useTexts(improveTexts);
  const after = new Map(answer.after.map((one) => [keyOf(one), one]));
  return (
    <>
      <Section title={text("outcomes")}>
        <TargetTable before={answer.before} after={after} />
      </Section>
      {answer.outOfReach.length > 0 && (
        <Section title={text("reach")} intro={text("reach.intro")}>
          <TargetTable before={answer.outOfReach} after={after} />
        </Section>
      )}
    </>
  );
}

function keyOf({ element, target }: TargetAnswer): string {
  return `${target} ${element.id}`;
}

function TargetTable(props: {
  readonly before: readonly TargetAnswer[];
  readonly after: ReadonlyMap<string, TargetAnswer>;
}): ReactElement {
  const text = useTexts(improveTexts);
  const { language } = useSpeech();
  return (
    <div className="sim-table-frame" role="group" aria-label={text("outcomes")} tabIndex={0}>
      <table className="plain-table sim-table">
        <thead>
          <tr>
            <th scope="col">{text("outcomes.what")}</th>
            <th scope="col">{text("outcomes.target")}</th>
            <th scope="col">{text("outcomes.before")}</th>
            <th scope="col">{text("outcomes.after")}</th>
          </tr>
        </thead>
        <tbody>
          {props.before.map((one) => (
            <tr key={keyOf(one)}>
              <th scope="row">
                <ElementLink element={one.element} />
              </th>
              <td>
                {text(`target.${one.target}`)}{" "}
                {one.target === "availability" ? sayAvailability(one.limit, language) : sayHours(one.limit, language)}
              </td>
              <OutcomeCell outcome={one} />
              <OutcomeCell outcome={props.after.get(keyOf(one))} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function OutcomeCell({ outcome }: { readonly outcome: TargetAnswer | undefined }): ReactElement {
  const shared = useTexts(simulateTexts);
  const { language } = useSpeech();
  if (outcome === undefined) return <td>–</td>;
  const { target, value, met } = outcome;
  const said =
    target === "availability"
      ? sayRange(value, (share) => sayAvailability(share, language), shared)
      : target === "rpo"
        ? sayLoss(value, language, shared)
        : sayHoursRange(value, language, shared);
  return (
    <td>
      <Unknown range={value}>{said}</Unknown> <MetMark met={met === null ? "unknown" : met ? "yes" : "no"} />
    </td>
  );
}
