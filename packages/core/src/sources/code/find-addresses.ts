/** Addresses in the source of a unit: URLs wherever they stand, defaults of variables, and what clients are given. */
import { isNameVariable } from "../../model/claims/variables.ts";
import { protocolOfName } from "./clients.ts";
import { isCallContext, isTold } from "./contexts.ts";
import { lineOf, type UnitFile } from "./defined.ts";
import { isAddressVariable, readOfCall, readOfKey, readOfName } from "./environment.ts";
import type { Evaluator } from "./evaluate.ts";
import { findClients } from "./find-clients.ts";
import { findHosted } from "./hosted.ts";
import type { FoundInUnit } from "./found.ts";
import type { Call, Expression } from "./outline.ts";
import { type Finding, isWanted, ofSidecar, relate, schemed } from "./relate.ts";
import { type Target, targetsOf, type Value, wholeText } from "./values.ts";
import { type Surrounding, walkExpressions } from "./walk-expressions.ts";

/** Reads one file of a unit. */
export function findAddresses(file: UnitFile, evaluator: Evaluator, found: FoundInUnit): void {
  const finding: Finding = { file, evaluator, found };
  findClients(finding);
  findHosted(finding);
  walkExpressions(file.outline, evaluator.index.injected.get(file.path) ?? [], (expression, around) => {
    const isRead = ofReading(expression, around, finding);
    return !isRead && !ofUrl(expression, around, finding);
  });
}

/** Something that reads a variable; its own default may be an address. True: its parts need no further look. */
function ofReading(expression: Expression, around: Surrounding, { file, evaluator, found }: Finding): boolean {
  const standing = { file, inside: around.inside };
  const { language } = file.outline;
  if (expression.is === "name") {
    const variable = readOfName(expression.name);
    if (variable !== undefined) found.read(variable, { file: file.path, line: expression.line });
    return false;
  }
  const parts = expression.is === "either" ? expression.of : [expression];
  let reads = 0;
  for (const part of parts) {
    const read = part.is === "call" ? readOfCall(part.call, language) : undefined;
    const key = part.is === "call" && read === undefined ? keyRead(part.call) : undefined;
    if (key !== undefined) found.read(key, { file: file.path, line: lineOf(part) ?? around.line });
    const variable = read?.variable ?? (part.is === "name" ? readOfName(part.name) : undefined);
    if (variable === undefined) continue;
    reads++;
    found.read(variable, { file: file.path, line: lineOf(part) ?? around.line });
  }
  const fallback = expression.is === "call" ? readOfCall(expression.call, language)?.fallback : undefined;
  const mayFallBack = expression.is === "either" || fallback !== undefined;
  if (reads === 0 || !mayFallBack) return false;
  if (!isTold(around))
    for (const value of evaluator.valuesOf(expression, standing)) ofVariable(value, around, { file, evaluator, found });
  return expression.is === "either"
    ? parts.every((part) => part.is === "text" || part.is === "call" || part.is === "name") &&
        reads + parts.filter(({ is }) => is === "text").length === parts.length
    : fallback?.is === "text";
}

function keyRead({ callee, arguments: [first] }: Call): string | undefined {
  return first?.is === "text" ? readOfKey(callee, first.value) : undefined;
}

/** A variable with a default that is an address. */
function ofVariable(value: Value, around: Surrounding, finding: Finding): void {
  const [piece] = value;
  if (value.length !== 1 || piece?.is !== "variable" || piece.fallbacks.length === 0) return;
  const mayBeHost = isAddressVariable(piece.name) && !isNameVariable(piece.name);
  const texts = piece.fallbacks.map((fallback) => wholeText(fallback) ?? "");
  for (const text of texts) finding.found.dial(piece.name, text, piece.at);
  const isAddress = piece.fallbacks.some(
    (fallback) => targetsOf(fallback, mayBeHost && endsAsAddress(piece.name)).length > 0,
  );
  if (!isAddress || texts.some((text) => /\s/u.test(text.trim()) && !/[=;]/u.test(text))) return;
  for (const target of targetsOf(value, mayBeHost && endsAsAddress(piece.name)))
    if (isWanted(target, { ...around, labels: [...around.labels, "url"] }))
      relate(
        target,
        protocolOfName(piece.name) === undefined ? {} : { protocol: protocolOfName(piece.name) ?? "" },
        "default",
        finding,
      );
}

/** A bare word is a host only where the name of the variable ends so. */
function endsAsAddress(name: string): boolean {
  return /(?:HOST|HOSTS|HOSTNAME|ADDR|ADDRESS|ADDRESSES|URL|URLS|URI|URIS|ENDPOINT|ENDPOINTS|SERVER|SERVERS|SERVICE|SVC|BROKER|BROKERS|NODES|GATEWAY|UPSTREAM|BACKEND|TARGET|DSN)$/iu.test(
    name,
  );
}

/** A text that begins as a URL does, whatever is done with it. True: it was one, and its parts need no look. */
function ofUrl(expression: Expression, around: Surrounding, finding: Finding): boolean {
  if (!mayBeUrl(expression)) return false;
  if (isTold(around)) return true;
  const values = finding.evaluator.valuesOf(expression, { file: finding.file, inside: around.inside });
  if (expression.is === "text" && isCallContext(around))
    finding.found.dial(around.labels[0] ?? "url", expression.value, {
      file: finding.file.path,
      line: expression.line === 0 ? around.line : expression.line,
    });
  const targets = values.flatMap((value) => {
    for (const piece of value) if (piece.is === "variable") finding.found.read(piece.name, piece.at);
    return ofSidecar(value, finding) ? [] : targetsOf(value, false);
  });
  // A parameter that many places fill with plain words is no host.
  const isWordy = targets.filter(isPlainWord).length > MOST_PLAIN_WORDS;
  for (const target of targets)
    if (isWanted(target, around) && !(isWordy && isPlainWord(target)))
      relate(target, {}, evidenceName(around), finding);
  return expression.is !== "call";
}

const MOST_PLAIN_WORDS = 3;

function isPlainWord({ lookup, isLiteral }: Target): boolean {
  return isLiteral && lookup.port === undefined && lookup.host !== undefined && /^[a-z]+$/u.test(lookup.host);
}

function evidenceName({ callees }: Surrounding): string {
  return callees.some((callee) => /(?:^|\.)route\w*(?:$|\.)/iu.test(callee)) ? "route" : "url";
}

function mayBeUrl(expression: Expression): boolean {
  switch (expression.is) {
    case "text":
      return schemed.test(expression.value);
    case "join":
      return expression.parts
        .slice(0, 2)
        .some((part) => part.is === "text" && (schemed.test(part.value) || part.value.startsWith("://")));
    case "call": {
      const {
        receiver,
        arguments: [first],
        callee,
      } = expression.call;
      if (!/(?:^%|[fF]ormat(?:ted)?!?|[sS]printf)$/u.test(callee)) return false;
      return [receiver, first].some(
        (one) => one?.is === "text" && (schemed.test(one.value) || /^(?:%s|\{\w*\}):\/\//u.test(one.value)),
      );
    }
    default:
      return false;
  }
}
