/** Any analysis: its question, what is asked, the answer as tables, how much of it is known, how it is computed. */
import { useContext, useState, type ReactElement } from "react";
import type { AnalysisAnswer } from "@orrery/core/answers/analysis-answers";
import { tableFilePath } from "@orrery/core/answers/table-path";
import type { PageState } from "@orrery/core/answers/url";
import { fetchAnswer } from "../answers/client.ts";
import { useAnswer } from "../answers/store.ts";
import { announce } from "../frame/announcer.tsx";
import { writeTsv } from "../grids/clipboard-table.ts";
import { goTo, Link } from "../navigation.tsx";
import { Disclosure } from "../parts/disclosure.tsx";
import { Icon } from "../parts/icon.tsx";
import { useKept } from "../parts/kept.ts";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { useTitle } from "../parts/title.ts";
import { useSpeech, useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import "../styles/analysis.css";
import "../styles/forms.css";
import { AnalysisList } from "./analysis/analysis-list.tsx";
import { analysisTexts } from "./analysis/analysis-texts.ts";
import { type AnalysisAddress, askAnalyses, askAnalysis, MOST_ROWS } from "./analysis/ask-analysis.ts";
import { CoverageLine } from "./analysis/coverage-line.tsx";
import { ParameterField } from "./analysis/parameter-field.tsx";
import { PinDialog } from "./analysis/pin-dialog.tsx";
import { ResultTable } from "./analysis/result-table.tsx";

interface AnalysisPageProps {
  readonly page: AnalysisAddress;
  readonly state: PageState;
}

export function AnalysisPage({ page, state }: AnalysisPageProps): ReactElement {
  const { analysis } = page;
  return analysis === undefined ? <AllAnalyses /> : <OneAnalysis page={page} state={state} analysis={analysis} />;
}

function AllAnalyses(): ReactElement {
  const text = useTexts(analysisTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  useTitle(text("analysis.title"));
  const asked = askAnalyses(workspace);
  const progress = useAnswer(asked);
  if (progress.kind === "failed") return <Failed status={progress.status} message={progress.message} asked={asked} />;
  return progress.kind === "loading" ? <Loading lines={8} /> : <AnalysisList answer={progress.answer} />;
}

function OneAnalysis(props: AnalysisPageProps & { readonly analysis: string }): ReactElement {
  const { page, state, analysis } = props;
  const { language, pick } = useSpeech();
  const text = useTexts(analysisTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const asked = askAnalysis(workspace, language, analysis, page);
  const progress = useAnswer(asked);
  const answer = useKept(progress.kind === "ready" ? progress.answer : undefined);
  useTitle(answer === undefined ? text("analysis.title") : pick(answer.title));
  if (progress.kind === "failed") return <Failed status={progress.status} message={progress.message} asked={asked} />;
  if (answer === undefined) return <Loading lines={10} />;
  return (
    <div className="page page-wide analysis-page">
      <header className="page-head">
        <div>
          <p className="analysis-kicker">
            <Link to={{ workspace, page: { kind: "analysis", from: [] } }}>{text("analysis.all")}</Link>
            {" · "}
            {pick(answer.title)}
          </p>
          <h1>{pick(answer.question)}</h1>
        </div>
        <Actions {...props} answer={answer} />
      </header>
      {answer.parameters.length > 0 && <Asked page={page} state={state} answer={answer} />}
      <Answer page={page} state={state} answer={answer} />
      <Method answer={answer} />
    </div>
  );
}

/** The parameters as a form whose content is the address. */
function Asked({ page, state, answer }: AnalysisPageProps & { readonly answer: AnalysisAnswer }): ReactElement {
  const { pick } = useSpeech();
  const text = useTexts(analysisTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const go = (from: readonly string[], parameters: Readonly<Record<string, string>>): void => {
    const { parameters: _parameters, offset: _offset, ...rest } = page;
    const isAsked = Object.keys(parameters).length > 0;
    goTo({ workspace, page: { ...rest, from, ...(isAsked ? { parameters } : {}) }, state });
  };
  const set = (id: string, value: string): void => {
    if (id === "from") return go(value === "" ? [] : value.split(","), page.parameters ?? {});
    const { [id]: _before, ...others } = page.parameters ?? {};
    go(page.from, value === "" ? others : { ...others, [id]: value });
  };
  const isUsual = page.from.length === 0 && page.parameters === undefined;
  return (
    <section className="analysis-asked" aria-label={text("analysis.parameters")}>
      {answer.parameters.map((parameter) => (
        <ParameterField
          key={parameter.id}
          parameter={parameter}
          problem={problemOf(answer, parameter.id, pick)}
          onChange={(value) => set(parameter.id, value)}
        />
      ))}
      {!isUsual && (
        <button type="button" className="button analysis-reset" onClick={() => go([], {})}>
          <Icon name="undo-2" />
          {text("analysis.reset")}
        </button>
      )}
    </section>
  );
}

function problemOf(
  { problems }: AnalysisAnswer,
  parameter: string,
  pick: (texts: { readonly en: string; readonly fr: string }) => string,
): string | undefined {
  const problem = problems.find((one) => one.parameter === parameter && one.code === "bad-value");
  return problem === undefined ? undefined : pick(problem.message);
}

function Answer({ page, state, answer }: AnalysisPageProps & { readonly answer: AnalysisAnswer }): ReactElement {
  const { pick, number } = useSpeech();
  const text = useTexts(analysisTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const { table, tables, problems } = answer;
  if (table === null) {
    const told = problems.find(({ code }) => code !== "bad-value") ?? problems[0];
    return (
      <Empty
        icon={told?.code === "needs-element" ? "target" : "circle-alert"}
        title={told === undefined ? text("analysis.none") : pick(told.message)}
      />
    );
  }
  const { table: _table, sort: _sort, offset: _offset, ...rest } = page;
  return (
    <>
      <div className="analysis-bar">
        {tables.length > 1 ? (
          <nav className="segmented analysis-tables" aria-label={text("analysis.tables")}>
            {tables.map(({ id, title, total }, index) => (
              <Link
                key={id}
                to={{ workspace, page: { ...rest, ...(index === 0 ? {} : { table: id }) }, state }}
                {...(id === table.id ? { "aria-current": "true" as const } : {})}
              >
                {pick(title)} <span className="button-count">{number(total)}</span>
              </Link>
            ))}
          </nav>
        ) : (
          <p className="muted" role="status">
            {text("analysis.rows", { count: table.total })}
          </p>
        )}
        <CoverageLine coverage={answer.coverage} />
      </div>
      {table.total === 0 ? (
        <Empty icon="search-x" title={text("analysis.none")}>
          <p>{text("analysis.none.text")}</p>
        </Empty>
      ) : (
        <ResultTable table={table} label={`${pick(answer.title)} : ${pick(table.title)}`} page={page} state={state} />
      )}
    </>
  );
}

function Method({ answer }: { readonly answer: AnalysisAnswer }): ReactElement {
  const { pick } = useSpeech();
  const text = useTexts(analysisTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  return (
    <section className="analysis-method" aria-labelledby="analysis-method">
      <h2 id="analysis-method">{text("analysis.how")}</h2>
      <p>{pick(answer.method)}</p>
      {answer.reads.length > 0 && (
        <p className="analysis-reads">
          <span className="muted">{text("analysis.reads")}</span>{" "}
          {answer.reads.map(({ id, name }) => (
            <Link key={id} className="chip" to={{ workspace, page: { kind: "help", topic: "attribute", id } }}>
              {pick(name)}
            </Link>
          ))}
        </p>
      )}
      <p>
        <Link to={{ workspace, page: { kind: "help", topic: "guide", id: "analyses" } }}>{text("analysis.guide")}</Link>
      </p>
    </section>
  );
}

function Actions(
  props: AnalysisPageProps & { readonly analysis: string; readonly answer: AnalysisAnswer },
): ReactElement {
  const { page, state, analysis, answer } = props;
  const { language } = useSpeech();
  const text = useTexts(analysisTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const [isPinning, setPinning] = useState(false);
  const isPast = state.at !== undefined;
  const copy = async (): Promise<void> => {
    const whole = await fetchAnswer(askAnalysis(workspace, language, analysis, page, { offset: 0, limit: MOST_ROWS }));
    if (whole.table === null) return;
    const { columns, rows, total } = whole.table;
    await navigator.clipboard.writeText(
      writeTsv([columns.map(({ name }) => name), ...rows.map((row) => row.map((cell) => cell.text))]),
    );
    announce(
      rows.length < total
        ? text("analysis.copied.part", { count: rows.length, total })
        : text("analysis.copied", { count: rows.length }),
      "good",
    );
  };
  const path = tableFilePath(workspace, page, { ...state, language });
  return (
    <div className="actions">
      <button
        type="button"
        className="button"
        disabled={isPast || answer.table === null}
        title={isPast ? text("analysis.pin.past") : undefined}
        onClick={() => setPinning(true)}
      >
        <Icon name="pin" />
        {text("analysis.pin")}
      </button>
      <Disclosure icon="ellipsis" label={text("analysis.actions")} className="grid-more">
        <div className="menu-items">
          <button
            type="button"
            className="menu-item"
            data-closes
            onClick={() => {
              copy().catch(() => announce(text("analysis.copy.failed"), "warning"));
            }}
          >
            <Icon name="copy" />
            {text("analysis.copy")}
          </button>
          {path !== undefined && (
            <a className="menu-item" href={path} download>
              <Icon name="download" />
              {text("analysis.csv")}
            </a>
          )}
          <button type="button" className="menu-item" data-closes onClick={() => print()}>
            <Icon name="printer" />
            {text("analysis.print")}
          </button>
        </div>
      </Disclosure>
      {isPinning && <PinDialog answer={answer} onClose={() => setPinning(false)} />}
    </div>
  );
}
