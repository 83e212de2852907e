/** Checks: findings of rules with their proofs, what is not known, what is accepted for now, how good it all is. */
import { Suspense, type ReactElement } from "react";
import type { PageState } from "@orrery/core/answers/url";
import { later } from "../../parts/later.tsx";
import { Loading } from "../../parts/states.tsx";
import "../../styles/checks.css";
import "../../styles/forms.css";
import type { ChecksAddress } from "../../checks/ask-checks.ts";
import { FindingsPart } from "./findings-part.tsx";

const QuestionsPart = later(() => import("./questions-part.tsx").then((module) => module.QuestionsPart));
const RulePage = later(() => import("./rule-page.tsx").then((module) => module.RulePage));
const RulesPart = later(() => import("./rules-part.tsx").then((module) => module.RulesPart));
const ScoresPart = later(() => import("./scores-part.tsx").then((module) => module.ScoresPart));
const TextPart = later(() => import("./text-part.tsx").then((module) => module.TextPart));
const WaiversPart = later(() => import("./waivers-part.tsx").then((module) => module.WaiversPart));

export interface ChecksProps {
  readonly page: ChecksAddress;
  readonly state: PageState;
}

export function ChecksPage(props: ChecksProps): ReactElement {
  return (
    <Suspense fallback={<Loading lines={10} />}>
      <Part {...props} />
    </Suspense>
  );
}

function Part(props: ChecksProps): ReactElement {
  const { part, id } = props.page;
  switch (part) {
    case "questions":
      return <QuestionsPart {...props} />;
    case "waivers":
      return <WaiversPart />;
    case "scores":
      return <ScoresPart {...props} />;
    case "rules":
      return id === undefined ? <RulesPart {...props} /> : <RulePage key={id} id={id} />;
    case "text":
      return <TextPart />;
    default:
      return <FindingsPart {...props} />;
  }
}
