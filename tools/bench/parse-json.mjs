/** JSON.parse of the same content and an index by id: the floor that an object model stands on. Usage: node parse-json.mjs MODEL.json */
import { readFileSync } from "node:fs";
import { argument } from "./argument.mjs";

const text = readFileSync(argument(2), "utf8");
/** @type {readonly { readonly id: string }[]} */
const elements = JSON.parse(text);
const index = new Map(elements.map((one) => [one.id, one]));
console.log(index.size);
