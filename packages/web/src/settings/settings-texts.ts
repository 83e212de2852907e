import { texts, type Texts } from "../messages/messages.ts";

const english = {
  "settings.title": "Settings",
  "settings.intro": "They are kept in this browser and go nowhere else.",
  "settings.appearance": "Language and theme",
  "settings.language": "Language of the workbench",
  "settings.theme": "Theme",
  "settings.keys": "Keys",
  "settings.keys.intro":
    "Letters count by what is written on the key, digits by where it lies. Two keys one after the other are one shortcut: g, then v.",
  "settings.single": "Single-key shortcuts",
  "settings.single.text": "Turn off when you use speech input or keys are pressed by accident. Ctrl+K and F1 stay.",
  "settings.find": "Find a command",
  "settings.find.none": "No command is called like this.",
  "settings.command": "Command",
  "settings.shortcut": "Keys",
  "settings.none": "no keys",
  "settings.add": "Add keys for “{title}”",
  "settings.remove": "Remove {keys} from “{title}”",
  "settings.reset": "Back to the usual keys of “{title}”",
  "settings.reset.all": "All keys as usual",
  "settings.changed": "changed",
  "settings.press": "Press the keys…",
  "settings.press.text": "One chord, or two one after the other. Escape gives up.",
  "settings.pressed": "{keys} for “{title}”",
  "settings.sign": "The sign {sign} is missing on many keyboards, so no shortcut has it. Choose another one.",
  "settings.browser": "The browser keeps {keys} for itself. Choose other keys.",
  "settings.taken": "{keys} means “{title}” already.",
  "settings.take": "Use it here, and take it away there",
  "settings.other": "Press others",
  "settings.done": "“{title}” now has {keys}.",
  "settings.file": "Keys as text",
  "settings.file.text":
    "A line for each command whose keys you have changed: copy it to another browser, or keep it with your files. go.views = g v or F9",
  "settings.file.label": "Changed keys",
  "settings.file.apply": "Take these keys",
  "settings.file.applied":
    "{count, plural, =0 {All keys are as usual.} one {Keys of # command are changed.} other {Keys of # commands are changed.}}",
  "settings.file.faults":
    "{count, plural, one {Line {lines} means nothing.} other {Lines {lines} mean nothing.}} Nothing was changed.",
  "settings.file.copy": "Copy",
  "settings.file.copied": "Copied",
  "settings.file.failed": "The browser did not let us write to the clipboard.",
  "settings.elsewhere": "Commands of pages that you have never opened in this browser are not listed yet.",
} as const;

/** Texts of the settings page. */
export const settingsTexts: Texts<keyof typeof english> = texts(english, {
  "settings.title": "Réglages",
  "settings.intro": "Ils sont gardés dans ce navigateur et ne vont nulle part ailleurs.",
  "settings.appearance": "Langue et thème",
  "settings.language": "Langue de l’atelier",
  "settings.theme": "Thème",
  "settings.keys": "Touches",
  "settings.keys.intro":
    "Les lettres comptent selon ce qui est écrit sur la touche, les chiffres selon sa place. Deux touches l’une après l’autre font un raccourci : g, puis v.",
  "settings.single": "Raccourcis d’une seule touche",
  "settings.single.text":
    "À désactiver si vous dictez au clavier ou si des touches sont pressées par mégarde. Ctrl+K et F1 restent.",
  "settings.find": "Chercher une commande",
  "settings.find.none": "Aucune commande ne s’appelle ainsi.",
  "settings.command": "Commande",
  "settings.shortcut": "Touches",
  "settings.none": "aucune touche",
  "settings.add": "Ajouter des touches pour « {title} »",
  "settings.remove": "Retirer {keys} de « {title} »",
  "settings.reset": "Revenir aux touches habituelles de « {title} »",
  "settings.reset.all": "Toutes les touches habituelles",
  "settings.changed": "modifié",
  "settings.press": "Pressez les touches…",
  "settings.press.text": "Une combinaison, ou deux l’une après l’autre. Échap renonce.",
  "settings.pressed": "{keys} pour « {title} »",
  "settings.sign":
    "Le signe {sign} manque sur bien des claviers, aucun raccourci ne l’utilise donc. Choisissez-en un autre.",
  "settings.browser": "Le navigateur garde {keys} pour lui. Choisissez d’autres touches.",
  "settings.taken": "{keys} veut déjà dire « {title} ».",
  "settings.take": "L’utiliser ici et le retirer là-bas",
  "settings.other": "En presser d’autres",
  "settings.done": "« {title} » a maintenant {keys}.",
  "settings.file": "Les touches en texte",
  "settings.file.text":
    "Une ligne pour chaque commande dont vous avez changé les touches : copiez-la dans un autre navigateur ou gardez-la avec vos fichiers. go.views = g v or F9",
  "settings.file.label": "Touches modifiées",
  "settings.file.apply": "Prendre ces touches",
  "settings.file.applied":
    "{count, plural, =0 {Toutes les touches sont les habituelles.} one {Les touches de # commande sont modifiées.} other {Les touches de # commandes sont modifiées.}}",
  "settings.file.faults":
    "{count, plural, one {La ligne {lines} ne veut rien dire.} other {Les lignes {lines} ne veulent rien dire.}} Rien n’a été changé.",
  "settings.file.copy": "Copier",
  "settings.file.copied": "Copié",
  "settings.file.failed": "Le navigateur ne nous a pas laissé écrire dans le presse-papiers.",
  "settings.elsewhere":
    "Les commandes des pages que vous n’avez jamais ouvertes dans ce navigateur ne figurent pas encore ici.",
});
