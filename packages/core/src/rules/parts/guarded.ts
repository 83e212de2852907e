/** Why something must be guarded with care: what it is reached from, what it holds, what rests on it. */
import { isKind } from "../../model/is-kind.ts";
import type { Bilingual } from "../../model/metamodel.ts";
import type { Element } from "../../model/model.ts";
import { rankOf, states } from "../../model/read.ts";
import { careOf, isSensitive, isStore, STRICTLY_CONFIDENTIAL } from "./data.ts";
import { isExposed, isOnInternet } from "./exposure.ts";
import { hostedBy } from "./hosting.ts";
import { isVital } from "./vital.ts";

/** Half a sentence that says why, undefined where nothing asks for special care. */
export function whyGuarded(element: Element): Bilingual | undefined {
  return element.model.derive(reasonFor, element);
}

const outside: Bilingual = { en: "it can be reached from the internet", fr: "on l’atteint depuis l’internet" };
const partners: Bilingual = { en: "partners can reach it", fr: "des partenaires l’atteignent" };
const sensitive: Bilingual = {
  en: "it holds strictly confidential or sensitive data",
  fr: "il contient des données strictement confidentielles ou sensibles",
};
const abused: Bilingual = {
  en: "a transaction that one could abuse runs through it",
  fr: "une opération dont on pourrait abuser y passe",
};
const vital: Bilingual = { en: "vital business rests on it", fr: "une activité vitale en dépend" };

function reasonFor(element: Element): Bilingual | undefined {
  if (isOnInternet(element)) return outside;
  if (isExposed(element)) return partners;
  if (holdsSensitive(element)) return sensitive;
  if (isVital(element)) return vital;
  return element.in("uses").some(({ from }) => from !== undefined && states(from, "duty")) ? abused : undefined;
}

/** Strictly confidential or sensitive data; a machine holds what the stores on it hold. */
export function holdsSensitive(element: Element): boolean {
  if (!isKind(element, "node")) return isSensitive(careOf(element)) === true;
  if ((rankOf(element, "classification") ?? 0) >= STRICTLY_CONFIDENTIAL) return true;
  return hostedBy(element).some((one) => isStore(one) && isSensitive(careOf(one)) === true);
}
