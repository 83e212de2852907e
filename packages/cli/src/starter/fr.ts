/** The model that `orrery init` writes, in French. */
export const starter: string = `// Un petit modèle pour commencer : modifiez-le, ou effacez-le et écrivez le vôtre.
//   orrery check     ce qui ne va pas
//   orrery list      tout, en tableaux
//   orrery format    met le texte en forme

model mon-organisation "Mon organisation" {
  languages: fr
  currency: EUR
}

// Ce que fait l'organisation ---------------------------------------------------

capability vendre "Vendre" { importance: high; maturity: 2; targetMaturity: 4 }

party client "Client" { type: customer }

unit ventes "Service des ventes" { headcount: 12 }
unit dsi "Service informatique" { headcount: 5 }

process commandes "Traiter les commandes" {
  criticality: important
  rto: 4h
  rpo: 15min
  realizes vendre
  uses boutique
}
ventes performs commandes

// Les applications qui la soutiennent -------------------------------------------

application boutique "Boutique en ligne" {
  """
  Reçoit les commandes jour et nuit.
  Tout ce bloc est de la documentation, en Markdown.
  """
  owner: dsi
  criticality: important
  lifecycle: { active: 2021-03-01; phaseOut: 2029-12-31 }

  module vitrine "Vitrine" {
    technology: "React 19"
    replicas: 2
    runs on serveur-web
  }
  store donnees "Base de la boutique" {
    technology: "PostgreSQL 17"
    classification: confidential
    backup: { every: 24h; offsite: yes }
    runs on serveur-web
  }
  vitrine uses donnees
}

application compta "Comptabilité" { owner: dsi; criticality: important }

// Qui envoie quoi à qui ----------------------------------------------------------

dataset commande "Commande"

client -> boutique : commande { protocol: https; encrypted: yes }
boutique -> compta : commande "chaque nuit" { protocol: file; mode: batch; every: 24h }

// Où tout cela tourne ------------------------------------------------------------

site centre "Centre de calcul" { type: datacentre; country: FR }
node serveur-web "Serveur web" { type: server; site: centre }

// Des images qui suivent le texte ------------------------------------------------

view autour "La boutique et ce qui l’entoure" { viewpoint: context; scope: boutique }
view interieur "L’intérieur de la boutique" { viewpoint: container; scope: boutique }
view ou-tourne "Où tout cela tourne" { viewpoint: deployment }
`;
