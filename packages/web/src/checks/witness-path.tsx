/** The path that proves a finding, step by step: elements, and between them how one goes on. */
import type { ReactElement } from "react";
import type { Subject } from "@orrery/core/rules/report";
import { useSchema } from "../editing/schema.ts";
import { Icon } from "../parts/icon.tsx";
import { verbName } from "../parts/words.ts";
import { useSpeech, useTexts } from "../speech.ts";
import { checksTexts } from "./checks-texts.ts";
import { SubjectLink } from "./subject-link.tsx";
import { type Step, stepsOf } from "./witness-steps.ts";

export function WitnessPath({ path }: { readonly path: readonly Subject[] }): ReactElement {
  const text = useTexts(checksTexts);
  return (
    <ol className="witness" aria-label={text("finding.path")}>
      {stepsOf(path).map((step, index) => (
        <li key={index} className={step.step === "element" ? "witness-element" : "witness-way"}>
          {step.step === "element" ? <SubjectLink subject={step.subject} /> : <Way step={step} />}
        </li>
      ))}
    </ol>
  );
}

function Way({ step }: { readonly step: Step & { readonly step: "way" } }): ReactElement {
  const speech = useSpeech();
  const schema = useSchema();
  const { verb, isAgainst } = step;
  const known = verb === undefined ? undefined : schema?.verb(verb);
  const said =
    verb === undefined
      ? ""
      : known === undefined
        ? verbName(speech, verb)
        : speech.pick(isAgainst ? known.inverse : known.name);
  return (
    <>
      <Icon name="arrow-down" />
      {said !== "" && <span>{said}</span>}
    </>
  );
}
