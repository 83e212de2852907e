/** Every rule, pack by pack, with what came of it. */
import { useContext, useMemo, type ReactElement } from "react";
import type { PackAnswer, RuleSummary } from "@orrery/core/answers/checks-answers";
import { fold } from "@orrery/core/answers/fold";
import { useAnswer } from "../../answers/store.ts";
import { Link } from "../../navigation.tsx";
import { useKept } from "../../parts/kept.ts";
import { SeverityMark } from "../../parts/severity.tsx";
import { Empty, Failed, Loading } from "../../parts/states.tsx";
import { useTitle } from "../../parts/title.ts";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { askPacks } from "../../checks/ask-checks.ts";
import { ChecksHead } from "./checks-head.tsx";
import type { ChecksProps } from "./checks-page.tsx";
import { checksTexts } from "../../checks/checks-texts.ts";
import { listed, useChoosing } from "./choosing.ts";
import { CoverageBar } from "../../checks/coverage-bar.tsx";
import { SearchField } from "./search-field.tsx";

export function RulesPart({ page, state }: ChecksProps): ReactElement {
  const text = useTexts(checksTexts);
  const { language, pick } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const choosing = useChoosing();
  useTitle(text("part.rules"));
  const asked = askPacks(workspace, language);
  const progress = useAnswer(asked);
  const answer = useKept(progress.kind === "ready" ? progress.answer : undefined);
  const wanted = state.filter ?? "";
  const chosen = page.asked?.pack;
  const packs = useMemo(
    () => (answer === undefined ? [] : chosenPacks(answer.packs, wanted, listed(chosen))),
    [answer, wanted, chosen],
  );
  const count = packs.reduce((sum, { rules }) => sum + rules.length, 0);
  return (
    <div className="page checks-page">
      <ChecksHead part="rules" intro={text("rules.intro")} />
      <section className="checks-filters" aria-label={text("filter.region")}>
        <SearchField label={text("rules.text")} text={wanted} onSearch={choosing.search} />
        <label className="picker">
          <span>{text("filter.pack")}</span>
          <select value={chosen ?? ""} onChange={(event) => choosing.set("pack", event.target.value)}>
            <option value="">{text("filter.pack.all")}</option>
            {answer?.packs.map(({ id, title }) => (
              <option key={id} value={id}>
                {pick(title)}
              </option>
            ))}
          </select>
        </label>
        <p className="muted" role="status">
          {text("rules.count", { count })}
        </p>
      </section>
      {progress.kind === "failed" && <Failed status={progress.status} message={progress.message} asked={asked} />}
      {answer === undefined && progress.kind === "loading" && <Loading lines={8} />}
      {answer !== undefined && count === 0 && <Empty icon="search-x" title={text("rules.none")} />}
      <div className="stack">
        {packs.map((pack) => (
          <Pack key={pack.id} pack={pack} />
        ))}
      </div>
    </div>
  );
}

function chosenPacks(packs: readonly PackAnswer[], wanted: string, chosen: readonly string[]): readonly PackAnswer[] {
  const words = fold(wanted)
    .split(" ")
    .filter((word) => word !== "");
  const says = ({ id, title }: RuleSummary): boolean => {
    const said = fold(`${id} ${title.en} ${title.fr}`);
    return words.every((word) => said.includes(word));
  };
  return packs
    .filter(({ id }) => chosen.length === 0 || chosen.includes(id))
    .map((pack) => ({ ...pack, rules: pack.rules.filter(says) }))
    .filter(({ rules }) => rules.length > 0);
}

function Pack({ pack }: { readonly pack: PackAnswer }): ReactElement {
  const text = useTexts(checksTexts);
  const { pick, number } = useSpeech();
  return (
    <section className="card rules-pack" aria-label={pick(pack.title)}>
      <h2>
        {pick(pack.title)} <span className="card-count">{number(pack.rules.length)}</span>
        {pack.isOff && <span className="chip">{text("rules.off")}</span>}
      </h2>
      <p className="muted">{pick(pack.description)}</p>
      <ul>
        {pack.rules.map((rule) => (
          <li key={rule.id}>
            <RuleLine rule={rule} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function RuleLine({ rule }: { readonly rule: RuleSummary }): ReactElement {
  const text = useTexts(checksTexts);
  const { pick } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const { holds, violated, unknown } = rule;
  const isAsked = holds + violated + unknown > 0;
  return (
    <div className="rule-line">
      <SeverityMark severity={rule.severity} quiet />
      <Link to={{ workspace, page: { kind: "checks", part: "rules", id: rule.id } }}>
        {pick(rule.title)}
        <code>{rule.id}</code>
      </Link>
      {rule.isOff ? (
        <span className="muted">{text("rules.off")}</span>
      ) : isAsked ? (
        <CoverageBar holds={holds} violated={violated} unknown={unknown} isSmall />
      ) : (
        <span className="muted">{text("rules.never")}</span>
      )}
      {rule.open > 0 ? (
        <Link
          className="rule-open"
          to={{ workspace, page: { kind: "checks", asked: { rule: rule.id } } }}
          title={text("rule.findings")}
        >
          {text("rules.open", { count: rule.open })}
        </Link>
      ) : (
        <span />
      )}
    </div>
  );
}
