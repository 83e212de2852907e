import { texts, type Texts } from "../../messages/messages.ts";

const english = {
  parts: "Parts of the discovery",
  "part.overview": "Overview",
  "part.drift": "Drift",
  "part.doubts": "Doubts",
  "part.conflicts": "Conflicts",
  "part.gaps": "Gaps",
  "part.try": "Try files",
  "part.sources": "Sources",
  "question.overview": "What is really there?",
  "question.drift": "Where do model and reality differ?",
  "question.doubts": "Are these one and the same?",
  "question.conflicts": "Which of them is right?",
  "question.gaps": "What can nobody tell?",
  "question.try": "What do these files say?",
  "question.sources": "What can be read?",
  "intro.overview":
    "What artefacts say of the system: manifests, code, configuration, traces, inventories. Every fact has its place, and nothing is guessed.",
  "intro.drift":
    "Each difference with the evidence behind it. Take it over, correct the model, or accept it until a day.",
  "intro.doubts": "Names alone prove nothing. Your answer becomes text of the model and outranks every rule.",
  "intro.conflicts":
    "Artefacts that say different things of one attribute. Press the number of the value that is right.",
  "intro.gaps": "What these artefacts cannot tell, and which artefact would. Better said than guessed.",
  "intro.try":
    "Drop files or a folder and see what would be found. They are read here, on this machine, and nothing is kept.",
  "intro.sources": "Every sort of artefact that is understood, how to export it, and what it cannot say.",
  "command.group": "Discovery",
  "command.part": "Discover: {part}",
} as const;

/** Questions and names of the parts of the page. */
export const headTexts: Texts<keyof typeof english> = texts(english, {
  parts: "Parties de la découverte",
  "part.overview": "Vue d’ensemble",
  "part.drift": "Dérive",
  "part.doubts": "Doutes",
  "part.conflicts": "Conflits",
  "part.gaps": "Lacunes",
  "part.try": "Essayer des fichiers",
  "part.sources": "Sources",
  "question.overview": "Qu’y a-t-il vraiment ?",
  "question.drift": "En quoi le modèle et la réalité diffèrent-ils ?",
  "question.doubts": "Est-ce une seule et même chose ?",
  "question.conflicts": "Lequel a raison ?",
  "question.gaps": "Qu’est-ce que personne ne peut dire ?",
  "question.try": "Que disent ces fichiers ?",
  "question.sources": "Que peut-on lire ?",
  "intro.overview":
    "Ce que les artefacts disent du système : manifestes, code, configuration, traces, inventaires. Chaque fait a son origine, et rien n’est deviné.",
  "intro.drift":
    "Chaque différence avec ses preuves. Reprenez-la, corrigez le modèle, ou acceptez-la jusqu’à une date.",
  "intro.doubts":
    "Un nom ne prouve rien à lui seul. Votre réponse devient un texte du modèle et prime sur toute règle.",
  "intro.conflicts":
    "Des artefacts qui disent d’un attribut des choses différentes. Tapez le numéro de la valeur qui est juste.",
  "intro.gaps": "Ce que ces artefacts ne peuvent dire, et lequel le dirait. Mieux vaut le dire que le deviner.",
  "intro.try":
    "Déposez des fichiers ou un dossier et voyez ce qui serait trouvé. Ils sont lus ici, sur cette machine, et rien n’est conservé.",
  "intro.sources": "Toutes les sortes d’artefacts comprises, comment les exporter, et ce qu’elles ne peuvent dire.",
  "command.group": "Découverte",
  "command.part": "Découvrir : {part}",
});
