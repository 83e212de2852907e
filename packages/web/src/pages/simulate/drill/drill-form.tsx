/** What is tried: what fails, what happens to it, for how long. Each change is another address. */
import { useContext, useId, useState, type ReactElement } from "react";
import type { DrillAnswer, SimulateAnswer, StoredDrill } from "@orrery/core/answers/simulate-answers";
import type { SimulateAsked } from "@orrery/core/answers/url";
import type { Subject } from "@orrery/core/rules/report";
import type { Harm } from "@orrery/core/simulation/answers";
import { ElementPicker } from "../../../editing/element-picker.tsx";
import { Icon } from "../../../parts/icon.tsx";
import { KindTile } from "../../../parts/layer.tsx";
import { useSpeech, useTexts } from "../../../speech.ts";
import { WorkspaceContext } from "../../../workspace-context.ts";
import { sayHours, writeHours } from "../figures.ts";
import { listed, useTrying, type Words } from "../use-trying.ts";
import { drillTexts } from "./drill-texts.ts";
import { readLength, usualLengths } from "./lengths.ts";

const harms: readonly Harm[] = ["outage", "loss", "ransomware", "error", "load"];

/** What the address asks, with what the drill of the text says where it says nothing. */
export interface Tried {
  readonly fails: readonly string[];
  readonly harm: Harm;
  /** Hours; undefined: until it is repaired. */
  readonly lasts: number | undefined;
  readonly times: string | undefined;
}

export function triedOf(asked: SimulateAsked, stored: StoredDrill | undefined): Tried {
  const lasts = asked.for === undefined ? (stored?.lasts ?? undefined) : Number(asked.for);
  return {
    fails: asked.fails === undefined ? (stored?.fails.map(({ name }) => name) ?? []) : listed(asked.fails),
    harm: harms.find((harm) => harm === asked.harm) ?? stored?.harm ?? "outage",
    lasts: lasts !== undefined && Number.isFinite(lasts) && lasts > 0 ? lasts : undefined,
    times: asked.times,
  };
}

/** Changes what is tried: a drill of the text that is changed is none of the text any more. */
export function useChanging(
  asked: SimulateAsked,
  stored: StoredDrill | undefined,
  tried: Tried,
): (words: Words) => void {
  const { set, open } = useTrying();
  return (words) => {
    // Another drill has other moments and other things to explain.
    const fresh = { ...words, t: undefined, why: undefined };
    if (stored === undefined) return set(fresh);
    const { fails, harm, lasts } = tried;
    open(undefined, {
      ...asked,
      fails: fails.join(","),
      harm: harm === "outage" ? undefined : harm,
      for: lasts === undefined ? undefined : writeHours(lasts),
      ...fresh,
    });
  };
}

export function DrillForm(props: {
  readonly overview: SimulateAnswer;
  readonly answer: DrillAnswer | undefined;
  readonly tried: Tried;
  readonly onChange: (words: Words) => void;
}): ReactElement {
  const { tried, onChange } = props;
  const text = useTexts(drillTexts);
  const id = useId();
  return (
    <section className="sim-ask" aria-label={text("ask")}>
      <FailsField {...props} />
      <div className="sim-field">
        <label htmlFor={`${id}-harm`}>{text("harm")}</label>
        <select
          id={`${id}-harm`}
          className="input"
          value={tried.harm}
          aria-describedby={`${id}-about`}
          onChange={(event) =>
            onChange({ harm: event.target.value === "outage" ? undefined : event.target.value, times: undefined })
          }
        >
          {harms.map((harm) => (
            <option key={harm} value={harm}>
              {text(`harm.${harm}`)}
            </option>
          ))}
        </select>
        <p id={`${id}-about`} className="muted">
          {text(`harm.${tried.harm}.about`)}
        </p>
      </div>
      {tried.harm === "load" ? (
        <div className="sim-field">
          <label htmlFor={`${id}-times`}>{text("times")}</label>
          <input
            id={`${id}-times`}
            className="input"
            type="number"
            min={0.1}
            step={0.1}
            defaultValue={tried.times ?? "2"}
            onBlur={(event) => onChange({ times: Number(event.target.value) > 0 ? event.target.value : undefined })}
          />
        </div>
      ) : (
        <LengthField
          label={text("lasts")}
          none={text("lasts.repair")}
          hours={tried.lasts}
          onChange={(hours) => onChange({ for: hours === undefined ? undefined : writeHours(hours) })}
        />
      )}
    </section>
  );
}

function FailsField(props: {
  readonly overview: SimulateAnswer;
  readonly answer: DrillAnswer | undefined;
  readonly tried: Tried;
  readonly onChange: (words: Words) => void;
}): ReactElement {
  const { overview, answer, tried, onChange } = props;
  const text = useTexts(drillTexts);
  const { kindOf } = useContext(WorkspaceContext);
  const { fails } = tried;
  const known = new Map<string, Subject>(answer?.question.fails.map((subject) => [subject.name, subject]));
  const change = (next: readonly string[]): void => onChange({ fails: next.length === 0 ? undefined : next.join(",") });
  const add = (one: string): void => change([...new Set([...fails, one])]);
  return (
    <div className="sim-field sim-field-fails">
      <span className="sim-label">{text("fails")}</span>
      <div className="sim-fails">
        <ul className="tokens">
          {fails.map((one) => (
            <li key={one}>
              <FailsChip
                name={one}
                subject={known.get(one)}
                usual={overview.usual.find(({ element }) => element.id === one)?.element.name}
                onDrop={() => change(fails.filter((other) => other !== one))}
              />
            </li>
          ))}
        </ul>
        <ElementPicker
          label={text("fails.add")}
          kinds={[]}
          placeholder={text("fails.placeholder")}
          except={fails}
          others={overview.usual
            .filter(({ element }) => !fails.includes(element.id))
            .map(({ group, element }) => ({
              key: element.id,
              label: element.name,
              group: text(`usual.${group}`),
              tile: <KindTile icon={kindOf(element.kind).icon} layer={element.layer} />,
            }))}
          onPick={({ id }) => add(id)}
          onPickOther={({ key }) => add(key)}
          onBackspace={() => change(fails.slice(0, -1))}
        />
      </div>
    </div>
  );
}

function FailsChip(props: {
  readonly name: string;
  readonly subject: Subject | undefined;
  readonly usual: string | undefined;
  readonly onDrop: () => void;
}): ReactElement {
  const { name, subject, usual } = props;
  const text = useTexts(drillTexts);
  const { pick } = useSpeech();
  const { kindOf } = useContext(WorkspaceContext);
  const title = subject === undefined ? (usual ?? name) : pick(subject.title);
  const kind = subject === undefined || subject.isRelationship ? undefined : kindOf(subject.kind);
  return (
    <span className="token" title={name}>
      {kind !== undefined && <KindTile icon={kind.icon} layer={kind.layer} />}
      <span className="token-name">{title}</span>
      <button type="button" aria-label={text("fails.drop", { name: title })} onClick={props.onDrop}>
        <Icon name="x" />
      </button>
    </span>
  );
}

const OTHER = "other";

/** A usual length of time, or any other. */
function LengthField(props: {
  readonly label: string;
  readonly none: string;
  readonly hours: number | undefined;
  readonly onChange: (hours: number | undefined) => void;
}): ReactElement {
  const { label, none, hours, onChange } = props;
  const text = useTexts(drillTexts);
  const { language } = useSpeech();
  const id = useId();
  const [isOther, setOther] = useState(false);
  const [isWrong, setWrong] = useState(false);
  const choices = hours === undefined || usualLengths.includes(hours) ? usualLengths : [...usualLengths, hours];
  const take = (typed: string): void => {
    const read = readLength(typed);
    setWrong(read === undefined && typed.trim() !== "");
    if (read === undefined) return;
    setOther(false);
    onChange(read);
  };
  return (
    <div className="sim-field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="input"
        value={isOther ? OTHER : (hours ?? "")}
        onChange={(event) => {
          const { value } = event.target;
          setOther(value === OTHER);
          if (value !== OTHER) onChange(value === "" ? undefined : Number(value));
        }}
      >
        <option value="">{none}</option>
        {choices
          .toSorted((a, b) => a - b)
          .map((one) => (
            <option key={one} value={one}>
              {sayHours(one, language)}
            </option>
          ))}
        <option value={OTHER}>{text("lasts.other")}</option>
      </select>
      {isOther && (
        <>
          <input
            className="input"
            type="text"
            autoFocus
            aria-label={text("lasts.other")}
            aria-invalid={isWrong}
            aria-describedby={`${id}-wrong`}
            placeholder="36h"
            onBlur={(event) => take(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter") take(event.currentTarget.value);
            }}
          />
          <p id={`${id}-wrong`} className={isWrong ? "field-error" : "muted"}>
            {text("lasts.wrong")}
          </p>
        </>
      )}
    </div>
  );
}
