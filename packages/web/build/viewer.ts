import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";

const entry: string = fileURLToPath(new URL("../src/viewer/viewer.ts", import.meta.url));
const style: string = fileURLToPath(new URL("../src/viewer/viewer.css", import.meta.url));

/**
 * Builds the viewer beside the workbench: `viewer.js`, one classic script with everything in it, since pages opened from a disk may load
 * no modules, and `viewer.css`.
 */
export function viewer(): Plugin {
  return {
    name: "orrery-viewer",
    apply: "build",
    async generateBundle() {
      this.emitFile({ type: "asset", fileName: "viewer.js", source: await buildViewer() });
      this.emitFile({ type: "asset", fileName: "viewer.css", source: readFileSync(style, "utf8") });
    },
  };
}

/** The script, minified, with the licences of what is in it that is not ours (ISC asks for the notice in every copy). */
export async function buildViewer(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "warn",
    resolve: { conditions: ["source", "module", "browser", "production"] },
    build: {
      write: false,
      target: ["chrome123", "firefox121", "safari17.5"],
      minify: true,
      lib: { entry, formats: ["iife"], name: "orreryViewer", fileName: () => "viewer.js" },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((result) =>
    "output" in result ? result.output : [],
  );
  const script = outputs.find((piece) => piece.type === "chunk");
  if (script?.type !== "chunk") throw new Error("the viewer was not built");
  return licences() + script.code;
}

function licences(): string {
  const flatbush = createRequire(import.meta.url).resolve("flatbush");
  const modules = [flatbush, createRequire(flatbush).resolve("flatqueue")];
  const texts = modules.map((path) => {
    const folder = dirname(path);
    return `${basename(folder)}: ${readFileSync(join(folder, "LICENSE"), "utf8").trim()}`;
  });
  return `/*!\n${texts.join("\n\n").replaceAll("*/", "* /")}\n*/\n`;
}
