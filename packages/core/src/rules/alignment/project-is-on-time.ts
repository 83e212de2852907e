import { dayOf, wordOf } from "../../model/read.ts";
import { isOver } from "../parts/projects.ts";
import { nameOf } from "../../model/wording.ts";
import { dayWords } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const projectIsOnTime: ElementRule = {
  id: "project-is-on-time",
  title: { en: "Projects begin and end as planned", fr: "Les projets commencent et finissent comme prévu" },
  rationale: {
    en: "Everything that waits for a late project is late, too; and a date nobody believes steers nothing.",
    fr: "Tout ce qui attend un projet en retard est en retard aussi ; et une date à laquelle personne ne croit ne pilote rien.",
  },
  remedy: {
    en: "Bring `start`, `end` and `status` up to date, and tell those who wait for it.",
    fr: "Mettez à jour `start`, `end` et `status`, et prévenez ceux qui l’attendent.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.8"],
  reads: ["start", "end", "status"],
  kinds: ["project"],
  examples: {
    passes: `project p "Rebuild" { start: 2026-01-01; end: 2027-01-01; status: running }\nproject q "Done" { start: 2025-01-01; end: 2025-12-31; status: done }`,
    fails: `project p "Rebuild" { start: 2026-01-01; end: 2026-06-30; status: running }\nproject q "Late" { start: 2026-03-01; end: 2027-06-30; status: planned }\nproject r "Backwards" { start: 2027-03-01; end: 2027-01-31; status: planned }`,
    finds: ["p", "q", "r"],
    unsure: `project p "Rebuild" { start: 2026-01-01; status: running }`,
    lacks: ["p.end"],
  },

  judge(project, { today }) {
    if (isOver(project) || wordOf(project, "status") === "paused") return undefined;
    const [start, end] = [dayOf(project, "start"), dayOf(project, "end")];
    const status = wordOf(project, "status");
    if (end !== undefined && end < today) return late(end, "was to end on", "devait finir le", "end");
    if (start !== undefined && end !== undefined && end < start)
      return late(end, "ends before it begins, on", "finit avant de commencer, le", "end");
    const waits = status === "planned" || status === "proposed";
    if (waits && start !== undefined && start < today)
      return late(start, "was to begin on", "devait commencer le", "start");
    if (end === undefined) return status === "running" ? lacks([project, "end"]) : undefined;
    return holds;

    function late(day: number, en: string, fr: string, key: string): ReturnType<typeof violated> {
      return violated(() => {
        const [name, words] = [nameOf(project), dayWords(day)];
        return {
          en: `${name.en} ${en} ${words.en}`,
          fr: `${name.fr} ${fr} ${words.fr}`,
          values: [
            [project, key],
            [project, "status"],
          ],
        };
      });
    }
  },
};
