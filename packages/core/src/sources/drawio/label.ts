/** Labels of shapes and lines: HTML as draw.io keeps it, as plain lines of text; names in them. */
import { entitiesResolved } from "./png.ts";

/** Characters of a label that are looked at. */
const MOST_OF_LABEL = 4000;

/** The lines of a label that are not blank. Nothing of the HTML but its text is kept. */
export function linesOf(label: string): readonly string[] {
  const text = label
    .slice(0, MOST_OF_LABEL)
    .replaceAll(/<(?:br|hr|\/?(?:div|p|li|ul|ol|tr|h[1-6]|table))\b[^<>]*>/giu, "\n")
    .replaceAll(/<\/?[a-z][^<>]*>?/giu, "");
  return entitiesResolved(text)
    .split(/\r\n|[\n\r\u2028]/u)
    .map((line) => line.replaceAll(/[\s\u00a0\u200b]+/gu, " ").trim())
    .filter((line) => line !== "");
}

/** Placeholders (`%name%`) replaced by the fields of the shape. */
export function filled(label: string, fields: Readonly<Record<string, string>>): string {
  if (!label.includes("%")) return label;
  return label.replaceAll(/%([\w-]{1,60})%/gu, (_, name: string) => fields[name] ?? "");
}

/** Names that a label gives, the likeliest first: two short lines are one name that was broken. None for sentences, numbers and symbols. */
export function namesIn(lines: readonly string[]): readonly string[] {
  const telling = lines.filter((line) => !/^[[«(<{].*[\]»)>}]$/u.test(line));
  const [first] = telling;
  if (first === undefined) return [];
  const whole = telling.join(" ");
  return [...new Set([...(isName(whole) ? [whole] : []), ...(isName(first) ? [first] : [])])];
}

function isName(text: string): boolean {
  return (
    text.length <= 48 &&
    text.split(" ").length <= 5 &&
    (text.match(/\p{L}/gu)?.length ?? 0) >= 2 &&
    !/[?!;=]|\.\s|\.$|^\W*\d+\W*$|,\s.*,/u.test(text)
  );
}

const protocols =
  /\b(https?|grpc|graphql|amqps?|mqtt|kafka|jdbc|odbc|ldaps?|smtp|s?ftp|ssh|tcp|udp|soap|rest|websockets?)\b/iu;

/** The protocol that the text of a line names. */
export function protocolIn(lines: readonly string[]): string | undefined {
  return protocols.exec(lines.join(" "))?.[1]?.toLowerCase();
}
