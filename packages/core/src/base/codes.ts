/**
 * The catalogue of diagnostics: every code with its sentence in both languages and an example that provokes it.
 * The reference page is made from this list, and a test holds the two together.
 */
import { IntlMessageFormat } from "intl-messageformat";
import { archimateCodes } from "./archimate-codes.ts";
import { changeCodes } from "./change-codes.ts";
import { checkCodes } from "./check-codes.ts";
import { dashboardCodes } from "./dashboard-codes.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { discoveryCodes } from "./discovery-codes.ts";
import { jmtCodes } from "./jmt-codes.ts";
import { openPsaCodes } from "./open-psa-codes.ts";
import { tableCodes } from "./table-codes.ts";
import { threagileCodes } from "./threagile-codes.ts";
import { viewCodes } from "./view-codes.ts";

export type Locale = "en" | "fr";

export interface Code {
  readonly code: string;
  /** ICU messages; the placeholders are the parameters of the diagnostic. */
  readonly en: string;
  readonly fr: string;
  /** A text that provokes it; absent where it takes more than one file. */
  readonly example?: string;
}

/** All codes: what cannot be read, what is not known, what does not fit. */
export const codes: readonly Code[] = [
  // Reading
  {
    code: "unexpected-character",
    en: "A statement cannot begin with `{found}`.",
    fr: "Une instruction ne peut pas commencer par « {found} ».",
    example: 'application a "A"\n%%\n',
  },
  {
    code: "unexpected-text",
    en: "`{found}` was not expected here; a statement ends with a new line or `;`.",
    fr: "« {found} » n’est pas attendu ici ; une instruction se termine par un retour à la ligne ou « ; ».",
    example: 'application a "A" ]',
  },
  {
    code: "unexpected-word",
    en: "`{word}` is one word too many; a name stands in quotes.",
    fr: "« {word} » est un mot de trop ; un nom s’écrit entre guillemets.",
    example: "application a uses b now",
  },
  {
    code: "unexpected-string",
    en: "A text in quotes cannot stand alone; it follows a kind and an id, or `key:`.",
    fr: "Un texte entre guillemets ne peut pas être seul ; il suit un type et un identifiant, ou « clé : ».",
    example: 'application a {\n  "lost"\n}',
  },
  {
    code: "unexpected-close",
    en: "This `'}'` closes nothing.",
    fr: "Cette accolade « '}' » ne ferme rien.",
    example: 'application a "A"\n}',
  },
  {
    code: "unexpected-data",
    en: "Only a flow (`->`) carries data; `{verb}` does not.",
    fr: "Seul un flux (« -> ») transporte des données ; « {verb} » n’en transporte pas.",
    example: "a uses b : d",
  },
  {
    code: "incomplete-statement",
    en: '`{word}` alone says nothing; write `kind id "Name"` or `subject verb object`.',
    fr: '« {word} » seul ne dit rien ; écrivez « type identifiant "Nom" » ou « sujet verbe objet ».',
    example: "application",
  },
  {
    code: "missing-id",
    en: 'This {kind} has no id; write `{kind} some-id "Name"`.',
    fr: 'Il manque l’identifiant ; écrivez « {kind} un-id "Nom" ».',
    example: 'application "Claims"',
  },
  {
    code: "missing-object",
    en: "`{verb}` needs the id of an element after it.",
    fr: "« {verb} » doit être suivi de l’identifiant d’un élément.",
    example: 'application a "A" {\n  uses\n}',
  },
  {
    code: "missing-subject",
    en: "`{verb}` has no subject here; write `subject {verb} object`, or put it inside an element.",
    fr: "« {verb} » n’a pas de sujet ici ; écrivez « sujet {verb} objet » ou placez-le dans un élément.",
    example: "uses b",
  },
  {
    code: "missing-data",
    en: "The ids of the data sets should follow the `:`.",
    fr: "Les identifiants des jeux de données doivent suivre « : ».",
    example: "a -> b :",
  },
  {
    code: "missing-value",
    en: "`{key}` has no value.",
    fr: "« {key} » n’a pas de valeur.",
    example: 'application a "A" {\n  owner:\n}',
  },
  {
    code: "missing-colon",
    en: "Inside a record each value has a name: `{key}: value`.",
    fr: "Dans un enregistrement, chaque valeur porte un nom : « {key}: valeur ».",
    example: 'store s "S" { backup: { every 24h } }',
  },
  {
    code: "missing-word-after-colon",
    en: "The word that this definition builds on should follow the `:`.",
    fr: "Le mot sur lequel repose cette définition doit suivre « : ».",
    example: "kind lambda : { }",
  },
  {
    code: "link-without-ends",
    en: "A link joins two or more entities: `link id : entity 0,N -- 1,1 entity`.",
    fr: "Un lien relie au moins deux entités : « link id : entité 0,N -- 1,1 entité ».",
    example: "link buys\n",
  },
  {
    code: "attribute-outside-block",
    en: "`{key}:` stands outside of any element; it belongs between `'{'` and `'}'`.",
    fr: "« {key}: » est hors de tout élément ; sa place est entre « '{' » et « '}' ».",
    example: "owner: u-it",
  },
  {
    code: "documentation-outside-block",
    en: "A documentation block belongs inside the element that it describes.",
    fr: "Un bloc de documentation se place dans l’élément qu’il décrit.",
    example: '"""\nlost\n"""',
  },
  {
    code: "unclosed-string",
    en: "The closing quote is missing; a text in quotes ends on its line.",
    fr: "Il manque le guillemet fermant ; un texte entre guillemets se termine sur sa ligne.",
    example: 'application a "Claims',
  },
  {
    code: "unclosed-documentation",
    en: 'The closing `"""` is missing.',
    fr: 'Il manque « """ » à la fin.',
    example: 'application a "A" {\n  """\n  endless\n}',
  },
  {
    code: "unclosed-comment",
    en: "The closing `*/` is missing.",
    fr: "Il manque « */ » à la fin.",
    example: "/* endless",
  },
  {
    code: "unclosed-list",
    en: "The closing `]` is missing.",
    fr: "Il manque le « ] » fermant.",
    example: 'application a "A" { tags: [one, two }',
  },
  {
    code: "unclosed-record",
    en: "The closing `'}'` of this record is missing.",
    fr: "Il manque le « '}' » fermant de cet enregistrement.",
    example: 'store s "S" { backup: { every: 24h',
  },
  {
    code: "unclosed-block",
    en: "{count, plural, one {A block that begins here is} other {# blocks are open; the one that begins here is}} not closed.",
    fr: "{count, plural, one {Le bloc qui commence ici n’est pas fermé} other {# blocs sont ouverts ; celui qui commence ici n’est pas fermé}}.",
    example: 'application a "A" {\n  owner: u\n',
  },
  {
    code: "unknown-escape",
    en: "`{found}` is no escape; use `\\\"`, `\\\\`, `\\n`, `\\t` or `\\u'{1F600}'`.",
    fr: "« {found} » n’est pas un échappement ; utilisez « \\\" », « \\\\ », « \\n », « \\t » ou « \\u'{1F600}' ».",
    example: 'application a "A\\q"',
  },
  {
    code: "too-deep",
    en: "Blocks are nested deeper than {limit, number}.",
    fr: "Les blocs sont imbriqués au-delà de {limit, number} niveaux.",
  },
  {
    code: "too-many-problems",
    en: "{count, number} further problems in this file are not listed.",
    fr: "{count, number} autres problèmes de ce fichier ne sont pas listés.",
  },
  {
    code: "file-too-large",
    en: "The file has {size, number} bytes; the limit is {limit, number}.",
    fr: "Le fichier fait {size, number} octets ; la limite est de {limit, number}.",
  },
  {
    code: "unreadable-file",
    en: "The file cannot be read: {reason}.",
    fr: "Le fichier ne peut pas être lu : {reason}.",
  },
  {
    code: "not-utf8",
    en: "The file is not UTF-8 text; save it as UTF-8.",
    fr: "Le fichier n’est pas du texte UTF-8 ; enregistrez-le en UTF-8.",
  },
  // Words
  { code: "unknown-kind", en: "Unknown kind `{kind}`.", fr: "Type « {kind} » inconnu.", example: 'aplication a "A"' },
  {
    code: "unknown-verb",
    en: "`{word}` is no relationship; after the subject `{subject}` a verb such as `uses` is expected.",
    fr: "« {word} » n’est pas une relation ; après le sujet « {subject} », un verbe comme « uses » est attendu.",
    example: 'application a "A"\na usess a',
  },
  {
    code: "unknown-attribute",
    en: "{kind} has no attribute `{key}`.",
    fr: "{kind} n’a pas d’attribut « {key} ».",
    example: 'application a "A" { critcality: vital }',
  },
  {
    code: "misplaced-attribute",
    en: "`{key}` is an attribute of other kinds; {kind} has none of that name.",
    fr: "« {key} » est un attribut d’autres types ; {kind} n’en a pas de ce nom.",
    example: 'driver d "D" { rto: 4h }',
  },
  {
    code: "unknown-reference",
    en: "There is no element `{id}`.",
    fr: "Il n’y a pas d’élément « {id} ».",
    example: 'application a "A" { owner: u-it }',
  },
  {
    code: "unknown-reference-or-text",
    en: "There is no element `{id}`; if a text is meant, put it in quotes.",
    fr: "Il n’y a pas d’élément « {id} » ; si c’est un texte, mettez-le entre guillemets.",
    example: 'module m "M" { technology: react-18 }',
  },
  {
    code: "unknown-foreign",
    en: "There is no `{id}`: the included model `{model}` is not there or has no such element.",
    fr: "« {id} » n’existe pas : le modèle inclus « {model} » est absent ou n’a pas cet élément.",
    example: 'application a "A" { uses finance::ledger }',
  },
  {
    code: "unknown-type",
    en: "`{word}` is no type of attribute.",
    fr: "« {word} » n’est pas un type d’attribut.",
    example: "kind lambda : module { attributes: { memory: sise } }",
  },
  {
    code: "unknown-base",
    en: "`{id}` builds on `{base}`, which is not defined.",
    fr: "« {id} » repose sur « {base} », qui n’est pas défini.",
    example: "kind lambda : modul { }",
  },
  {
    code: "declared-twice",
    en: "The id `{id}` is already taken in {other}.",
    fr: "L’identifiant « {id} » est déjà pris dans {other}.",
    example: 'application a "A"\nprocess a "B"',
  },
  {
    code: "defined-twice",
    en: "`{id}` is already defined.",
    fr: "« {id} » est déjà défini.",
    example: "kind lambda : module { }\nkind lambda : module { }",
  },
  // Facts that do not fit
  {
    code: "not-permitted",
    en: "`{verb}` is not permitted from {from} to {to}{back, select, yes {; the other way round it is} other {}}.",
    fr: "« {verb} » n’est pas permis de {from} vers {to}{back, select, yes { ; l’inverse est permis} other {}}.",
    example: 'entity e "E"\nzone z "Z"\ne uses z',
  },
  {
    code: "misplaced-statement",
    en: "`{kind}` does not belong inside {parent}; write it at the top level.",
    fr: "« {kind} » n’a pas sa place dans {parent} ; écrivez-le au premier niveau.",
    example: 'application a "A" {\n  view v "V" { viewpoint: context }\n}',
  },
  {
    code: "stated-twice",
    en: "`{key}` is stated twice; the first statement counts.",
    fr: "« {key} » est énoncé deux fois ; le premier énoncé compte.",
    example: 'application a "A" { criticality: vital; criticality: low }',
  },
  {
    code: "two-wholes",
    en: "`{id}` is already part of `{first}` and cannot be part of `{second}` too.",
    fr: "« {id} » fait déjà partie de « {first} » et ne peut pas faire aussi partie de « {second} ».",
    example: 'area a "A"\narea b "B"\narea c "C"\na contains c\nb contains c',
  },
  {
    code: "contains-itself",
    en: "`{id}` would contain itself.",
    fr: "« {id} » se contiendrait lui-même.",
    example: 'area a "A"\narea b "B"\na contains b\nb contains a',
  },
  {
    code: "not-data",
    en: "A flow carries data sets, entities or documents; `{id}` is of kind {kind}.",
    fr: "Un flux transporte des jeux de données, des entités ou des documents ; « {id} » est de type {kind}.",
    example: 'application a "A"\napplication b "B"\na -> b : a',
  },
  {
    code: "not-to-relationship",
    en: "`{verb}` joins elements; only `relates` may end at a relationship.",
    fr: "« {verb} » relie des éléments ; seul « relates » peut viser une relation.",
    example: 'application a "A"\napplication b "B"\na uses b { id: r }\na uses r',
  },
  {
    code: "illegal-archimate",
    en: "ArchiMate 3.2 permits no {type} from `{from}` to `{to}`.",
    fr: "ArchiMate 3.2 ne permet pas de {type} de « {from} » vers « {to} ».",
    example: 'driver d "D"\nnode n "N"\nd relates n { archimate: Composition }',
  },
  {
    code: "wrong-reference",
    en: "`{key}` refers to {expected}; `{id}` is of kind {kind}.",
    fr: "« {key} » désigne : {expected} ; « {id} » est de type {kind}.",
    example: 'application a "A" { owner: b }\napplication b "B"',
  },
  {
    code: "include-not-found",
    en: "There is no model at `{path}`.",
    fr: "Il n’y a pas de modèle à l’emplacement « {path} ».",
  },
  { code: "include-cycle", en: "`{path}` includes this model in turn.", fr: "« {path} » inclut à son tour ce modèle." },
  // Values
  {
    code: "wrong-type",
    en: "`{key}` takes {expected}, for instance `{example}`; `{found}` is none.",
    fr: "« {key} » attend {expected}, par exemple « {example} » ; « {found} » n’en est pas.",
    example: 'process p "P" { rto: soon }',
  },
  {
    code: "decimal-comma",
    en: "Decimals are written with a point: `{example}`.",
    fr: "Les décimales s’écrivent avec un point : « {example} ».",
    example: 'process p "P" { rto: 1,5h }',
  },
  {
    code: "missing-unit",
    en: "`{found}` needs a unit: {units}.",
    fr: "« {found} » a besoin d’une unité : {units}.",
    example: 'process p "P" { rto: 4 }',
  },
  {
    code: "unknown-unit",
    en: "`{unit}` is no unit of {expected}; there are {units}.",
    fr: "« {unit} » n’est pas une unité pour {expected} ; il y a {units}.",
    example: 'process p "P" { rto: 4 fortnights }',
  },
  {
    code: "wrong-unit",
    en: "`{unit}` does not measure {expected}; use {units}.",
    fr: "« {unit} » ne mesure pas {expected} ; utilisez {units}.",
    example: 'process p "P" { rto: 64GiB }',
  },
  {
    code: "unknown-currency",
    en: "`{unit}` is no currency code; write for instance `EUR`, `CHF` or `USD`.",
    fr: "« {unit} » n’est pas un code de devise ; écrivez par exemple « EUR », « CHF » ou « USD ».",
    example: 'project p "P" { budget: 12 XQZ }',
  },
  {
    code: "invalid-date",
    en: "`{found}` is no day of the calendar; write `{example}`.",
    fr: "« {found} » n’est pas un jour du calendrier ; écrivez « {example} ».",
    example: 'application a "A" { lifecycle: { active: 2026-02-30 } }',
  },
  {
    code: "out-of-range",
    en: "`{found}` is out of range ({minimum} to {maximum}).",
    fr: "« {found} » est hors limites ({minimum} à {maximum}).",
    example: 'application a "A" { businessFit: 9 }',
  },
  {
    code: "not-whole",
    en: "`{key}` takes a whole number; `{found}` has decimals.",
    fr: "« {key} » attend un nombre entier ; « {found} » a des décimales.",
    example: 'application a "A" { businessFit: 2.5 }',
  },
  {
    code: "unknown-word",
    en: "`{found}` is none of the words of `{key}`: {words}.",
    fr: "« {found} » n’est pas un mot de « {key} » : {words}.",
    example: 'application a "A" { criticality: critical }',
  },
  {
    code: "similar-word",
    en: "`{found}` is accepted; the usual word is `{word}`.",
    fr: "« {found} » est accepté ; le mot habituel est « {word} ».",
    example: 'node n "N" { type: servers }',
  },
  {
    code: "unknown-field",
    en: "`{key}` has no field `{found}`; there are {fields}.",
    fr: "« {key} » n’a pas de champ « {found} » ; il y a {fields}.",
    example: 'application a "A" { lifecycle: [activ 2020-01-01] }',
  },
  {
    code: "duplicate-field",
    en: "The field `{found}` is given twice.",
    fr: "Le champ « {found} » est donné deux fois.",
    example: 'application a "A" { lifecycle: [active 2020-01-01, active 2021-01-01] }',
  },
  ...archimateCodes,
  ...tableCodes,
  ...threagileCodes,
  ...jmtCodes,
  ...openPsaCodes,
  ...discoveryCodes,
  ...viewCodes,
  ...checkCodes,
  ...dashboardCodes,
  ...changeCodes,
];

const byCode: ReadonlyMap<string, Code> = new Map(codes.map((code) => [code.code, code]));
const made: Map<string, IntlMessageFormat> = new Map();

/** The sentence of a diagnostic for a reader, with its suggestion if it has one. */
export function describe(diagnostic: Diagnostic, locale: Locale): string {
  const code = byCode.get(diagnostic.code);
  if (code === undefined) return diagnostic.code;
  const parameters: Record<string, string | number> = {
    key: "",
    found: "",
    expected: "",
    example: "",
    units: "",
    back: "no",
    verbs: "",
    ...diagnostic.parameters,
  };
  parameters["expected"] = typeNames(String(parameters["expected"]), locale);
  let sentence = String(message(`${code.code}.${locale}`, code[locale], locale).format(parameters));
  if (code.code === "not-permitted" && parameters["verbs"] !== "") {
    sentence += locale === "fr" ? ` Permis ici : ${parameters["verbs"]}.` : ` Permitted here: ${parameters["verbs"]}.`;
  }
  const suggestion = diagnostic.suggestion ?? parameters["hint"];
  if (suggestion === undefined || suggestion === "") return sentence;
  return locale === "fr"
    ? `${sentence} Vouliez-vous dire « ${suggestion} » ?`
    : `${sentence} Did you mean \`${suggestion}\`?`;
}

function message(key: string, text: string, locale: Locale): IntlMessageFormat {
  let format = made.get(key);
  if (format === undefined) made.set(key, (format = new IntlMessageFormat(text, locale)));
  return format;
}

const names: Readonly<Record<string, { readonly en: string; readonly fr: string }>> = {
  text: { en: "a text", fr: "un texte" },
  number: { en: "a number", fr: "un nombre" },
  percent: { en: "a percentage", fr: "un pourcentage" },
  boolean: { en: "yes or no", fr: "yes ou no" },
  date: { en: "a date", fr: "une date" },
  money: { en: "an amount of money", fr: "un montant" },
  version: { en: "a version", fr: "une version" },
  word: { en: "a word", fr: "un mot" },
  reference: { en: "the id of an element", fr: "l’identifiant d’un élément" },
  relationship: { en: "a relationship", fr: "une relation" },
  list: { en: "a list", fr: "une liste" },
  record: { en: "a record", fr: "un enregistrement" },
  any: { en: "a value", fr: "une valeur" },
  duration: { en: "a duration", fr: "une durée" },
  rate: { en: "a rate", fr: "un débit" },
  growth: { en: "a growth", fr: "une croissance" },
  size: { en: "a size", fr: "une taille" },
  bandwidth: { en: "a bandwidth", fr: "une bande passante" },
  area: { en: "an area", fr: "une surface" },
  power: { en: "a power", fr: "une puissance" },
  energy: { en: "an energy", fr: "une énergie" },
};

/** `duration|text` as words: "a duration or a text". Ids of kinds stay as they are. */
function typeNames(expected: string, locale: Locale): string {
  const words = expected.split("|").map((name) => names[name]?.[locale] ?? name);
  return new Intl.ListFormat(locale, { type: "disjunction" }).format(words);
}
