import { defineConfig } from "vitest/config";

/** One configuration for all packages: tests lie beside the code and import the sources, not the bundles. */
export default defineConfig({
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
  test: {
    setupFiles: ["tools/property-tests.ts"],
    include: ["packages/**/*.test.{ts,tsx}", "tools/**/*.test.ts", "examples/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**", "**/dist-*/**"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
