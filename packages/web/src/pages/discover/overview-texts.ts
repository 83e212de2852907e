import { texts, type Texts } from "../../messages/messages.ts";

const english = {
  "catalogue.copy.failed": "The browser did not let us write to the clipboard.",
  "empty.title": "Nothing was observed yet",
  "empty.text":
    "A model typed by hand stops being true. Let artefacts say what is there, and this page says where the model differs.",
  "empty.try": "Drop files here",
  "empty.try.text":
    "Compose files, Kubernetes manifests, Terraform, SQL, OpenAPI, source, traces, inventories: see at once what they say. Nothing is kept until you say so.",
  "empty.run": "Or let it look at a folder",
  "empty.run.text": "It reads what it knows, leaves everything as it is, and remembers what it found beside the model.",
  "empty.sources": "All {count, number} sorts of artefacts",
  "command.discover": "orrery discover PATH",
  copy: "Copy the command",
  copied: "Copied",
  "drift.title": "Drift",
  "drift.intro":
    "{count, plural, =0 {Model and reality agree in everything that was looked at.} one {One difference that nobody has accepted.} other {# differences that nobody has accepted.}}",
  "drift.tolerated": "{count, plural, one {# tolerated} other {# tolerated}}",
  "drift.outside":
    "{count, plural, one {One element of the model lies outside of what was looked at.} other {# elements of the model lie outside of what was looked at.}}",
  "decide.title": "For a person to decide",
  "decide.doubts":
    "{count, plural, =0 {No pair in doubt} one {pair that may be one thing} other {pairs that may be one thing}}",
  "decide.conflicts":
    "{count, plural, =0 {No conflict between artefacts} one {attribute of which artefacts say different things} other {attributes of which artefacts say different things}}",
  "decide.dangling":
    "{count, plural, =0 {No address leads nowhere} one {address that leads nowhere} other {addresses that lead nowhere}}",
  "decide.undiscoverable":
    "{count, plural, =0 {Nothing that artefacts cannot tell} one {thing that these artefacts cannot tell} other {things that these artefacts cannot tell}}",
  "decide.defects":
    "{count, plural, =0 {No artefact looks wrong} one {place that looks like a mistake} other {places that look like a mistake}}",
  "observed.title": "Observed",
  "observed.intro":
    "{elements, plural, one {One element} other {# elements}} and {relationships, plural, one {one relationship} other {# relationships}}.",
  "observed.ghosts": "{count, plural, one {One of them is} other {# of them are}} not seen any more.",
  "runs.title": "Runs",
  "runs.intro": "Snapshots beside the model; running again replaces only what the same sources said.",
  "runs.artefacts": "{count, plural, one {# artefact} other {# artefacts}}",
  "runs.claims": "{count, plural, one {# claim} other {# claims}}",
  "runs.source":
    "{name}: {artefacts, plural, one {# artefact} other {# artefacts}}, {claims, plural, one {# claim} other {# claims}}",
  "runs.problems":
    "{count, plural, one {One artefact could not be read whole} other {# artefacts could not be read whole}}",
  "runs.again": "Look again",
  "runs.again.text": "In the folder of the artefacts; it is remembered under the same name.",
  "tolerances.title": "Tolerances",
  "tolerances.intro": "Drift that somebody accepts, for a reason and until a day.",
  "tolerances.covers":
    "{count, plural, =0 {accepts nothing now} one {accepts one difference} other {accepts # differences}}",
  "tolerances.until": "until {day}",
  "tolerances.owner": "answered for by {name}",
  "tolerances.open": "Open in the text: {name}",
  "state.active": "in force",
  "state.lapsed": "lapsed",
  "state.incomplete": "incomplete",
  "state.needless": "not needed any more",
  "state.lapsed.text": "It accepts nothing any more: prolong it, or resolve the drift.",
  "state.incomplete.text": "It accepts nothing: it needs what it is about, a reason and a day.",
  "state.needless.text": "There is nothing left that it accepts: take it away.",
  "evidence.title": "How sure is sure",
  "evidence.intro": "Each class of evidence has a confidence, measured on systems whose relationships are known.",
} as const;

export const overviewTexts: Texts<keyof typeof english> = texts(english, {
  "catalogue.copy.failed": "Le navigateur n’a pas permis d’écrire dans le presse-papiers.",
  "empty.title": "Rien n’a encore été observé",
  "empty.text":
    "Un modèle saisi à la main cesse d’être vrai. Laissez les artefacts dire ce qui est là, et cette page dira en quoi le modèle en diffère.",
  "empty.try": "Déposez des fichiers ici",
  "empty.try.text":
    "Fichiers Compose, manifestes Kubernetes, Terraform, SQL, OpenAPI, sources, traces, inventaires : voyez aussitôt ce qu’ils disent. Rien n’est conservé sans votre accord.",
  "empty.run": "Ou faites parcourir un dossier",
  "empty.run.text":
    "Ce qui est connu est lu, tout est laissé tel quel, et ce qui est trouvé est retenu à côté du modèle.",
  "empty.sources": "Les {count, number} sortes d’artefacts",
  "command.discover": "orrery discover CHEMIN",
  copy: "Copier la commande",
  copied: "Copié",
  "drift.title": "Dérive",
  "drift.intro":
    "{count, plural, =0 {Modèle et réalité concordent en tout ce qui a été regardé.} one {Une différence que personne n’a acceptée.} other {# différences que personne n’a acceptées.}}",
  "drift.tolerated": "{count, plural, one {# tolérée} other {# tolérées}}",
  "drift.outside":
    "{count, plural, one {Un élément du modèle est hors de ce qui a été regardé.} other {# éléments du modèle sont hors de ce qui a été regardé.}}",
  "decide.title": "À trancher par une personne",
  "decide.doubts":
    "{count, plural, =0 {Aucune paire en doute} one {paire qui n’est peut-être qu’une chose} other {paires qui ne sont peut-être qu’une chose}}",
  "decide.conflicts":
    "{count, plural, =0 {Aucun conflit entre artefacts} one {attribut sur lequel les artefacts divergent} other {attributs sur lesquels les artefacts divergent}}",
  "decide.dangling":
    "{count, plural, =0 {Aucune adresse ne mène nulle part} one {adresse qui ne mène nulle part} other {adresses qui ne mènent nulle part}}",
  "decide.undiscoverable":
    "{count, plural, =0 {Rien que les artefacts ne puissent dire} one {point que ces artefacts ne peuvent dire} other {points que ces artefacts ne peuvent dire}}",
  "decide.defects":
    "{count, plural, =0 {Aucun artefact ne semble erroné} one {endroit qui semble une erreur} other {endroits qui semblent une erreur}}",
  "observed.title": "Observé",
  "observed.intro":
    "{elements, plural, one {Un élément} other {# éléments}} et {relationships, plural, one {une relation} other {# relations}}.",
  "observed.ghosts": "{count, plural, one {L’un d’eux n’est plus vu.} other {# d’entre eux ne sont plus vus.}}",
  "runs.title": "Passages",
  "runs.intro":
    "Des instantanés à côté du modèle ; un nouveau passage ne remplace que ce qu’avaient dit les mêmes sources.",
  "runs.artefacts": "{count, plural, one {# artefact} other {# artefacts}}",
  "runs.claims": "{count, plural, one {# affirmation} other {# affirmations}}",
  "runs.source":
    "{name} : {artefacts, plural, one {# artefact} other {# artefacts}}, {claims, plural, one {# affirmation} other {# affirmations}}",
  "runs.problems":
    "{count, plural, one {Un artefact n’a pu être lu en entier} other {# artefacts n’ont pu être lus en entier}}",
  "runs.again": "Regarder de nouveau",
  "runs.again.text": "Dans le dossier des artefacts ; c’est retenu sous le même nom.",
  "tolerances.title": "Tolérances",
  "tolerances.intro": "La dérive que quelqu’un accepte, pour une raison et jusqu’à une date.",
  "tolerances.covers":
    "{count, plural, =0 {n’accepte rien à présent} one {accepte une différence} other {accepte # différences}}",
  "tolerances.until": "jusqu’au {day}",
  "tolerances.owner": "{name} en répond",
  "tolerances.open": "Ouvrir dans le texte : {name}",
  "state.active": "en vigueur",
  "state.lapsed": "expirée",
  "state.incomplete": "incomplète",
  "state.needless": "devenue inutile",
  "state.lapsed.text": "Elle n’accepte plus rien : prolongez-la, ou résolvez la dérive.",
  "state.incomplete.text": "Elle n’accepte rien : il lui faut un objet, un motif et une date.",
  "state.needless.text": "Il ne reste rien qu’elle accepte : retirez-la.",
  "evidence.title": "À quel point est-ce sûr",
  "evidence.intro":
    "Chaque classe de preuve a une confiance, mesurée sur des systèmes dont les relations sont connues.",
});
