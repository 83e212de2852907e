/** How people read a cause. */
import type { Bilingual } from "../model/metamodel.ts";
import type { Model } from "../model/model.ts";
import type { CauseNamed } from "./answers.ts";
import type { Cause, CauseKind } from "./failure-model.ts";

export function namedCause(model: Model, cause: Cause): CauseNamed {
  return {
    cause: cause.id,
    what: cause.what,
    element: cause.element === undefined ? undefined : model.at(cause.element),
    relationship: cause.relationship === undefined ? undefined : model.relationship(cause.relationship),
    name: nameOfCause(model, cause),
  };
}

function nameOfCause(model: Model, { id, what, element, relationship }: Cause): Bilingual {
  if (relationship !== undefined) {
    const { from, to, fromId, toId } = model.relationship(relationship);
    const number = /#(\d+)$/u.exec(id)?.[1];
    const which = number === undefined ? "" : ` ${number}`;
    return {
      en: `Link${which} ${from?.nameIn("en") ?? fromId} – ${to?.nameIn("en") ?? toId}`,
      fr: `Liaison${which} ${from?.nameIn("fr") ?? fromId} – ${to?.nameIn("fr") ?? toId}`,
    };
  }
  if (element === undefined) return { en: id, fr: id };
  const one = model.at(element);
  const rest = restOf(id.slice(one.id.length), what);
  return { en: `${one.nameIn("en")}${rest.en}`, fr: `${one.nameIn("fr")}${rest.fr}` };
}

function restOf(suffix: string, what: CauseKind): Bilingual {
  const number = /#(\d+)$/u.exec(suffix)?.[1];
  if (suffix.startsWith(":copy")) {
    const which = number === undefined ? "" : ` ${number}`;
    return { en: `, live copy${which}`, fr: `, copie vivante${which}` };
  }
  if (number !== undefined) return { en: `, instance ${number}`, fr: `, exemplaire ${number}` };
  switch (suffix) {
    case ":others":
      return { en: ", further instances if there are any", fr: ", autres exemplaires s’il y en a" };
    case ":common-cause":
      return { en: ", all instances at once", fr: ", tous les exemplaires à la fois" };
    case ":switch-over":
      return { en: ", switch-over", fr: ", bascule" };
    case ":switch-over-time":
      return { en: ", time of the switch-over", fr: ", durée de la bascule" };
    case ":switch-over-fails":
      return { en: ", switch-over that fails", fr: ", bascule qui échoue" };
    default:
      return what === "whole" ? { en: ", as a whole", fr: ", dans son ensemble" } : { en: "", fr: "" };
  }
}
