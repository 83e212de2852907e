import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { icons } from "./build/icons.ts";
import { lezerGrammar } from "./build/grammar.ts";

/** How the workbench is built: static files, nothing inline, so that the server can send the strictest content policy. */
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  plugins: [icons(), lezerGrammar()],
  resolve: { conditions: ["source", "module", "browser", "production"] },
  // What is built is what people use, whatever runs the build; a test runner would choose React's slow variant.
  define: { "process.env.NODE_ENV": JSON.stringify("production") },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: ["chrome123", "firefox121", "safari17.5"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
