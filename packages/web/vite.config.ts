import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { lezerGrammar } from "./build/grammar.ts";
import { guide } from "./build/guide.ts";
import { icons } from "./build/icons.ts";
import { viewer } from "./build/viewer.ts";

/** How the workbench is built: static files, nothing inline, so that the server can send the strictest content policy. */
export default defineConfig(({ command }) => {
  // What is built is what people use, whatever runs the build: a test runner's setting would choose React's slow variant.
  if (command === "build") process.env["NODE_ENV"] = "production";
  return {
    root: fileURLToPath(new URL(".", import.meta.url)),
    plugins: [icons(), lezerGrammar(), viewer(), guide()],
    resolve: { conditions: ["source", "module", "browser", "development|production"] },
    worker: { format: "es" },
    build: {
      outDir: "dist",
      emptyOutDir: true,
      target: ["chrome123", "firefox121", "safari17.5"],
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
    },
  };
});
