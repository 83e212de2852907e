/** Instructions of a Dockerfile: lines joined where they go on, here-documents passed over, comments left out. Never throws. */

export interface Instruction {
  /** In upper case: `FROM`, `COPY`. */
  readonly name: string;
  readonly rest: string;
  readonly flags: Readonly<Record<string, string>>;
  readonly line: number;
}

/** What is longer is no instruction that a person wrote. */
const LONGEST = 1 << 20;

const known =
  /^(?:FROM|ARG|ENV|COPY|ADD|RUN|CMD|ENTRYPOINT|EXPOSE|USER|WORKDIR|VOLUME|LABEL|HEALTHCHECK|ONBUILD|STOPSIGNAL|SHELL|MAINTAINER)$/u;

export function instructionsOf(text: string): readonly Instruction[] {
  const lines = text.split(/\r?\n/u);
  const escape = /^#\s*escape\s*=\s*`/imu.test(text.slice(0, 400)) ? "`" : "\\";
  const found: Instruction[] = [];
  for (let row = 0; row < lines.length; row++) {
    const start = row;
    let whole = "";
    for (; row < lines.length; row++) {
      const line = lines[row] ?? "";
      // Comments and blank lines between the lines of one instruction are no part of it.
      if (/^\s*(?:#|$)/u.test(line.slice(0, 200))) {
        if (whole === "") break;
        continue;
      }
      const cut = line.trimEnd();
      if (!cut.endsWith(escape)) {
        whole += line;
        break;
      }
      whole += `${cut.slice(0, -1)} `;
      if (whole.length > LONGEST) break;
    }
    const instruction = whole.length > LONGEST ? undefined : read(whole, start + 1);
    if (instruction === undefined) continue;
    found.push(instruction);
    if (/^(?:RUN|COPY|ADD)$/u.test(instruction.name)) row = afterHereDocuments(instruction.rest, lines, row);
  }
  return found;
}

function read(whole: string, line: number): Instruction | undefined {
  const match = /^\s*([A-Za-z]+)\s+(.*)$/su.exec(whole);
  const name = (match?.[1] ?? "").toUpperCase();
  if (match === null || !known.test(name)) return undefined;
  let rest = (match[2] ?? "").trim();
  const flags: Record<string, string> = {};
  for (;;) {
    const flag = /^--([a-z-]+)(?:=(\S+))?\s+/u.exec(rest);
    if (flag === null) break;
    flags[flag[1] ?? ""] = flag[2] ?? "true";
    rest = rest.slice(flag[0].length);
  }
  return { name, rest, flags, line };
}

function afterHereDocuments(rest: string, lines: readonly string[], row: number): number {
  let last = row;
  for (const match of rest.matchAll(/<<-?\s*["']?([A-Za-z_]\w*)["']?/gu)) {
    const end = lines.findIndex((line, index) => index > last && line.trim() === match[1]);
    if (end < 0) return last;
    last = end;
  }
  return last;
}

/** Words of an instruction: the JSON form, or split at spaces with quotes heeded. */
export function argumentsOf(rest: string): { readonly words: readonly string[]; readonly isShell: boolean } {
  if (rest.startsWith("[")) {
    try {
      const list: unknown = JSON.parse(rest);
      if (Array.isArray(list) && list.every((one) => typeof one === "string")) return { words: list, isShell: false };
    } catch {
      // Not JSON: Docker takes it as a shell line, too.
    }
  }
  return {
    words: [...rest.matchAll(/(?:[^\s"']+|"[^"]*"|'[^']*')+/gu)].map(([word]) => unquoted(word)),
    isShell: true,
  };
}

/** `A=b C="d e"`, and the old `A b`. */
export function assignmentsOf(rest: string): readonly (readonly [string, string])[] {
  if (!/^[A-Za-z_][\w.-]*=/u.test(rest)) {
    const old = /^([A-Za-z_][\w.-]*)(?:\s+(.*))?$/su.exec(rest);
    return old === null || old[2] === undefined ? [] : [[old[1] ?? "", unquoted(old[2].trim())]];
  }
  return [...rest.matchAll(/(?<![\w.-])([A-Za-z_][\w.-]*)=((?:[^\s"'\\]+|\\.|"(?:[^"\\]|\\.)*"|'[^']*')*)/gsu)].map(
    ([, name = "", value = ""]) => [name, unquoted(value)],
  );
}

function unquoted(word: string): string {
  return word
    .replaceAll(
      /"((?:[^"\\]|\\.)*)"|'([^']*)'/gsu,
      (_, double: string | undefined, single: string | undefined) => double ?? single ?? "",
    )
    .replaceAll(/\\(.)/gsu, "$1");
}

/** `$A`, `${A}`, `${A:-b}` and `${A:+c}` from values; what has none stays. */
export function filled(text: string, values: ReadonlyMap<string, string>): string {
  if (!text.includes("$")) return text;
  return text.replaceAll(
    /(\\?)\$(?:\{([A-Za-z_]\w*)(?::?([-+])([^{}]*))?\}|([A-Za-z_]\w*))/gu,
    (
      whole,
      escaped: string,
      braced: string | undefined,
      operator: string | undefined,
      other: string | undefined,
      plain: string | undefined,
    ) => {
      if (escaped !== "") return whole.slice(1);
      const value = values.get(braced ?? plain ?? "");
      if (operator === "-") return value === undefined || value === "" ? filled(other ?? "", values) : value;
      if (operator === "+") return value === undefined || value === "" ? "" : (other ?? "");
      return value ?? whole;
    },
  );
}
