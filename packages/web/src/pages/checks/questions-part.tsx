/** The to-do list: facts that rules wait for, by fact, each stated right where it stands. */
import { useContext, useState, type ReactElement } from "react";
import type { QuestionAnswer, QuestionsAnswer } from "@orrery/core/answers/checks-answers";
import { groupBy } from "@orrery/core/base/group-by";
import { useAnswer } from "../../answers/store.ts";
import { Link } from "../../navigation.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useKept } from "../../parts/kept.ts";
import { Empty, Failed, Loading } from "../../parts/states.tsx";
import { useTitle } from "../../parts/title.ts";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { askQuestions } from "../../checks/ask-checks.ts";
import { ChecksHead } from "./checks-head.tsx";
import type { ChecksProps } from "./checks-page.tsx";
import { checksTexts } from "../../checks/checks-texts.ts";
import { type Choosing, listed, useChoosing } from "./choosing.ts";
import { SearchField } from "./search-field.tsx";
import { QuestionLine } from "../../checks/question-line.tsx";

const STEP = 200;

export function QuestionsPart({ page, state }: ChecksProps): ReactElement {
  const text = useTexts(checksTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const choosing = useChoosing();
  const [limit, setLimit] = useState(STEP);
  useTitle(text("part.questions"));
  const asked = askQuestions(workspace, language, page.asked, state, limit);
  const progress = useAnswer(asked);
  const answer = useKept(progress.kind === "ready" ? progress.answer : undefined);
  return (
    <div className="page checks-page">
      <ChecksHead part="questions" intro={text("todo.intro")} />
      <section className="checks-filters" aria-label={text("filter.region")}>
        <SearchField label={text("todo.text")} text={state.filter ?? ""} onSearch={choosing.search} />
        {answer !== undefined && (
          <p className="muted" role="status">
            {text("todo.count", { count: answer.total })}
          </p>
        )}
        {answer !== undefined && <Chips answer={answer} asked={page.asked} choosing={choosing} />}
      </section>
      {progress.kind === "failed" ? (
        <Failed status={progress.status} message={progress.message} asked={asked} />
      ) : answer === undefined ? (
        <Loading lines={8} />
      ) : answer.keys.length === 0 ? (
        <Empty icon="circle-check" title={text("todo.none")}>
          <p>{text("todo.none.text")}</p>
        </Empty>
      ) : (
        <div className="todo">
          <Keys answer={answer} chosen={listed(page.asked?.key)} choosing={choosing} />
          <div className="stack">
            {[...groupBy(answer.questions, ({ key }) => key)].map(([key, questions]) => (
              <Fact key={key} name={key} questions={questions} />
            ))}
            {answer.questions.length < answer.total && (
              <button type="button" className="button" onClick={() => setLimit(limit + STEP)}>
                {text("todo.more")}
              </button>
            )}
          </div>
        </div>
      )}
    </div>
  );
}

function Chips(props: {
  readonly answer: QuestionsAnswer;
  readonly asked: ChecksProps["page"]["asked"];
  readonly choosing: Choosing;
}): ReactElement | null {
  const { answer, asked = {}, choosing } = props;
  const text = useTexts(checksTexts);
  const { pick } = useSpeech();
  const words = ["rule", "pack", "owner", "element", "principle", "quality"] as const;
  const chips = words.flatMap((word) => listed(asked[word]).map((id) => ({ word, id })));
  if (chips.length === 0) return null;
  return (
    <div className="chips" role="group" aria-label={text("filter.chosen")}>
      {chips.map(({ word, id }) => {
        const title = answer.named.find((one) => one.word === word && one.id === id)?.title;
        const name = title === undefined ? id : pick(title);
        return (
          <button
            key={`${word} ${id}`}
            type="button"
            className="chip chip-button"
            aria-label={text("filter.drop", { name })}
            title={text("filter.drop", { name })}
            onClick={() => choosing.toggle(word, id)}
          >
            <span className="muted">{text(`word.${word}`)}</span>
            {name}
            <Icon name="x" />
          </button>
        );
      })}
    </div>
  );
}

/** Which facts are missing how often: one of them is looked at alone. */
function Keys(props: {
  readonly answer: QuestionsAnswer;
  readonly chosen: readonly string[];
  readonly choosing: Choosing;
}): ReactElement {
  const { answer, chosen, choosing } = props;
  const text = useTexts(checksTexts);
  const { pick, number } = useSpeech();
  return (
    <nav className="todo-keys" aria-label={text("todo.keys")}>
      <button type="button" aria-pressed={chosen.length === 0} onClick={() => choosing.set("key", undefined)}>
        <span>{text("todo.all")}</span>
        <b>{number(answer.keys.reduce((sum, { count }) => sum + count, 0))}</b>
      </button>
      {answer.keys.map(({ key, label, count }) => (
        <button
          key={key}
          type="button"
          aria-pressed={chosen.includes(key)}
          onClick={() => choosing.set("key", chosen.includes(key) ? undefined : key)}
        >
          <span>{pick(label)}</span>
          <b>{number(count)}</b>
        </button>
      ))}
    </nav>
  );
}

function Fact(props: { readonly name: string; readonly questions: readonly QuestionAnswer[] }): ReactElement {
  const { name, questions } = props;
  const { pick, number } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const label = questions[0]?.label ?? { en: name, fr: name };
  const [head = name] = name.split(".");
  return (
    <section className="card todo-fact" aria-label={pick(label)}>
      <h2>
        <Link to={{ workspace, page: { kind: "help", topic: "attribute", id: head } }}>{pick(label)}</Link>
        <span className="card-count">{number(questions.length)}</span>
      </h2>
      <ul>
        {questions.map((question) => (
          <li key={question.subject.name}>
            <QuestionLine question={question} />
          </li>
        ))}
      </ul>
    </section>
  );
}
