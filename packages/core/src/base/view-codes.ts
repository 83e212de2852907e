/** Diagnostics of views, for the catalogue in `codes.ts`. They are found when a view is drawn, so none has an example there. */
export const viewCodes: readonly { readonly code: string; readonly en: string; readonly fr: string }[] = [
  {
    code: "view-without-viewpoint",
    en: "The view `{view}` names no viewpoint; write `viewpoint: context`, for instance.",
    fr: "La vue « {view} » ne nomme aucun point de vue ; écrivez par exemple « viewpoint: context ».",
  },
  {
    code: "unknown-viewpoint",
    en: "There is no viewpoint `{viewpoint}`.",
    fr: "Il n’y a pas de point de vue « {viewpoint} ».",
  },
  {
    code: "unknown-notation",
    en: "There is no notation `{notation}`; there are {notations}.",
    fr: "Il n’y a pas de notation « {notation} » ; il y a {notations}.",
  },
  {
    code: "notation-not-for-viewpoint",
    en: "The viewpoint {viewpoint} is not drawn in the notation `{notation}`; it is drawn in {notations}.",
    fr: "Le point de vue {viewpoint} ne se dessine pas dans la notation « {notation} » ; il se dessine en {notations}.",
  },
  {
    code: "unknown-lens",
    en: "Nothing here has a value `{lens}` that could give a colour.",
    fr: "Rien ici n’a de valeur « {lens} » qui puisse donner une couleur.",
  },
  {
    code: "malformed-view",
    en: "{notation} does not permit this: {message}",
    fr: "{notation} ne permet pas ceci : {message}",
  },
  {
    code: "layout-fell-back",
    en: "The layout of the view `{view}` took too long; a simpler one was drawn.",
    fr: "La disposition de la vue « {view} » prenait trop de temps ; une plus simple a été dessinée.",
  },
];
