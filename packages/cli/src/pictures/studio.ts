/** What drawing needs besides a model: pens with the shipped font and icons, engines that lay out and stay ready. */
import type { Locale } from "@orrery/core/base/codes";
import type { DrawTools } from "@orrery/core/draw/draw";
import { makePen } from "@orrery/core/notations/pen";
import { loadFonts } from "./fonts.ts";
import { openIcons } from "./icons.ts";
import { openLayoutEngines } from "./layout-engines.ts";

export interface Studio {
  tools(language: Locale): DrawTools;
  /** Ends the engines; a process with open engines does not end. */
  close(): Promise<void>;
}

/** Opens the studio for a model; its folder may hold icons of its own. */
export function openStudio(folder: string): Studio {
  const { fonts } = loadFonts();
  const icons = openIcons(folder);
  const engines = openLayoutEngines();
  const made = new Map<Locale, DrawTools>();
  return {
    tools: (language) => {
      let tools = made.get(language);
      if (tools === undefined)
        made.set(language, (tools = { pen: makePen({ fonts, language, icon: (name) => icons(name) }), engines }));
      return tools;
    },
    close: async () => engines.close(),
  };
}
