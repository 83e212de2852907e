import type { MessageKey } from "./keys.ts";

/**
 * Every text of the interface in French. Spaces before `: ; ! ?` and inside « » are written as plain spaces here and
 * become narrow no-break spaces when shown (Lexique des règles typographiques en usage à l'Imprimerie nationale).
 */
export const french: Readonly<Record<MessageKey, string>> = {
  product: "Orrery",
  "skip.main": "Aller à la page",
  "language.label": "Langue",
  "language.en": "Anglais",
  "language.fr": "Français",
  "theme.label": "Thème",
  "theme.light": "Clair",
  "theme.dark": "Sombre",
  "theme.system": "Comme le système",

  "layer.strategy": "Stratégie",
  "layer.business": "Métier",
  "layer.organisation": "Organisation",
  "layer.application": "Application",
  "layer.data": "Données",
  "layer.technical": "Technique",
  "layer.security": "Sécurité",
  "layer.change": "Changement",
  "layer.other": "Autre",

  "severity.error": "Erreur",
  "severity.warning": "Avertissement",
  "severity.info": "Information",
  "count.error": "{count, plural, one {# erreur} other {# erreurs}}",
  "count.warning": "{count, plural, one {# avertissement} other {# avertissements}}",
  "count.info": "{count, plural, one {# remarque} other {# remarques}}",
  "count.elements": "{count, plural, one {# élément} other {# éléments}}",

  "navigation.label": "Pages",
  "navigation.home": "Accueil",
  "navigation.catalogue": "Catalogue",
  "navigation.views": "Vues",
  "navigation.checks": "Contrôles",
  "navigation.frameworks": "Référentiels",
  "navigation.source": "Texte",
  "navigation.begin": "Commencer",
  "navigation.matrix": "Matrice",
  "navigation.map": "Cartes",
  "navigation.roadmap": "Feuille de route",
  "navigation.dashboard": "Tableaux de bord",
  "navigation.analysis": "Analyses",
  "navigation.simulate": "Simuler",
  "navigation.discover": "Découvrir",
  "navigation.change": "Évolutions",
  "navigation.help": "Aide",
  "navigation.settings": "Réglages",
  "navigation.breadcrumb": "Emplacement",
  "sidebar.label": "Modèle et pages",
  "sidebar.hide": "Masquer le panneau latéral",
  "sidebar.show": "Afficher le panneau latéral",
  "workspace.label": "Espace de travail : {title}",
  "workspace.others": "Espaces de travail",
  "page.region": "Page",

  "search.open": "Rechercher…",
  "search.title": "Rechercher partout",

  "home.import.button": "Importer un fichier…",

  "catalogue.all": "Tous les éléments",
  "catalogue.unknown": "inconnu",

  "element.source": "Ouvrir dans le texte : {place}",

  "explore.title": "Explorer",

  "live.updated": "Le modèle a été relu.",
  "live.lost": "Connexion perdue. Nouvel essai…",
  "live.back": "De nouveau connecté.",

  "dialog.close": "Fermer",
  "error.title": "Impossible d’afficher ceci",
  "error.offline": "Le serveur ne répond pas. Orrery fonctionne-t-il encore ?",
  "error.retry": "Réessayer",
  "error.page": "Il n’y a pas de page à cette adresse",
  "error.page.text": "Vérifiez l’adresse, ou repartez de l’accueil.",
  loading: "Chargement…",

  "help.title": "Clavier et aide",
  "help.link": "Ce que veut dire {name}",
};
