/** Diagnostics of searches and of the tiles of dashboards. They are found when somebody looks for them, so none has an example in `codes.ts`. */
export const dashboardCodes: readonly { readonly code: string; readonly en: string; readonly fr: string }[] = [
  {
    code: "query-open-quote",
    en: "In the search, the quote before `{found}` is not closed.",
    fr: "Dans la recherche, le guillemet avant « {found} » n’est pas fermé.",
  },
  {
    code: "query-no-value",
    en: "In the search, nothing stands behind `{found}`; write a value, or `missing`, `unknown`, `any`.",
    fr: "Dans la recherche, rien ne suit « {found} » ; écrivez une valeur, ou « missing », « unknown », « any ».",
  },
  {
    code: "query-key",
    en: "A search cannot ask for `{key}`: it is no attribute, relationship or computed figure.",
    fr: "Une recherche ne peut pas porter sur « {key} » : ce n’est ni un attribut, ni une relation, ni une valeur calculée.",
  },
  {
    code: "query-kind",
    en: "There is no kind `{kind}` to search for.",
    fr: "Il n’y a pas de type « {kind} » à chercher.",
  },
  {
    code: "query-layer",
    en: "There is no layer `{layer}`; there are {layers}.",
    fr: "Il n’y a pas de couche « {layer} » ; il y a {layers}.",
  },
  {
    code: "query-element",
    en: "The search asks for what is inside `{id}`, which is no element.",
    fr: "La recherche porte sur l’intérieur de « {id} », qui n’est pas un élément.",
  },
  {
    code: "query-target",
    en: "The search asks for a relationship with `{id}`, which is neither an element nor a kind.",
    fr: "La recherche porte sur une relation avec « {id} », qui n’est ni un élément ni un type.",
  },
  {
    code: "query-saved",
    en: "There is no saved query `{id}`.",
    fr: "Il n’y a pas de requête enregistrée « {id} ».",
  },
  {
    code: "query-deep",
    en: "Saved queries refer to each other in a circle at `{found}`.",
    fr: "Des requêtes enregistrées se renvoient l’une à l’autre en cercle à « {found} ».",
  },
  {
    code: "query-value",
    en: "`{found}` cannot be compared with values of `{key}`.",
    fr: "« {found} » ne se compare pas aux valeurs de « {key} ».",
  },
  {
    code: "tile-shows-nothing",
    en: "The tile `{tile}` does not say what it shows; write `shows: count`, for instance.",
    fr: "La tuile « {tile} » ne dit pas ce qu’elle montre ; écrivez par exemple « shows: count ».",
  },
  {
    code: "tile-outside",
    en: "The tile `{tile}` stands in no dashboard, so nobody sees it.",
    fr: "La tuile « {tile} » n’est dans aucun tableau de bord, donc personne ne la voit.",
  },
  {
    code: "tile-needs",
    en: "A tile that shows {shows} needs `{key}`.",
    fr: "Une tuile qui montre {shows} a besoin de « {key} ».",
  },
  {
    code: "tile-unknown-key",
    en: "Nothing here has a value `{value}` by which a chart could be divided or measured.",
    fr: "Rien ici n’a de valeur « {value} » selon laquelle diviser ou mesurer un graphique.",
  },
  {
    code: "tile-unknown-kind",
    en: "There is no kind `{kind}` of which a tile could show something.",
    fr: "Il n’y a pas de type « {kind} » dont une tuile pourrait montrer quelque chose.",
  },
  {
    code: "tile-unused",
    en: "A tile that shows {shows} takes no `{key}`; it changes nothing.",
    fr: "Une tuile qui montre {shows} ne prend pas « {key} » ; cela ne change rien.",
  },
  {
    code: "tile-threshold",
    en: '`{value}` is no threshold; write a number, a percent, or `">= 3"`.',
    fr: '« {value} » n’est pas un seuil ; écrivez un nombre, un pourcentage ou « ">= 3" ».',
  },
];
