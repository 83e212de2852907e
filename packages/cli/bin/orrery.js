#!/usr/bin/env node
// The command: loads the bundle. In a checkout of the sources (a published package has none) it first builds what is out of date.
import { existsSync } from "node:fs";
import module from "node:module";

module.enableCompileCache?.(); // Node 22 and newer: the second start is faster

if (existsSync(new URL("../src/main.ts", import.meta.url))) {
  const { freshen } = await import(new URL("../../../tools/freshen.mjs", import.meta.url).href);
  await freshen(process.argv[2] === "serve" ? ["cli", "web"] : ["cli"]);
}
await import(new URL("../dist/orrery.js", import.meta.url).href);
