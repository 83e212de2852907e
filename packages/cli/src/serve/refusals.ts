/** What the server says when it does not do what was asked: a code for programs, a sentence for people. */
import type { Refusal } from "@orrery/core/answers/answers";
import type { Locale } from "@orrery/core/base/codes";
import type { Bilingual } from "@orrery/core/model/metamodel";
import { typeset } from "../messages/messages.ts";

export type RefusalCode =
  | "wrong-host"
  | "foreign-page"
  | "no-route"
  | "wrong-method"
  | "no-workspace"
  | "no-element"
  | "no-kind"
  | "no-view"
  | "no-dashboard"
  | "no-analysis"
  | "no-finding"
  | "no-rule"
  | "no-drill"
  | "no-load"
  | "large-search"
  | "no-framework"
  | "no-home"
  | "no-viewpoint"
  | "no-notation"
  | "no-lens"
  | "no-picture"
  | "large-picture"
  | "no-moment"
  | "nothing-there"
  | "no-state"
  | "no-day-of-state"
  | "no-history"
  | "read-only"
  | "no-file"
  | "no-help"
  | "not-empty"
  | "bad-name"
  | "outside"
  | "conflict"
  | "not-made"
  | "seen-other"
  | "cannot-undo"
  | "needed-since"
  | "nothing-to-undo"
  | "nothing-to-redo"
  | "write-protected"
  | "too-large"
  | "no-json"
  | "bad-body"
  | "bad-parameter"
  | "not-importable"
  | "disk"
  | "not-built"
  | "fault";

/** A refusal on its way to whoever asked; thrown inside the server, caught by it once. */
export class Refused extends Error {
  readonly code: RefusalCode;
  readonly values: Readonly<Record<string, string>>;
  constructor(code: RefusalCode, values: Readonly<Record<string, string>> = {}) {
    super(code);
    this.code = code;
    this.values = values;
  }
}

/** Status of HTTP of a refusal. */
export function statusOf(code: RefusalCode): Status {
  return refusals[code].status;
}

/** The body of a refusal, in a language; with `suggestion` among its values it says what may have been meant. */
export function bodyOf({ code, values }: Pick<Refused, "code" | "values">, locale: Locale): Refusal {
  const { suggestion } = values;
  const sentence = [refusals[code][locale], ...(suggestion === undefined ? [] : [didYouMean[locale]])]
    .join(" ")
    .replace(/\{(\w+)\}/g, (_whole, name: string) => values[name] ?? "");
  return {
    version: 1,
    error: code,
    message: locale === "fr" ? typeset(sentence) : sentence,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

const didYouMean: Bilingual = { en: "Did you mean “{suggestion}”?", fr: "Vouliez-vous dire « {suggestion} » ?" };

/** Statuses of HTTP (RFC 9110). */
export type Status = 400 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 500 | 503 | 507;

const refusals: Readonly<Record<RefusalCode, Bilingual & { readonly status: Status }>> = {
  "wrong-host": {
    status: 403,
    en: "This server answers at 127.0.0.1 and localhost only.",
    fr: "Ce serveur ne répond qu’à 127.0.0.1 et localhost.",
  },
  "foreign-page": {
    status: 403,
    en: "A page from elsewhere may not ask this server.",
    fr: "Une page venue d’ailleurs ne peut pas interroger ce serveur.",
  },
  "no-route": { status: 404, en: "There is nothing at this address.", fr: "Il n’y a rien à cette adresse." },
  "wrong-method": {
    status: 405,
    en: "This address does not take {method}.",
    fr: "Cette adresse n’accepte pas {method}.",
  },
  "no-workspace": {
    status: 404,
    en: "There is no workspace “{id}”.",
    fr: "Il n’y a pas d’espace de travail « {id} ».",
  },
  "no-element": { status: 404, en: "There is no element “{id}”.", fr: "Il n’y a pas d’élément « {id} »." },
  "no-kind": { status: 404, en: "There is no kind “{id}”.", fr: "Il n’y a pas de type « {id} »." },
  "no-view": { status: 404, en: "There is no view “{id}”.", fr: "Il n’y a pas de vue « {id} »." },
  "no-finding": {
    status: 404,
    en: "This finding is not there any more: it may have been put right, or its rule is off.",
    fr: "Ce constat n’existe plus : il a peut-être été corrigé, ou sa règle est écartée.",
  },
  "no-rule": { status: 404, en: "There is no rule “{id}”.", fr: "Il n’y a pas de règle « {id} »." },
  "no-drill": { status: 404, en: "There is no drill “{id}”.", fr: "Il n’y a pas d’exercice « {id} »." },
  "no-load": { status: 404, en: "There is no load “{id}”.", fr: "Il n’y a pas de charge « {id} »." },
  "large-search": {
    status: 422,
    en: "This model has more than {limit} elements: the search would keep everybody waiting here. Take `orrery improve`.",
    fr: "Ce modèle a plus de {limit} éléments : la recherche ferait attendre tout le monde ici. Prenez `orrery improve`.",
  },
  "no-framework": { status: 404, en: "There is no framework “{id}”.", fr: "Il n’y a pas de référentiel « {id} »." },
  "no-analysis": {
    status: 404,
    en: "There is no analysis “{id}”.",
    fr: "Il n'y a pas d'analyse « {id} ».",
  },
  "no-dashboard": {
    status: 404,
    en: "There is no dashboard “{id}”.",
    fr: "Il n’y a pas de tableau de bord « {id} ».",
  },
  "no-home": { status: 404, en: "There is no home for “{id}”.", fr: "Il n’y a pas d’accueil pour « {id} »." },
  "no-viewpoint": {
    status: 404,
    en: "There is no viewpoint “{id}”.",
    fr: "Il n’y a pas de point de vue « {id} ».",
  },
  "no-notation": { status: 404, en: "There is no notation “{id}”.", fr: "Il n’y a pas de notation « {id} »." },
  "no-lens": {
    status: 404,
    en: "Nothing can be coloured by “{id}”.",
    fr: "On ne peut rien colorer par « {id} ».",
  },
  "no-picture": {
    status: 422,
    en: "The view “{id}” cannot be drawn. {reason}",
    fr: "La vue « {id} » ne peut pas être dessinée. {reason}",
  },
  "large-picture": {
    status: 422,
    en: "The view “{id}” shows too much to be drawn as {file} here; take SVG, or `orrery draw`.",
    fr: "La vue « {id} » montre trop de choses pour être dessinée ici en {file} ; prenez SVG, ou `orrery draw`.",
  },
  "no-moment": {
    status: 404,
    en: "“{at}” is no moment that this model knows: no date such as 2026-11-21, no commit, tag or branch.",
    fr: "« {at} » n’est pas un moment que ce modèle connaît : ni date comme 2026-11-21, ni commit, étiquette ou branche.",
  },
  "nothing-there": {
    status: 404,
    en: "The model did not exist yet in {at}.",
    fr: "Le modèle n’existait pas encore dans {at}.",
  },
  "no-state": {
    status: 404,
    en: "There is no architecture state “{id}”.",
    fr: "Il n’y a pas d’état d’architecture « {id} ».",
  },
  "no-day-of-state": {
    status: 422,
    en: "The state “{name}” does not say when it is reached; give it a date.",
    fr: "L’état « {name} » ne dit pas quand il est atteint ; donnez-lui une date.",
  },
  "no-history": {
    status: 404,
    en: "“{at}” cannot be looked at. {reason}",
    fr: "« {at} » ne peut pas être consulté. {reason}",
  },
  "read-only": {
    status: 409,
    en: "You are looking at another moment ({at}): nothing can be changed there. Go back to now, then change it.",
    fr: "Vous regardez un autre moment ({at}) : rien ne peut y être modifié. Revenez à maintenant, puis modifiez.",
  },
  "no-help": {
    status: 404,
    en: "There is nothing called “{id}” that help could explain.",
    fr: "Il n’y a rien qui s’appelle « {id} » et que l’aide puisse expliquer.",
  },
  "not-empty": {
    status: 409,
    en: "There is a model in “{folder}” already; nothing was written.",
    fr: "Il y a déjà un modèle dans « {folder} » ; rien n’a été écrit.",
  },
  "no-file": {
    status: 404,
    en: "There is no file “{uri}” in this workspace.",
    fr: "Il n’y a pas de fichier « {uri} » dans cet espace de travail.",
  },
  "bad-name": {
    status: 400,
    en: "“{uri}” is no name for a model file; it ends in .orrery and stays inside the workspace.",
    fr: "« {uri} » n’est pas un nom de fichier de modèle ; il se termine par .orrery et reste dans l’espace de travail.",
  },
  outside: {
    status: 403,
    en: "“{uri}” leads out of the workspace by a link; it is not written.",
    fr: "« {uri} » mène hors de l’espace de travail par un lien ; rien n’est écrit.",
  },
  conflict: {
    status: 409,
    en: "“{uri}” has changed since it was opened.",
    fr: "« {uri} » a changé depuis son ouverture.",
  },
  "not-made": { status: 422, en: "{reason}", fr: "{reason}" },
  "seen-other": { status: 409, en: "{reason}", fr: "{reason}" },
  "cannot-undo": {
    status: 409,
    en: "“{title}” cannot be taken back or made again: the same place has been changed since. Change it by hand.",
    fr: "« {title} » ne peut être ni annulé ni rétabli : le même endroit a été modifié depuis. Modifiez-le à la main.",
  },
  "needed-since": {
    status: 409,
    en: "“{title}” cannot be taken back or made again: what came since would be wrong in {uri}. {reason}",
    fr: "« {title} » ne peut être ni annulé ni rétabli : ce qui est venu depuis serait faux dans {uri}. {reason}",
  },
  "nothing-to-undo": {
    status: 409,
    en: "There is nothing of yours to take back.",
    fr: "Il n’y a rien de vous à annuler.",
  },
  "nothing-to-redo": {
    status: 409,
    en: "There is nothing of yours to make again.",
    fr: "Il n’y a rien de vous à rétablir.",
  },
  "write-protected": {
    status: 403,
    en: "The files of this workspace cannot be written here ({reason}); nothing was changed.",
    fr: "Les fichiers de cet espace de travail ne peuvent pas être écrits ici ({reason}) ; rien n’a été modifié.",
  },
  "too-large": {
    status: 413,
    en: "This is larger than the {limit} MB that are taken here.",
    fr: "C’est plus que les {limit} Mo acceptés ici.",
  },
  "no-json": {
    status: 415,
    en: "The body should be JSON (application/json).",
    fr: "Le corps doit être du JSON (application/json).",
  },
  "bad-body": {
    status: 400,
    en: "The body should be JSON with {fields}.",
    fr: "Le corps doit être du JSON avec {fields}.",
  },
  "bad-parameter": {
    status: 400,
    en: "“{name}” cannot be “{value}”.",
    fr: "« {name} » ne peut pas valoir « {value} ».",
  },
  "not-importable": {
    status: 422,
    en: "“{name}” cannot be imported. {reason}",
    fr: "« {name} » ne peut pas être importé. {reason}",
  },
  disk: { status: 507, en: "The disk refused it: {reason}.", fr: "Le disque a refusé : {reason}." },
  "not-built": {
    status: 503,
    en: "The pages of the workbench are not built. In the repository: npm run build.",
    fr: "Les pages de l’atelier ne sont pas construites. Dans le dépôt : npm run build.",
  },
  fault: {
    status: 500,
    en: "Something went wrong in Orrery itself; it is in the terminal.",
    fr: "Une erreur est survenue dans Orrery même ; elle est dans le terminal.",
  },
};
