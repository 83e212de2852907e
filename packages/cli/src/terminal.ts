/**
 * The terminal: the one place that prints. Results go to stdout, everything said beside them to stderr, so that a result can be
 * piped; when the reader at the other end of a pipe goes away the rest is dropped without a word.
 */
import type { Locale } from "@orrery/core/base/codes";
import type { MessageKey } from "./messages/keys.ts";
import type { MessageValues, Speech } from "./messages/messages.ts";
import { makePaint, type Paint, wantsColour } from "./terminal/paint.ts";

/** Where the process stands: what Node gives, or what a test makes up. */
export interface World {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The current folder, absolute. */
  readonly folder: string;
  readonly output: Stream;
  readonly problems: Stream;
  readonly input: AsyncIterable<Uint8Array | string>;
  readonly now: () => Date;
  /** Since the process began. */
  readonly milliseconds: () => number;
}

/** The part of a stream of Node that printing needs. */
export interface Stream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(chunk: string | Uint8Array): unknown;
  on?(event: "error", listener: (error: NodeJS.ErrnoException) => void): unknown;
}

/** What a command sees of the world outside the disk. */
export interface Terminal {
  readonly locale: Locale;
  /** The current folder, absolute. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Colours for what is printed, and for what is said beside it. */
  readonly paint: Paint;
  readonly paintBeside: Paint;
  /** Columns of the window; undefined when stdout is no terminal, and lines may be of any length. */
  readonly width: number | undefined;
  /** The message of a key in the person's language. */
  readonly text: (key: MessageKey, values?: MessageValues) => string;
  /** The message of a key that is put together, undefined where there is none. */
  readonly named: (key: string, values?: MessageValues) => string | undefined;
  readonly number: (value: number) => string;
  /** A line of the result. */
  readonly print: (line?: string) => void;
  /** A piece of the result as it is. */
  readonly write: (piece: string | Uint8Array) => void;
  /** The result as JSON. */
  readonly json: (answer: object) => void;
  /** A line beside the result. */
  readonly say: (line: string) => void;
  /** What the person has to put right, beside the result; a hint says how. */
  readonly complain: (sentence: string, hint?: string) => void;
  /** What is going on, on one line that the next one replaces; only where somebody watches. Undefined clears it. */
  readonly progress: (sentence: string | undefined) => void;
  /** The day by the clock on the wall, `2026-11-21`. */
  readonly today: () => string;
  /** Since the process began. */
  readonly milliseconds: () => number;
  /** All bytes of stdin. */
  readonly readInput: () => Promise<Uint8Array>;
}

/** A terminal on streams. */
export function makeTerminal(world: World, speech: Speech, colour: boolean | undefined): Terminal {
  const wish = { environment: world.environment, asked: colour };
  const paintBeside = makePaint(wantsColour(world.problems, wish));
  const output = openStream(world.output);
  const problems = openStream(world.problems);
  let isProgressing = false;
  const clear = (): void => {
    if (isProgressing) problems("\r\u001b[2K");
    isProgressing = false;
  };
  const say = (line: string): void => {
    clear();
    problems(`${line}\n`);
  };
  const write = (piece: string | Uint8Array): void => {
    clear();
    output(piece);
  };
  return {
    locale: speech.locale,
    folder: world.folder,
    environment: world.environment,
    paint: makePaint(wantsColour(world.output, wish)),
    paintBeside,
    width: widthOfWindow(world),
    text: speech.text,
    named: speech.named,
    number: speech.number,
    print: (line = "") => write(`${line}\n`),
    write,
    json: (answer) => write(`${JSON.stringify(answer, undefined, 2)}\n`),
    say,
    complain: (sentence, hint) => {
      say(`${paintBeside.bold(paintBeside.red(speech.text("error")))} ${sentence}`);
      if (hint !== undefined) say(`${paintBeside.cyan(speech.text("hint"))} ${hint}`);
    },
    progress: (sentence) => {
      if (world.problems.isTTY !== true || world.environment["TERM"] === "dumb") return;
      clear();
      if (sentence === undefined) return;
      problems(paintBeside.dim(sentence));
      isProgressing = true;
    },
    today: () => dayOf(world.now()),
    milliseconds: () => Math.round(world.milliseconds()),
    readInput: () => readAll(world.input),
  };
}

/** Writing that stops for good when the reader has gone (EPIPE); any other fault of a stream is ours to hear of. */
function openStream(stream: Stream): (piece: string | Uint8Array) => void {
  let isOpen = true;
  const fail = (error: NodeJS.ErrnoException): void => {
    if (error.code !== "EPIPE" && error.code !== "ERR_STREAM_DESTROYED") throw error;
    isOpen = false;
  };
  stream.on?.("error", fail);
  return (piece) => {
    if (!isOpen) return;
    try {
      stream.write(piece);
    } catch (error) {
      fail(error as NodeJS.ErrnoException);
    }
  };
}

function widthOfWindow({ output, environment }: World): number | undefined {
  if (output.isTTY !== true) return undefined;
  const asked = Number(environment["COLUMNS"]);
  return Math.max(40, output.columns ?? (Number.isInteger(asked) && asked > 0 ? asked : 80));
}

function dayOf(now: Date): string {
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

async function readAll(input: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of input) parts.push(typeof part === "string" ? Buffer.from(part) : part);
  return new Uint8Array(Buffer.concat(parts));
}
