/** The commands in the order of the help: what one begins with first. Each is loaded when it is asked for. */
import type { Command } from "./command.ts";

export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  init: async () => (await import("./init.ts")).init,
  check: async () => (await import("./check.ts")).check,
  rules: async () => (await import("./rules.ts")).rules,
  frameworks: async () => (await import("./frameworks.ts")).frameworks,
  waive: async () => (await import("./waive.ts")).waive,
  baseline: async () => (await import("./baseline.ts")).baseline,
  format: async () => (await import("./format.ts")).format,
  list: async () => (await import("./list.ts")).list,
  show: async () => (await import("./show.ts")).show,
  impact: async () => (await import("./impact.ts")).impact,
  analyse: async () => (await import("./analyse.ts")).analyse,
  advise: async () => (await import("./advise.ts")).advise,
  draw: async () => (await import("./draw.ts")).draw,
  site: async () => (await import("./site.ts")).site,
  diff: async () => (await import("./diff.ts")).diff,
  merge: async () => (await import("./merge.ts")).merge,
  import: async () => (await import("./import.ts")).importing,
  export: async () => (await import("./export.ts")).exporting,
  serve: async () => (await import("./serve.ts")).serve,
  data: async () => (await import("./data.ts")).data,
  snapshot: async () => (await import("./snapshot.ts")).snapshot,
  completion: async () => (await import("./completion.ts")).completion,
  version: async () => (await import("./version.ts")).version,
  help: async () => (await import("./help.ts")).help,
};
