/** One large figure: how many, or how much; what is not known beside it, hatched and with a way to it. */
import type { ReactElement } from "react";
import type { CountContent, SumContent, Tone } from "@orrery/core/answers/dashboard-answers";
import { Icon } from "../parts/icon.tsx";
import type { IconName } from "../parts/icon-names.ts";
import { useSpeech, useTexts } from "../speech.ts";
import { AddressLink } from "./address-link.tsx";
import { boardTexts } from "./board-texts.ts";

const toneIcons: Readonly<Record<Exclude<Tone, "none">, IconName>> = {
  good: "circle-check",
  middle: "triangle-alert",
  bad: "circle-alert",
  unsure: "circle-help",
};

export function CountTile({
  content,
  opens,
}: {
  readonly content: CountContent;
  readonly opens: string | null;
}): ReactElement {
  const text = useTexts(boardTexts);
  const { count, of, what, unknown } = content;
  return (
    <div className={`figure-tile tone-${content.tone}`}>
      <Figure text={content.text} opens={opens} label={text("figure.count", { count, of, what, unknown })} />
      <ToneSign tone={content.tone} />
      <Share count={count} of={of} unknown={unknown} />
      <p className="figure-line">
        <AddressLink to={content.opensAll}>{text("figure.of", { count, of, what })}</AddressLink>
        {content.opensUnknown !== null && (
          <AddressLink className="figure-unknown" to={content.opensUnknown}>
            {text("figure.unknown", { count: unknown })}
          </AddressLink>
        )}
      </p>
      {content.threshold !== null && <p className="figure-threshold">{content.threshold}</p>}
    </div>
  );
}

export function SumTile({ content }: { readonly content: SumContent }): ReactElement {
  const text = useTexts(boardTexts);
  const { known, of, what } = content;
  const unknown = of - known;
  return (
    <div className={`figure-tile tone-${content.tone}`}>
      <div className="figure-sums">
        {content.sums.map((sum) => (
          <Figure
            key={sum.text}
            text={sum.text}
            opens={content.opensKnown}
            label={text("figure.sum", { sum: sum.text, known, of, what })}
          />
        ))}
      </div>
      <ToneSign tone={content.tone} />
      <Share count={known} of={of} unknown={unknown} />
      <p className="figure-line">
        <AddressLink to={content.opensKnown}>{text("figure.known", { known, of, what })}</AddressLink>
        {content.opensUnknown !== null && (
          <AddressLink className="figure-unknown" to={content.opensUnknown}>
            {text("figure.unknown", { count: unknown })}
          </AddressLink>
        )}
      </p>
      {content.threshold !== null && <p className="figure-threshold">{content.threshold}</p>}
    </div>
  );
}

function Figure(props: { readonly text: string; readonly opens: string | null; readonly label: string }): ReactElement {
  if (props.opens === null) return <p className="figure">{props.text}</p>;
  return (
    <p className="figure">
      <AddressLink to={props.opens} title={props.label}>
        {props.text}
        <span className="visually-hidden"> {props.label}</span>
      </AddressLink>
    </p>
  );
}

function ToneSign({ tone }: { readonly tone: Tone }): ReactElement | null {
  const text = useTexts(boardTexts);
  if (tone === "none") return null;
  return (
    <span className="tone-sign">
      <Icon name={toneIcons[tone]} />
      {text(`tone.${tone}`)}
    </span>
  );
}

/** How much of all it is, and how much is not known, as a line. */
function Share({
  count,
  of,
  unknown,
}: {
  readonly count: number;
  readonly of: number;
  readonly unknown: number;
}): ReactElement | null {
  const { percent } = useSpeech();
  if (of === 0) return null;
  return (
    <span className="share-bar" aria-hidden="true" title={percent(count / of)}>
      <span className="share-part" style={{ flexGrow: count }} />
      <span className="share-unknown" style={{ flexGrow: unknown }} />
      <span style={{ flexGrow: Math.max(0, of - count - unknown) }} />
    </span>
  );
}
