/** By what findings are chosen and put together. */
import { useContext, type ReactElement } from "react";
import type { ChecksAnswer } from "@orrery/core/answers/checks-answers";
import { type FindingGroup, type PageState } from "@orrery/core/answers/url";
import { principleTexts } from "@orrery/core/answers/principle-texts";
import { Disclosure } from "../../parts/disclosure.tsx";
import { Icon } from "../../parts/icon.tsx";
import { severities, SeverityCount } from "../../parts/severity.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { WorkspaceContext } from "../../workspace-context.ts";
import { askedOf, type ChecksAddress, USUAL_GROUP } from "../../checks/ask-checks.ts";
import { checksTexts } from "../../checks/checks-texts.ts";
import { type Choosing, listed, type Word } from "./choosing.ts";
import { SearchField } from "./search-field.tsx";

const groups: readonly FindingGroup[] = ["rule", "pack", "severity", "owner", "element"];
const statuses = ["open", "waived", "known", "all"] as const;
/** What is chosen from elsewhere: from a finding, a rule, a framework. */
const chipWords: readonly Word[] = ["rule", "element", "control", "quality"];

interface FilterProps {
  readonly page: ChecksAddress;
  readonly state: PageState;
  readonly answer: ChecksAnswer;
  readonly choosing: Choosing;
}

export function FilterBar(props: FilterProps): ReactElement {
  const { page, state, answer, choosing } = props;
  const text = useTexts(checksTexts);
  const { pick } = useSpeech();
  const { asked = {} } = page;
  const isChosen = Object.keys(asked).length > 0 || state.filter !== undefined;
  const chosen = listed(asked.severity);
  return (
    <section className="checks-filters" aria-label={text("filter.region")}>
      <SearchField label={text("filter.text")} text={state.filter ?? ""} onSearch={choosing.search} />
      <div className="segmented segmented-wide" role="group" aria-label={text("filter.severity")}>
        {severities.map((severity) => (
          <button
            key={severity}
            type="button"
            aria-pressed={chosen.includes(severity)}
            onClick={() => choosing.toggle("severity", severity)}
          >
            <SeverityCount severity={severity} count={answer.counts.open[severity]} />
          </button>
        ))}
      </div>
      <PackChoice {...props} />
      <Choice
        label={text("filter.status")}
        value={asked.status ?? "open"}
        options={statuses.map((status) => [status, text(`status.${status}`)])}
        onChange={(status) => choosing.set("status", status === "open" ? undefined : status)}
      />
      <Choice
        label={text("filter.owner")}
        value={asked.owner ?? ""}
        options={[["", text("filter.owner.all")], ...ownersOf(answer, asked.owner, text("nobody"))]}
        onChange={(owner) => choosing.set("owner", owner)}
      />
      <Choice
        label={text("filter.principle")}
        value={asked.principle ?? ""}
        options={[
          ["", text("filter.principle.all")],
          ...principleTexts.map(({ id, title }) => [id, `${id} ${pick(title)}`] as const),
        ]}
        onChange={(principle) => choosing.set("principle", principle)}
      />
      <Choice
        label={text("filter.group")}
        value={page.group ?? USUAL_GROUP}
        options={groups.map((group) => [group, text(`group.${group}`)])}
        onChange={(group) => choosing.group(groups.find((one) => one === group) ?? USUAL_GROUP)}
      />
      <Chips {...props} />
      {isChosen && (
        <button type="button" className="button button-small" onClick={choosing.clear}>
          <Icon name="x" />
          {text("filter.clear")}
        </button>
      )}
    </section>
  );
}

function Choice(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly onChange: (value: string) => void;
}): ReactElement {
  return (
    <label className="picker">
      <span>{props.label}</span>
      <select value={props.value} onChange={(event) => props.onChange(event.target.value)}>
        {props.options.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function ownersOf(
  { owners, named }: ChecksAnswer,
  chosen: string | undefined,
  nobody: string,
): readonly (readonly [string, string])[] {
  const known = owners.map(({ id, name, open }) => [id ?? "-", `${id === null ? nobody : name} (${open})`] as const);
  if (chosen === undefined || known.some(([id]) => id === chosen)) return known;
  const title = named.find(({ word, id }) => word === "owner" && id === chosen)?.title.en;
  return [...known, [chosen, title ?? (chosen === "-" ? nobody : chosen)]];
}

function PackChoice({ page, answer, choosing }: FilterProps): ReactElement {
  const text = useTexts(checksTexts);
  const { pick, number } = useSpeech();
  const chosen = listed(page.asked?.pack);
  const [only] = chosen;
  const one = chosen.length === 1 ? answer.packs.find(({ id }) => id === only) : undefined;
  const label =
    one !== undefined
      ? pick(one.title)
      : chosen.length === 0
        ? text("filter.pack.all")
        : text("filter.pack.some", { count: chosen.length });
  return (
    <Disclosure icon="layers" label={label} fullLabel={`${text("filter.pack")}: ${label}`} className="checks-packs">
      <ul className="checks">
        {answer.packs.map(({ id, title, description, open, isOff }) => (
          <li key={id}>
            <label className="check" title={pick(description)}>
              <input type="checkbox" checked={chosen.includes(id)} onChange={() => choosing.toggle("pack", id)} />
              <span>
                {pick(title)}{" "}
                <b className="muted">{isOff ? text("rules.off") : number(open.error + open.warning + open.info)}</b>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

/** What was chosen elsewhere, each with a way out. */
function Chips({ page, answer, choosing }: FilterProps): ReactElement | null {
  const text = useTexts(checksTexts);
  const { pick } = useSpeech();
  const chips = chipWords.flatMap((word) =>
    listed(page.asked?.[word]).map((id) => {
      const title = answer.named.find((one) => one.word === word && one.id === id)?.title;
      return { word, id, name: title === undefined ? id : pick(title) };
    }),
  );
  if (chips.length === 0) return null;
  return (
    <div className="chips" role="group" aria-label={text("filter.chosen")}>
      {chips.map(({ word, id, name }) => (
        <button
          key={`${word} ${id}`}
          type="button"
          className="chip chip-button"
          title={text("filter.drop", { name })}
          aria-label={text("filter.drop", { name })}
          onClick={() => choosing.toggle(word, id)}
        >
          <span className="muted">{text(`word.${word as "rule" | "element" | "control" | "quality"}`)}</span>
          {name}
          <Icon name="x" />
        </button>
      ))}
    </div>
  );
}

/** The findings of the address as a file. */
export function FileLink({ page, state }: Pick<FilterProps, "page" | "state">): ReactElement {
  const text = useTexts(checksTexts);
  const { language } = useSpeech();
  const { id: workspace } = useContext(WorkspaceContext);
  const query = new URLSearchParams({ lang: language, group: page.group ?? USUAL_GROUP });
  for (const [key, value] of Object.entries({ ...askedOf(page.asked, state), at: state.at }))
    if (value !== undefined && value !== "") query.set(key, value);
  return (
    <a className="button" href={`/api/w/${encodeURIComponent(workspace)}/checks.csv?${query.toString()}`} download>
      <Icon name="download" />
      {text("filter.file")}
    </a>
  );
}
