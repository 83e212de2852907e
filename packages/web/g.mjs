import { buildParser } from "@lezer/generator";
import { readFileSync } from "node:fs";
const g = readFileSync("src/editor/orrery.grammar","utf8").replace('"KINDS"','"application" | "module" | "process"| "driver" | "model"').replace('"VERBS"','"uses" | "influences" | "runs"| "performs"');
const parser = buildParser(g);
const text = process.argv[2] ? readFileSync(process.argv[2],"utf8") : 'application a "x" { owner: u-it; rto: 4h\n uses b, c\n -> b : d "l" { e: no } \n """ doc """ }\n a uses b\nlist: [a,\n b]\n';
const t = parser.parse(text); let errors=0; t.iterate({enter(n){ if(n.type.isError){errors++; if(errors<8)console.log("error at", JSON.stringify(text.slice(Math.max(0,n.from-30),n.from)+"«»"+text.slice(n.from,n.to+20)));}}});
console.log(errors); if(!process.argv[2]) console.log(t.toString());
