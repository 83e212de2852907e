/** The verdict of the rules that ask for consent where it is the ground. */
import type { Element, Relationship } from "../../model/model.ts";
import { type Consent, consentIn, restsOnConsent } from "../../model/personal-data.ts";
import type { Bilingual } from "../../model/metamodel.ts";
import { holds, lacks, type Verdict, violated } from "../verdict.ts";
import { nameOf } from "../../model/wording.ts";
import { endsOf } from "./sentence.ts";

/** Has consent been obtained where it is asked for? Undefined: nothing rests on it. `on`: the flow that carries the data, if any. */
export function consentVerdict(one: Element | Relationship, on?: Relationship): Verdict | undefined {
  const state = consentIn(one.get("consent"));
  const isGround = restsOnConsent(one) === true;
  if (!isGround && (state === undefined || state === "not-required")) return undefined;
  if (state === "collected") return holds;
  if (state === undefined || state === "required") return lacks([one, "consent"]);
  return violated(() => {
    const name = "kind" in one ? nameOf(one) : endsOf(one);
    const why = reasonOf(state);
    const flow = on === undefined ? undefined : endsOf(on);
    const path = on === undefined ? [one] : [one, on];
    return {
      en: `${flow === undefined ? "" : `${flow.en}: `}${name.en} ${why.en}`,
      fr: `${flow === undefined ? "" : `${flow.fr} : `}${name.fr} ${why.fr}`,
      path,
      values: [[one, "consent"]],
    };
  });
}

function reasonOf(state: Consent): Bilingual {
  switch (state) {
    case "not-required":
      return {
        en: "rests on consent, and says that none is required",
        fr: "repose sur le consentement, et dit qu’aucun n’est requis",
      };
    case "withdrawn":
      return { en: "rests on consent that is withdrawn", fr: "repose sur un consentement retiré" };
    default:
      return { en: "needs consent that was not collected", fr: "exige un consentement qui n’a pas été recueilli" };
  }
}
