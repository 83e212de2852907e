/** One side of a doubt: everything by which a person recognises a thing, with what the other side says, too, marked. */
import type { ReactElement } from "react";
import type { ObservedAnswer, ObservedLine } from "@orrery/core/answers/discover-answers";
import { Confidence } from "../../discover/confidence.tsx";
import { ObservedFacts, Shared } from "../../discover/observed-facts.tsx";
import { useKindOf } from "../../discover/use-kind.ts";
import { KindTile } from "../../parts/layer.tsx";
import { useSpeech, useTexts } from "../../speech.ts";
import { doubtsTexts } from "./doubts-texts.ts";

export function DoubtSide(props: {
  readonly side: "left" | "right";
  readonly element: ObservedAnswer;
  readonly other: ObservedAnswer;
}): ReactElement {
  const { side, element, other } = props;
  const text = useTexts(doubtsTexts);
  const kindOf = useKindOf();
  const kind = kindOf(element.kind);
  const names = namesOf(other);
  const facts = new Set(other.attributes.map(({ id, shown }) => `${id} ${shown}`));
  return (
    <section className="card doubt-side" aria-label={text("side.region", { side, name: element.name })}>
      <header>
        <h2>
          <KindTile icon={kind.icon} layer={kind.layer} large />
          <Shared isShared={names.has(folded(element.name))}>{element.name}</Shared>
        </h2>
        <p className="muted">
          <Shared isShared={element.kind === other.kind}>{kind.label}</Shared>
          {" · "}
          {element.declared === undefined ? text("side.undeclared") : text("side.declared", { id: element.declared })}
        </p>
      </header>
      <ObservedFacts
        element={element}
        isShared={(what, said) => (what === "name" ? names.has(folded(said)) : facts.has(said))}
      />
      <h3>{text("relationships")}</h3>
      {element.relationships.length === 0 ? (
        <p className="muted">{text("relationships.none")}</p>
      ) : (
        <ul className="doubt-lines">
          {element.relationships.map((line, place) => (
            <Line
              key={place}
              line={line}
              isShared={other.relationships.some((one) => lineKey(one) === lineKey(line))}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function Line({ line, isShared }: { readonly line: ObservedLine; readonly isShared: boolean }): ReactElement {
  const text = useTexts(doubtsTexts);
  const { pick } = useSpeech();
  return (
    <li>
      <span className="muted">{text(`way.${line.way}`)}</span>
      <Shared isShared={isShared}>{line.name}</Shared>
      <span className="muted">
        {pick(line.verb.name)}
        {line.protocol !== undefined && ` · ${line.protocol}`}
      </span>
      <Confidence share={line.confidence} />
    </li>
  );
}

function lineKey({ way, id, verb }: ObservedLine): string {
  return `${way} ${id} ${verb.id}`;
}

function namesOf({ name, aliases }: ObservedAnswer): ReadonlySet<string> {
  return new Set([name, ...aliases].map(folded));
}

function folded(name: string): string {
  return name.toLowerCase().replaceAll(/[-_. ]+/gu, "");
}
