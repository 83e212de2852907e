/** What is known of an observed element: its other names, the artefacts that speak of it and why they are one, its facts. */
import type { ReactElement, ReactNode } from "react";
import type { MentionAnswer, ObservedAnswer } from "@orrery/core/answers/discover-answers";
import { useSpeech, useTexts } from "../speech.ts";
import { ArtefactPlace } from "./artefact-place.tsx";
import { discoverTexts } from "./discover-texts.ts";
import { useKnownSources } from "./use-known.ts";

export function ObservedFacts(props: {
  readonly element: ObservedAnswer;
  /** Facts that the other side of a doubt says, too. */
  readonly isShared?: (what: "name" | "fact", said: string) => boolean;
}): ReactElement {
  const { element, isShared = () => false } = props;
  const text = useTexts(discoverTexts);
  const { pick } = useSpeech();
  const { sourceName } = useKnownSources();
  return (
    <>
      {element.aliases.length > 0 && (
        <ul className="chips observed-names" aria-label={text("facts.names")}>
          {element.aliases.map((name) => (
            <li key={name} className="chip">
              <Shared isShared={isShared("name", name)}>{name}</Shared>
            </li>
          ))}
        </ul>
      )}
      <h3>{text("mentions", { count: element.mentions.length })}</h3>
      <ul className="mentions">
        {element.mentions.map((mention) => (
          <Mention key={mention.key} mention={mention} />
        ))}
      </ul>
      {element.attributes.length > 0 && (
        <>
          <h3>{text("facts.title")}</h3>
          <dl className="observed-facts">
            {element.attributes.map((one) => (
              <div key={one.id}>
                <dt>{pick(one.name)}</dt>
                <dd>
                  <Shared isShared={isShared("fact", `${one.id} ${one.shown}`)}>{one.shown}</Shared>
                  <small title={sourceName(one.source)}>
                    <ArtefactPlace at={one.at} />
                  </small>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </>
  );
}

export function Mention({ mention }: { readonly mention: MentionAnswer }): ReactElement {
  const text = useTexts(discoverTexts);
  const { sourceName } = useKnownSources();
  const { joined, names, source, at } = mention;
  return (
    <li>
      <p>
        <b>{names[0] ?? mention.key}</b> <span className="muted">{sourceName(source)}</span>
      </p>
      <ArtefactPlace at={at} />
      <p className="mention-why muted">
        {joined === undefined
          ? text("mention.first")
          : text(`joined.${joined.rule}`, { with: shortKey(joined.with), by: shortKey(joined.by) })}
      </p>
    </li>
  );
}

/** `compose:.#cart` as it stands; what joined them may be prefixed by its type. */
function shortKey(key: string): string {
  return key.length > 80 ? `${key.slice(0, 79)}…` : key;
}

/** What both sides say stands out: by a mark and by words, not by its colour alone. */
export function Shared(props: { readonly isShared: boolean; readonly children: ReactNode }): ReactElement {
  const text = useTexts(discoverTexts);
  if (!props.isShared) return <span>{props.children}</span>;
  return (
    <mark className="shared" title={text("shared")}>
      {props.children}
      <span className="visually-hidden"> ({text("shared")})</span>
    </mark>
  );
}
