/** The picture of a drill at a moment: what works, works with less, has stopped; where somebody asks why, the way from what failed. */
import { useMemo, useState, type ReactElement } from "react";
import type { AffectedAnswer, DrillAnswer } from "@orrery/core/answers/simulate-answers";
import { elementsOn } from "../../../checks/witness-steps.ts";
import { useTexts } from "../../../speech.ts";
import type { Part } from "../../../viewer/parts.ts";
import type { Of } from "../ask-simulate.ts";
import { shapes } from "../condition.tsx";
import type { Marked } from "../condition-layer.ts";
import { requestOf } from "../picture-request.ts";
import { SimulatedPicture } from "../simulated-picture.tsx";
import { drillTexts } from "./drill-texts.ts";
import { conditionAt } from "./state-at.ts";

/** Elements that a picture on the spot takes. */
const MOST_SHOWN = 40;
const MOST_BUSINESS = 12;

export function DrillPicture(props: {
  readonly of: Of;
  readonly answer: DrillAnswer;
  readonly time: number;
  /** A view of the text; undefined: what is touched. */
  readonly view: string | undefined;
  readonly why: AffectedAnswer | undefined;
  readonly chosen: string | undefined;
  readonly label?: string;
  readonly onSpace?: () => void;
  readonly onChoose: (element: string | undefined) => void;
}): ReactElement {
  const { of, answer, time, view, why, chosen, onChoose } = props;
  const text = useTexts(drillTexts);
  const [shown, setShown] = useState<ReadonlySet<string>>();
  const touched = useMemo(() => touchedIn(answer), [answer]);
  const byElement = useMemo(() => new Map(answer.affected.map((one) => [one.element.id, one])), [answer]);
  const names = useMemo(() => new Map(answer.affected.map(({ element }) => [element.id, element.name])), [answer]);
  const causes = useMemo(() => causesOf(answer), [answer]);
  const mark = (part: Part): Omit<Marked, "area" | "isAround"> | undefined => {
    if (part.role === "edge") {
      const isCut = causes.links.has(`${part.from ?? ""} ${part.to ?? ""}`);
      return isCut ? { look: "stopped" } : undefined;
    }
    const one = part.element === undefined ? undefined : byElement.get(part.element);
    const isCause = part.element !== undefined && causes.elements.has(part.element);
    if (one === undefined) return isCause ? { look: "cause", isCause } : undefined;
    const condition = conditionAt(one, time);
    if (condition === "works" && !isCause) return undefined;
    return { look: condition, sign: shapes[condition], isCause };
  };
  const marksKey = answer.affected.map((one) => conditionAt(one, time)[0]).join("");
  const left = shown === undefined ? 0 : answer.affected.filter(({ element }) => !shown.has(element.id)).length;
  return (
    <>
      <SimulatedPicture
        request={requestOf(of, view, touched)}
        mark={mark}
        marksKey={`${answer.question.fails.map(({ name }) => name).join()} ${marksKey}`}
        chosen={chosen}
        path={why?.path ?? nothing}
        onChoose={onChoose}
        onParts={setShown}
        names={names}
        {...(props.onSpace === undefined ? {} : { onSpace: props.onSpace })}
        label={props.label ?? text("picture.label")}
      />
      {left > 0 && <p className="sim-left muted">{text("picture.left", { count: left })}</p>}
    </>
  );
}

const nothing: AffectedAnswer["path"] = [];

/** What failed, what the business feels of it, what is between; then the rest as far as it fits. */
function touchedIn({ question, business, affected }: DrillAnswer): readonly string[] {
  const paths = new Map(affected.map(({ element, path }) => [element.id, path]));
  const felt = business.slice(0, MOST_BUSINESS).map(({ element }) => element.id);
  const wanted = [
    ...elementsOn(question.fails),
    ...felt,
    ...felt.flatMap((id) => elementsOn(paths.get(id) ?? [])),
    ...affected.map(({ element }) => element.id),
  ];
  return [...new Set(wanted)].slice(0, MOST_SHOWN);
}

function causesOf({ question }: DrillAnswer): {
  readonly elements: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
} {
  const elements = question.fails.filter(({ isRelationship }) => !isRelationship);
  const links = question.fails.filter(({ isRelationship }) => isRelationship);
  return {
    elements: new Set(elements.flatMap((one) => one.elements)),
    links: new Set(links.map((one) => one.elements.join(" "))),
  };
}
