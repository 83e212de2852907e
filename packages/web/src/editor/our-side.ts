/** Our side of a text in which conflicts are marked as Git marks them. */

/** The text with our side of each conflict, without the markers. */
export function oursIn(text: string): string {
  const kept: string[] = [];
  let side: "both" | "ours" | "other" = "both";
  for (const line of text.split("\n")) {
    if (line.startsWith("<<<<<<< ")) side = "ours";
    else if (side === "ours" && (line === "=======" || line.startsWith("||||||| "))) side = "other";
    else if (side === "other" && line.startsWith(">>>>>>> ")) side = "both";
    else if (side !== "other") kept.push(line);
  }
  return kept.join("\n");
}
