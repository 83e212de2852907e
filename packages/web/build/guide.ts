/** The guide beside the pages, so that it can be read without a network and without the repository. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const docs: string = fileURLToPath(new URL("../../../docs", import.meta.url));

/** Pages of the reference that no help page says otherwise; they are made from the sources. */
const references: readonly string[] = ["archimate", "commands", "notations"];

/** Chapters in the order in which somebody would read them; others follow. */
const order: readonly string[] = [
  "workbench",
  "editing",
  "canvas",
  "tables",
  "time",
  "dashboards",
  "language",
  "metamodel",
  "views",
  "analyses",
  "import-export",
  "versions",
];

export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** Emits `guide/<chapter>.json`, and `guide/chapters.json` with their titles. */
export function guide(): Plugin {
  return {
    name: "orrery-guide",
    apply: "build",
    generateBundle() {
      const chapters = readChapters();
      for (const chapter of chapters) {
        this.emitFile({ type: "asset", fileName: `guide/${chapter.id}.json`, source: JSON.stringify(chapter) });
      }
      const listed = chapters.map(({ id, title, text }) => ({ id, title, sections: sectionsOf(text) }));
      this.emitFile({ type: "asset", fileName: "guide/chapters.json", source: JSON.stringify(listed) });
    },
  };
}

/** All chapters, without the pictures that only a page of the repository can show. */
function readChapters(): readonly Chapter[] {
  const names = readdirSync(join(docs, "guide"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => name.slice(0, -".md".length));
  const place = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  const sorted = names.toSorted((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
  return [...sorted.map((id) => read("guide", id)), ...references.map((id) => read("reference", id))];
}

function read(folder: string, id: string): Chapter {
  const text = readFileSync(join(docs, folder, `${id}.md`), "utf8")
    .replace(/^<picture>[\s\S]*?<\/picture>\n?/gm, "")
    .replace(/^<!--[\s\S]*?-->\n?/gm, "");
  return { id, title: /^# (.*)$/m.exec(text)?.[1] ?? id, text };
}

function sectionsOf(text: string): readonly string[] {
  const outside = text.replace(/^```[\s\S]*?^```/gm, "");
  return [...outside.matchAll(/^## (.*)$/gm)].map((match) => (match[1] ?? "").replace(/[`*]/g, ""));
}
