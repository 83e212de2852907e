/** The index of the search: one script with a row for each page, its texts folded as the query will be. */
import type { KindAnswer } from "@orrery/core/answers/answers";
import { fold } from "@orrery/core/answers/fold";
import { factsOf, shownText } from "@orrery/core/answers/cells";
import type { Element } from "@orrery/core/model/model";
import { inLanguage, kindName, type SiteContext } from "./context.ts";
import type { SiteView } from "./pages/view.ts";

/** Name, address, what it is, first words of its description; then what else finds it, folded. */
type Row = readonly [name: string, address: string, kind: number, summary: string, more: string];

/** Characters of values that an element is found by. */
const MOST = 240;
const SUMMARY = 120;

/** The script: `orreryIndex({ kinds, rows })`. */
export function searchIndex(context: SiteContext, kinds: readonly KindAnswer[], views: readonly SiteView[]): string {
  const words = new Map<string, number>();
  const numberOf = (word: string): number => {
    const known = words.get(word);
    if (known !== undefined) return known;
    words.set(word, words.size);
    return words.size - 1;
  };
  const rows: Row[] = [];
  for (const view of views) {
    const summary = cut(view.description ?? view.question ?? "");
    rows.push([view.title, context.views.of(view.id) ?? "", numberOf(view.viewpoint), summary, fold(view.id)]);
  }
  const catalogue = context.speech.text("site.catalogue");
  for (const kind of kinds) {
    const address = context.kinds.of(kind.id);
    if (address !== undefined) rows.push([inLanguage(context, kind.plural), address, numberOf(catalogue), "", kind.id]);
  }
  for (const element of context.model.elements())
    rows.push(rowOf(context, element, numberOf(kindName(context, element.kind))));
  // `<` never opens a tag here, and the two separators of lines end no string in old browsers.
  const json = JSON.stringify({ kinds: [...words.keys()], rows })
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
  return `orreryIndex(${json});\n`;
}

function rowOf({ speech, elements, model }: SiteContext, element: Element, kind: number): Row {
  const name = element.nameIn(speech.locale);
  const names = element.attributes.flatMap(({ key, value }) =>
    key.startsWith("name.") && "text" in value ? [value.text] : [],
  );
  const values = factsOf(element).flatMap(({ value, meaning }) =>
    ["word", "text", "reference", "list"].includes(value.kind)
      ? [shownText(model, value, meaning?.type, speech.locale)]
      : [],
  );
  const more = fold([element.id, element.name, ...names, ...new Set(values)].join(" ")).slice(0, MOST);
  return [name, elements.of(element.id) ?? "", kind, cut(element.descriptionIn(speech.locale) ?? ""), more];
}

/** The first line, without marks of Markdown at its start. */
function cut(text: string): string {
  const line = text
    .split("\n")
    .map((one) => one.trim().replace(/^(?:#+|[-*>])\s+/, ""))
    .find((one) => one !== "");
  return line === undefined || line.length <= SUMMARY
    ? (line ?? "")
    : `${Array.from(line)
        .slice(0, SUMMARY - 1)
        .join("")}…`;
}
