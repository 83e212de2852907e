import { type Control, type Framework, groupsOf } from "./framework.ts";

/** Number, name and plain words of each principle. */
const pages: readonly Control[] = [
  {
    id: "P1",
    group: "principles",
    title: { en: "Modular over monolithic", fr: "Modulaire plutôt que monolithique" },
    page: {
      en: "A system is made of smaller parts that teams develop, test, deliver and scale apart. One big block does all or nothing: a small change means testing everything, and where one part needs more power, the whole must grow. The checks look for what ties parts together: stores that several share, calls in a circle, one unit of delivery for much, parts without tests of their own. A monolith is no crime where it is small and one team keeps it; it becomes a bottleneck when it carries vital processes and must change often.",
      fr: "Un système se compose de parties plus petites que les équipes développent, testent, livrent et dimensionnent séparément. Un gros bloc, c’est tout ou rien : un petit changement oblige à tout tester, et quand une partie manque de puissance, l’ensemble doit grandir. Les contrôles cherchent ce qui lie les parties : bases partagées, appels en rond, une seule unité de livraison pour beaucoup, parties sans tests propres. Un monolithe n’est pas une faute s’il est petit et tenu par une équipe ; il devient un goulot quand il porte des processus vitaux et doit souvent changer.",
    },
  },
  {
    id: "P2",
    group: "principles",
    title: { en: "Open source, for transparency", fr: "L’open source, pour la transparence" },
    page: {
      en: "Source code that anyone may read can be verified: fewer hidden weaknesses, and nobody is tied to the one who wrote it. Open is not safe by itself: somebody must look. The checks ask for each technology and module what licence it has and of which class, whether its source was inspected, whether it is still maintained, and whether the list of its parts (SBOM) is at hand, so that a known weakness is found on the day it is published.",
      fr: "Un code source que chacun peut lire se vérifie : moins de faiblesses cachées, et personne n’est lié à celui qui l’a écrit. Ouvert ne veut pas dire sûr : il faut que quelqu’un regarde. Les contrôles demandent pour chaque technologie et module quelle est sa licence et de quelle classe, si son code a été inspecté, s’il est encore maintenu, et si la liste de ses composants (SBOM) est disponible, pour qu’une faiblesse connue soit trouvée le jour de sa publication.",
    },
  },
  {
    id: "P3",
    group: "principles",
    title: { en: "Data behind several tiers", fr: "Les données derrière plusieurs étages" },
    page: {
      en: "Between the outside world and sensitive data stand several tiers, and each asks who is there. Code may be open while data stay closed. The checks walk every way from what can be reached from outside to every store with sensitive data, and show the ways that skip a tier or a step that authenticates. Only users and services that are allowed to should arrive, and each way that ends at the data is shown step by step.",
      fr: "Entre le monde extérieur et les données sensibles se dressent plusieurs étages, et chacun demande qui est là. Le code peut être ouvert quand les données restent fermées. Les contrôles parcourent tous les chemins de ce qui est joignable du dehors jusqu’à chaque base de données sensible, et montrent ceux qui sautent un étage ou une étape d’authentification. Seuls les utilisateurs et services autorisés doivent arriver, et chaque chemin qui aboutit aux données est montré pas à pas.",
    },
  },
  {
    id: "P4",
    group: "principles",
    title: { en: "Data used with consent", fr: "Les données utilisées avec consentement" },
    page: {
      en: "Personal data belong to the people they are about. Whoever processes or passes them on says what for, on which lawful basis, for how long, to whom and to which country, and asks where the law wants consent. The checks look at each data set, flow and process with personal data for these facts. When somebody withdraws consent, the model shows what has to stop.",
      fr: "Les données personnelles appartiennent aux personnes qu’elles concernent. Qui les traite ou les transmet dit dans quel but, sur quelle base légale, pour combien de temps, à qui et vers quel pays, et demande le consentement quand la loi le veut. Les contrôles cherchent ces faits pour chaque jeu de données, flux et processus contenant des données personnelles. Quand quelqu’un retire son consentement, le modèle montre ce qui doit s’arrêter.",
    },
  },
  {
    id: "P5",
    group: "principles",
    title: { en: "Linux servers, patched regularly", fr: "Serveurs Linux, corrigés régulièrement" },
    page: {
      en: "Servers run on Linux, which can be inspected and is supported by more than one supplier, and they are patched at a steady pace. Most break-ins use weaknesses for which a patch has long been out. The checks ask each server for its system, the day of its latest patches, the pace that was set for it and the end of its support. Exceptions are allowed where they are written down with a reason and an end.",
      fr: "Les serveurs tournent sous Linux, que l’on peut inspecter et que plus d’un fournisseur soutient, et ils reçoivent leurs correctifs à un rythme régulier. La plupart des intrusions exploitent des faiblesses corrigées depuis longtemps. Les contrôles demandent à chaque serveur son système, le jour de ses derniers correctifs, le rythme fixé et la fin de son support. Les exceptions sont permises si elles sont écrites, motivées et limitées dans le temps.",
    },
  },
  {
    id: "P6",
    group: "principles",
    title: { en: "Redundancy across suppliers", fr: "Redondance indépendante des fournisseurs" },
    page: {
      en: "No single supplier should be able to stop the organisation. For each class of component (servers, storage, network, software, cloud) there is more than one, or a known alternative and a plan for leaving. The checks measure how much hangs on each supplier, look for contracts without a way out and for data in formats that only one can read, and show what would be lost with a supplier.",
      fr: "Aucun fournisseur ne doit pouvoir arrêter l’organisation à lui seul. Pour chaque classe de composants (serveurs, stockage, réseau, logiciels, cloud), il y en a plus d’un, ou une alternative connue et un plan de sortie. Les contrôles mesurent ce qui dépend de chaque fournisseur, cherchent les contrats sans issue et les données en formats qu’un seul sait lire, et montrent ce que l’on perdrait avec un fournisseur.",
    },
  },
  {
    id: "P7",
    group: "principles",
    title: {
      en: "Disaster recovery, redundant at each layer",
      fr: "Reprise après sinistre, redondante à chaque couche",
    },
    page: {
      en: "A vital service survives the loss of a server, of a store and of a network line, because each layer has a second one, in a second place where it matters. Backups are kept elsewhere and restoring them is tried out. The checks look at each vital service layer by layer, at the time it takes to come back against the time that was promised, and at the day of the latest exercise.",
      fr: "Un service vital survit à la perte d’un serveur, d’une base et d’une ligne réseau, parce que chaque couche en a une seconde, en un second lieu quand cela compte. Les sauvegardes sont conservées ailleurs et leur restauration est essayée. Les contrôles regardent chaque service vital couche par couche, le temps de retour face au temps promis, et le jour du dernier exercice.",
    },
  },
];

export const orreryPrinciples: Framework = {
  id: "orrery-principles",
  title: { en: "The seven principles", fr: "Les sept principes" },
  edition: "1",
  publisher: "Orrery",
  note: { en: "Our own, under the licence of Orrery.", fr: "Les nôtres, sous la licence d’Orrery." },
  groups: groupsOf(["principles", "Principles", "Principes"]),
  controls: pages,
};
