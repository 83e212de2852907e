/** A tile without anything to show says why, and what to do next. */
import { useContext, type ReactElement } from "react";
import type { EmptyContent, TileAnswer } from "@orrery/core/answers/dashboard-answers";
import { begin } from "../editing/gestures.ts";
import { Link } from "../navigation.tsx";
import { Icon } from "../parts/icon.tsx";
import { useSpeech, useTexts } from "../speech.ts";
import { WorkspaceContext } from "../workspace-context.ts";
import { AddressLink } from "./address-link.tsx";
import { boardTexts } from "./board-texts.ts";

export function EmptyTile({
  content,
  tile,
}: {
  readonly content: EmptyContent;
  readonly tile: TileAnswer;
}): ReactElement {
  const text = useTexts(boardTexts);
  if (content.why === "wrong") return <WrongTile tile={tile} />;
  return (
    <div className="tile-empty">
      <Icon name="lightbulb" />
      <div>
        <p>
          <Reason content={content} />
        </p>
        <div className="actions">
          <Actions content={content} />
        </div>
      </div>
      <span className="visually-hidden">{text("empty.sign")}</span>
    </div>
  );
}

function Reason({ content }: { readonly content: EmptyContent }): string {
  const { pick } = useSpeech();
  const text = useTexts(boardTexts);
  const [first] = content.kinds;
  const isOne = content.kinds.length === 1 && first !== undefined;
  switch (content.why) {
    case "no-elements":
      return isOne ? text("empty.elements.kind", { kinds: pick(first.plural) }) : text("empty.elements");
    case "no-values":
      return text("empty.values", { name: content.key?.name ?? "" });
    case "no-picture":
      return first === undefined ? text("empty.picture") : text("empty.picture.kind", { kinds: pick(first.plural) });
    case "wrong":
      return text("empty.wrong");
  }
}

function Actions({ content }: { readonly content: EmptyContent }): ReactElement {
  const { pick } = useSpeech();
  const text = useTexts(boardTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const [first] = content.kinds;
  if (content.why === "no-values" && content.opens !== undefined) {
    return (
      <>
        <AddressLink className="button button-small" to={content.opens}>
          <Icon name="table-2" />
          {text("empty.fill")}
        </AddressLink>
        <Link
          className="quiet-link"
          to={{ workspace, page: { kind: "help", topic: "attribute", id: content.key?.id.split(".")[0] ?? "" } }}
        >
          {text("empty.what", { name: content.key?.name ?? "" })}
        </Link>
      </>
    );
  }
  return (
    <>
      {first !== undefined && (
        <button
          type="button"
          className="button button-small"
          onClick={() => begin({ gesture: "create", kind: first.id })}
        >
          <Icon name="plus" />
          {text("empty.create", { kind: pick(first.name) })}
        </button>
      )}
      <Link className="quiet-link" to={{ workspace, page: { kind: "begin" } }}>
        {text("empty.import")}
      </Link>
      {first !== undefined && (
        <Link className="quiet-link" to={{ workspace, page: { kind: "help", topic: "kind", id: first.id } }}>
          {text("empty.what", { name: pick(first.name) })}
        </Link>
      )}
    </>
  );
}

/** What is wrong with its words, and where they stand. */
function WrongTile({ tile }: { readonly tile: TileAnswer }): ReactElement {
  const text = useTexts(boardTexts);
  const { id: workspace } = useContext(WorkspaceContext);
  const { origin } = tile;
  return (
    <div className="tile-empty tile-wrong">
      <Icon name="circle-alert" />
      <div>
        <ul>
          {tile.problems.length === 0 && <li>{text("empty.wrong")}</li>}
          {tile.problems.map((problem, index) => (
            <li key={index}>
              {problem.suggestion === undefined
                ? problem.message
                : `${problem.message} ${text("empty.meant", { suggestion: problem.suggestion })}`}
            </li>
          ))}
        </ul>
        {origin !== null && (
          <Link className="quiet-link" to={{ workspace, page: { kind: "source", uri: origin.uri, line: origin.line } }}>
            {text("tile.source")}
          </Link>
        )}
      </div>
    </div>
  );
}
