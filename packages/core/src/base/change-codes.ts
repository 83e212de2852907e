/** Why a change of the architecture cannot be made, for the catalogue in `codes.ts`: no text provokes these, a person's wish does. */
export const changeCodes: readonly { readonly code: string; readonly en: string; readonly fr: string }[] = [
  {
    code: "change-unknown-element",
    en: "There is no element `{id}` to change.",
    fr: "Il n’y a pas d’élément « {id} » à modifier.",
  },
  {
    code: "change-unknown-relationship",
    en: "There is no `{from} {verb} {to}` to change.",
    fr: "Il n’y a pas de « {from} {verb} {to} » à modifier.",
  },
  {
    code: "change-not-ours",
    en: "`{id}` belongs to an included model and can only be changed there.",
    fr: "« {id} » appartient à un modèle inclus et ne peut être modifié que là.",
  },
  { code: "change-id-taken", en: "The id `{id}` is already taken.", fr: "L’identifiant « {id} » est déjà pris." },
  {
    code: "change-bad-id",
    en: "`{id}` cannot be an id: letters, digits, `-`, `_`, `.` and `/`, and no word of the language.",
    fr: "« {id} » ne peut pas être un identifiant : lettres, chiffres, « - », « _ », « . » et « / », et aucun mot du langage.",
  },
  {
    code: "change-into-itself",
    en: "`{id}` cannot move into `{to}`, which is inside it.",
    fr: "« {id} » ne peut pas être déplacé dans « {to} », qui s’y trouve.",
  },
  {
    code: "change-in-text-only",
    en: "`{id}` ({kind}) is changed in the text.",
    fr: "« {id} » ({kind}) se modifie dans le texte.",
  },
  {
    code: "change-unknown-kind",
    en: "There is no kind `{kind}`.",
    fr: "Il n’y a pas de type « {kind} ».",
  },
  {
    code: "change-no-kind",
    en: "It is not said what kind of element it is; a column “Kind” says so.",
    fr: "Rien ne dit de quel type d’élément il s’agit ; une colonne « Sorte » le précise.",
  },
  {
    code: "change-no-name",
    en: "A name is missing.",
    fr: "Il manque un nom.",
  },
  {
    code: "change-not-inside",
    en: "{kind} cannot stand inside {parent}{kinds, select, none {; it stands at the top level} other {. It can stand inside: {kinds}}}.",
    fr: "{kind} ne peut pas se trouver dans {parent}{kinds, select, none { ; sa place est au premier niveau} other {. Sa place peut être dans : {kinds}}}.",
  },
  {
    code: "change-unknown-verb",
    en: "There is no relationship `{verb}`.",
    fr: "Il n’y a pas de relation « {verb} ».",
  },
  {
    code: "change-not-permitted",
    en: "“{verb}” is not possible from {from} ({fromKind}) to {to} ({toKind}){back, select, yes {; the other way round it is} other {}}. {verbs, select, none {Nothing is possible in this direction.} other {Possible: {verbs}.}}",
    fr: "« {verb} » n’est pas possible de {from} ({fromKind}) vers {to} ({toKind}){back, select, yes { ; l’inverse l’est} other {}}. {verbs, select, none {Rien n’est possible dans ce sens.} other {Possible : {verbs}.}}",
  },
  {
    code: "change-only-elements",
    en: "Relationships join elements of the architecture; `{id}` ({kind}) is none.",
    fr: "Les relations joignent des éléments d’architecture ; « {id} » ({kind}) n’en est pas un.",
  },
  {
    code: "change-has-parent",
    en: "`{id}` is part of `{parent}` already; move it instead.",
    fr: "« {id} » fait déjà partie de « {parent} » ; déplacez-le.",
  },
  {
    code: "change-ambiguous-name",
    en: "Several elements are called “{name}”: {ids}. Say the id of the one that is meant.",
    fr: "Plusieurs éléments s’appellent « {name} » : {ids}. Indiquez l’identifiant de celui qui est visé.",
  },
  {
    code: "change-seen-other",
    en: "“{what}” of {id} has been changed meanwhile; it is now {now, select, none {empty} other {“{now}”}}. Nothing was written; look at it and try again.",
    fr: "« {what} » de {id} a été modifié entre-temps ; la valeur est maintenant {now, select, none {vide} other {« {now} »}}. Rien n’a été écrit ; vérifiez et recommencez.",
  },
  {
    code: "change-no-list",
    en: "`{key}` is no list; set its value instead.",
    fr: "« {key} » n’est pas une liste ; donnez-lui plutôt une valeur.",
  },
  {
    code: "change-no-data",
    en: "“{verb}” carries no data; only a flow does.",
    fr: "« {verb} » ne transporte pas de données ; seul un flux le fait.",
  },
  {
    code: "change-unknown-view",
    en: "There is no view `{id}`.",
    fr: "Il n’y a pas de vue « {id} ».",
  },
  {
    code: "change-drawn-view",
    en: "The view “{id}” is a drawing that came with an import: its boxes can be moved, but it has no pins, hints and no layout to make anew.",
    fr: "La vue « {id} » est un dessin venu d’un import : ses boîtes peuvent être déplacées, mais elle n’a ni épingles, ni souhaits, ni disposition à refaire.",
  },
  {
    code: "change-too-few-boxes",
    en: "A wish about places is about two boxes or more.",
    fr: "Un souhait de disposition concerne au moins deux boîtes.",
  },
];
