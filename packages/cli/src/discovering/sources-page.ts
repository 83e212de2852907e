/** The sources of discovery: what each reads, how one gets its artefact, and what it cannot say. */
import { sources } from "@orrery/core/sources/index";
import type { Terminal } from "../terminal.ts";
import { visible } from "../terminal/width.ts";
import { hanging } from "./words.ts";

/** The list for programs. */
export function sourcesJson(locale: "en" | "fr"): object {
  return {
    version: 1,
    sources: sources.map(({ id, version, title, files, cannotSay, howToExport }) => ({
      id,
      version,
      title: title[locale],
      files,
      howToExport: howToExport[locale],
      cannotSay: cannotSay.map((one) => one[locale]),
    })),
  };
}

export function sourcesPage(terminal: Terminal): readonly string[] {
  const { paint, locale } = terminal;
  const labels = [
    terminal.text("discover.files"),
    terminal.text("discover.export"),
    terminal.text("discover.cannot-say"),
  ];
  const width = Math.max(...labels.map((label) => label.length)) + 4;
  return sources.flatMap(({ id, title, files, cannotSay, howToExport }) => [
    `${paint.bold(id)}  ${title[locale]}`,
    ...hanging(terminal, `  ${paint.dim(labels[0] ?? "")}`, visible(files.join(", ")), width),
    ...hanging(terminal, `  ${paint.dim(labels[1] ?? "")}`, visible(howToExport[locale]), width),
    ...cannotSay.flatMap((one, index) =>
      hanging(terminal, `  ${index === 0 ? paint.dim(labels[2] ?? "") : ""}`, visible(one[locale]), width),
    ),
    "",
  ]);
}
