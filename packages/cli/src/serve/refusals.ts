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
  | "no-viewpoint"
  | "no-notation"
  | "no-lens"
  | "no-picture"
  | "large-picture"
  | "no-file"
  | "bad-name"
  | "outside"
  | "conflict"
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
