/** Names and labels: the texts in quotes behind an id, one per language. */
import { quotedText } from "../print-values.ts";
import { partOf, type Statement, textOf, type Token } from "../syntax.ts";
import { setAttribute, unsetAttribute } from "./attributes.ts";
import { type Holder, statementsOf } from "./context.ts";
import type { Draft } from "./draft.ts";

/** Gives an element its main name, or its name in a further language. */
export function setName(draft: Draft, holders: readonly Holder[], name: string, language: string | undefined): void {
  const [own] = holders;
  if (own === undefined) return;
  const { main, further } = textsOf(own, "name");
  if (language === undefined) {
    const id = partOf(own.statement, "id") ?? partOf(own.statement, "kind");
    if (main !== undefined) draft.replace(own.uri, main.start, main.end, quotedText(name));
    else draft.insert(own.uri, id?.end ?? own.statement.start, ` ${quotedText(name)}`);
    return;
  }
  const known = further.find((one) => one.language === language);
  const isStatedAlone = holders.some((holder) => statementsOf(holder, `name.${language}`).length > 0);
  if (known !== undefined) draft.replace(own.uri, known.text.start, known.text.end, quotedText(name));
  else if (isStatedAlone || main === undefined) setAttribute(draft, holders, `name.${language}`, name);
  else draft.insert(own.uri, further.at(-1)?.text.end ?? main.end, ` ${language} ${quotedText(name)}`);
}

/** Gives a relationship its label. */
export function setLabel(draft: Draft, holder: Holder, label: string): void {
  const { main } = textsOf(holder, "label");
  if (main !== undefined) draft.replace(holder.uri, main.start, main.end, quotedText(label));
  else draft.insert(holder.uri, headEnd(holder.statement), ` ${quotedText(label)}`);
}

/** Takes the label of a relationship away, in all languages. */
export function unsetLabel(draft: Draft, holder: Holder): void {
  const { main, further } = textsOf(holder, "label");
  if (main !== undefined) {
    const before = holder.statement.parts[holder.statement.parts.indexOf(main) - 1];
    draft.remove(holder.uri, before?.end ?? main.start, further.at(-1)?.text.end ?? main.end);
  }
  unsetAttribute(draft, [holder], "label");
}

/** End of what stands before the block. */
function headEnd(statement: Statement): number {
  const at = statement.open === undefined ? statement.parts.length : statement.parts.indexOf(statement.open);
  return statement.parts[at - 1]?.end ?? statement.start;
}

interface Texts {
  readonly main: Token | undefined;
  readonly further: readonly { readonly language: string; readonly text: Token }[];
}

function textsOf({ syntax, statement }: Holder, role: "name" | "label"): Texts {
  const { parts } = statement;
  const first = parts.findIndex((part) => part.role === role && parts[parts.indexOf(part) - 1]?.role !== "language");
  // The roles of the ends of a link are in quotes too, but stand behind the colon.
  const colon = statement.kind === "link" ? parts.findIndex((part) => part.role === "colon") : -1;
  if (first < 0 || (colon >= 0 && first > colon)) return { main: undefined, further: [] };
  const further: { language: string; text: Token }[] = [];
  for (let at = first + 1; parts[at]?.role === "language"; at += 2) {
    const text = parts[at + 1];
    if (text !== undefined) further.push({ language: textOf(syntax.bytes, parts[at] as Token), text });
  }
  return { main: parts[first], further };
}
