/** ELK alone, as its documentation has it: reads a graph of ELK's, lays it out, writes it. Usage: node bare-elk.mjs GRAPH.json LAID.json */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { argument } from "./argument.mjs";

/** A dependency of the command, not of the repository. */
const { resolve } = createRequire(new URL("../../packages/cli/package.json", import.meta.url));
/** @type {new () => { layout(graph: unknown): Promise<unknown> }} */
const Elk = createRequire(import.meta.url)(resolve("elkjs/lib/elk.bundled.js"));
const laid = await new Elk().layout(JSON.parse(readFileSync(argument(2), "utf8")));
writeFileSync(argument(3), JSON.stringify(laid));
