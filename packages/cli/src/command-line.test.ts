import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readArguments, splitCommand } from "./arguments.ts";
import { commands } from "./commands/index.ts";
import { runCommandLine } from "./command-line.ts";
import manifest from "../package.json" with { type: "json" };
import { folderWith, run } from "./world.fixtures.ts";

describe("wrong use is told, with what was meant, and ends with 2", () => {
  test.each([
    [["chekc"], "error: There is no command `chekc`.\nhint: did you mean `orrery check`?\n"],
    [["qwertz"], "error: There is no command `qwertz`.\nhint: `orrery help` shows all commands\n"],
    [["constructor"], "error: There is no command `constructor`.\nhint: `orrery help` shows all commands\n"],
    [["check", "--jsno"], "error: There is no option `--jsno`.\nhint: did you mean `--json`?\n"],
    [["check", "-z"], "error: There is no option `-z`.\nhint: `orrery help check` explains it\n"],
    [["check", "--constructor"], "error: There is no option `--constructor`.\nhint: `orrery help check` explains it\n"],
    [
      ["check", "--max", "many"],
      "error: `--max` takes a whole number; `many` is none.\nhint: `orrery help check` explains it\n",
    ],
    [
      ["check", "--max=-1"],
      "error: `--max` takes a whole number; `-1` is none.\nhint: `orrery help check` explains it\n",
    ],
    [["check", "--max"], "error: `--max` needs a value.\nhint: `orrery help check` explains it\n"],
    [["check", "--json=yes"], "error: `--json` takes no value.\nhint: `orrery help check` explains it\n"],
    [
      ["check", "--severity", "eror"],
      "error: `--severity` takes one of error, warning, info; `eror` is none of them.\nhint: did you mean `error`?\n",
    ],
    [["check", "a", "b"], "error: `b` is one word too many.\nhint: `orrery help check` explains it\n"],
    [["impact"], "error: Something is missing here: ID [DIR]\nhint: `orrery help impact` explains it\n"],
    [
      ["check", "a", "b", "--lang", "fr"],
      "erreur\u202f: «\u202fb\u202f» est un mot de trop.\nconseil\u202f: «\u202forrery help check\u202f» l’explique\n",
    ],
    [
      ["--lang", "fr", "chekc"],
      "erreur\u202f: La commande «\u202fchekc\u202f» n’existe pas.\nconseil\u202f: vouliez-vous dire «\u202forrery check\u202f»\u202f?\n",
    ],
    [["check\u001b[2J"], "error: There is no command `check␛[2J`.\nhint: `orrery help` shows all commands\n"],
  ])("%j", async (words, problems) => {
    expect(await run(words)).toEqual({ code: 2, output: "", problems });
  });
});

test("several words of an option, with commas or again, each once", () => {
  const options = { format: { kind: "choices", of: ["svg", "png", "pdf"] } } as const;
  expect(readArguments(["--format", "png, svg", "--format=png"], options)).toEqual({
    values: { format: ["png", "svg"] },
    operands: [],
  });
  expect(readArguments([], options)).toEqual({ values: { format: [] }, operands: [] });
  expect(readArguments(["--format", "png,"], options)).toMatchObject({ misuse: { values: { found: "" } } });
});

describe("help", () => {
  test("all commands", async () => {
    const { code, output } = await run([]);
    expect(code).toBe(0);
    expect(output).toBe((await run(["help"])).output);
    expect(output).toBe((await run(["--help"])).output);
    for (const name of Object.keys(commands)) expect(output).toMatch(new RegExp(`^ {2}${name} +\\S`, "m"));
  });

  test("of a command", async () => {
    const { code, output } = await run(["check", "--help"]);
    expect(code).toBe(0);
    expect(output).toMatchInlineSnapshot(`
      "orrery check · say everything that is wrong with a model, with its place

      Reads all .orrery files under a folder as one model. It reports every mistake in the texts at once:
      unreadable statements, unknown kinds, attributes and references, values with wrong units,
      relationships that cannot be. Then it checks the architecture against rules: what each finds is
      shown at its place, with the path or the values that prove it and what to do. Which rules apply, how
      grave they are and from when on a check fails is said by the policy in the model; without one all
      apply. Without a folder it takes the model around the current one.

      With --output the answer goes into a file, and what a person reads is printed beside it. The ending
      of the file says its format where --format does not: .sarif, .xml (JUnit), .md, .csv, .xlsx, .json.
      A folder takes all tables as CSV.

      Usage
        orrery check [DIR] [OPTIONS]

      Options
        --pack PACK                     only the rules of this pack; may be repeated
        --rule RULE                     only this rule, with all that it finds; may be repeated
        --no-rules                      check the texts only
        --severity error|warning|info   show only problems this severe or worse
        --fail-on error|warning|info|never
                                        fail (exit code 1) from this severity on; else the policy says so,
                                        else errors
        --baseline FILE                 findings that are known from before; else the file that the policy
                                        names
        --on DATE                       check as on this day; else the day of the model, else today
        --unknown                       also what nobody can tell, and which facts are missing
        --waived                        also what is waived or known from before
        --max N                         show at most so many problems (for people 50 mistakes, 20
                                        findings; up to 50,000 in files)
        -f, --format WORD               form of the answer: text, json, sarif, junit, markdown, csv, xlsx,
                                        oscal
        -o, --output FILE               write the answer into this file; \`-\` is stdout
        -q, --quiet                     print the verdict only
        --json                          the answer as JSON, for programs

      Examples
        orrery check
          the model around the current folder
        orrery check architecture --severity error
          errors only
        orrery check --pack security --unknown
          one pack, with the facts that are missing for an answer
        orrery check --no-rules
          the texts alone
        orrery check --fail-on warning -o checks.sarif
          for code scanning; warnings stop the build, too
        orrery check --json | jq '.counts'
          for scripts: counts and places as JSON

      Exit codes
        0  nothing at or above the severity that makes it fail
        1  errors in the texts or open findings at or above that severity
        2  the command was used wrongly, or a file could not be read or written

      With every command
        -h, --help    this help
        --lang en|fr  language; else ORRERY_LANG, LC_ALL, LC_MESSAGES, LANG decide
        --color       colours even when the output is no terminal
        --no-color    no colours; NO_COLOR=1 does the same
      "
    `);
    expect((await run(["help", "check"])).output).toBe(output);
    expect((await run(["-h", "check"])).output).toBe(output);
  });

  test("in French", async () => {
    expect((await run(["help", "show", "--lang=fr"])).output).toMatchInlineSnapshot(`
      "orrery show · tout montrer d’un élément, ou un modèle en chiffres

      Avec un identifiant : ce qui est dit de l’élément, par facette, ses parties, ses relations dans les
      deux sens, qui s’y réfère, ce qui ne va pas, et où chaque chose est écrite. Avec --stats (ou rien) :
      le modèle en chiffres.

      Usage
        orrery show [ID [DIR] | --stats [DIR]] [OPTIONS]

      Options
        --stats       le modèle en chiffres : éléments par type, relations par verbe, problèmes, fichiers,
                      temps
        --as-of DATE  l’état à une date, selon les dates des cycles de vie
        --all         les longues listes en entier
        --json        la réponse en JSON, pour les programmes

      Exemples
        orrery show shop
          tout sur un élément
        orrery show shop --as-of 2030-01-01
          de même, un jour à venir
        orrery show --stats
          le modèle autour du dossier courant, en chiffres
        orrery show --stats --json architecture
          de même pour les programmes, avec les millisecondes depuis le départ

      Codes de sortie
        0  c’est fait
        2  la commande est mal employée, ou un fichier n’a pu être lu ou écrit

      Avec chaque commande
        -h, --help    cette aide
        --lang en|fr  langue ; sinon ORRERY_LANG, LC_ALL, LC_MESSAGES, LANG décident
        --color       des couleurs même si la sortie n’est pas un terminal
        --no-color    pas de couleurs ; NO_COLOR=1 fait de même
      "
    `);
  });

  test.each(Object.keys(commands))(
    "of %s fits a window of 80 columns in both languages, but for lines to copy",
    async (name) => {
      for (const lang of ["en", "fr"]) {
        const { code, output } = await run(["help", name, "--lang", lang, "--no-color"], { columns: 80 });
        expect(code).toBe(0);
        const { examples } = await (commands[name] ?? (() => Promise.reject(new Error(name))))();
        const long = output.split("\n").filter((line) => line.length > 80 && !examples.includes(line.trim()));
        expect(long).toEqual([]);
      }
    },
  );

  test("of what is no command", async () => {
    expect(await run(["help", "imapct"])).toEqual({
      code: 2,
      output: "",
      problems: "error: There is no command `imapct`.\nhint: did you mean `orrery help impact`?\n",
    });
  });
});

test("the version, alone on a line", async () => {
  const version = { code: 0, output: `${manifest.version}\n`, problems: "" };
  expect(await run(["version"])).toEqual(version);
  expect(await run(["--version"])).toEqual(version);
  expect(await run(["-V"])).toEqual(version);
});

test("options and operands stand in any order", async () => {
  const folder = folderWith({ "m/a.orrery": 'application a "A"' });
  const usual = await run(["check", "m", "--json"], { folder });
  expect(usual.code).toBe(0);
  expect(await run(["check", "--json", "m"], { folder })).toEqual(usual);
  expect(await run(["--lang", "en", "check", "--json", "--", "m"], { folder })).toEqual(usual);
  expect(splitCommand(["--lang", "check", "list"])).toEqual({ name: "list", rest: ["--lang", "check"] });
});

test("a reader that goes away is no error", async () => {
  const folder = folderWith({ "m.orrery": 'application a "A"\napplication b "B"' });
  let pieces = 0;
  const gone = Object.assign(new Error("write EPIPE"), { code: "EPIPE", syscall: "write" });
  const code = await runCommandLine(["list", "--as", "tsv"], {
    environment: {},
    folder,
    output: {
      write: () => {
        pieces++;
        throw gone;
      },
    },
    problems: { write: () => true },
    input: (async function* () {})(),
    now: () => new Date(),
    milliseconds: () => 0,
  });
  expect(code).toBe(0);
  expect(pieces).toBe(1);
});

test("our own mistakes are not hidden", async () => {
  const broken = {
    write: () => {
      throw new TypeError("ours");
    },
  };
  const world = {
    environment: {},
    folder: "/",
    output: broken,
    problems: broken,
    input: (async function* () {})(),
    now: () => new Date(),
    milliseconds: () => 0,
  };
  await expect(runCommandLine(["version"], world)).rejects.toThrow("ours");
});

describe("whatever is typed", () => {
  const folder = folderWith({ "m/a.orrery": 'application a "A" { owner: u }\nunit u "U"\na uses a\n' });
  const option = fc.constantFrom(
    "--json",
    "--max",
    "--severity",
    "--where",
    "--sort",
    "--as",
    "--columns",
    "--up",
    "--verbs",
    "--depth",
    "--derived",
    "--stats",
    "--as-of",
    "--lang",
    "--",
    "-",
    "-h",
    "--check",
    "--driver",
    "-o",
    "--kind",
    "--format",
  );
  const word = fc.oneof(
    option,
    fc.constantFrom(
      "m",
      "a",
      "application",
      "2",
      "fr",
      "json",
      "owner=u",
      "-criticality",
      "uses",
      "HEAD",
      "bash",
      "check",
    ),
    fc.string({ maxLength: 6 }),
  );

  test("it is answered or refused, and never breaks", { timeout: 60_000 }, async () => {
    const name = fc.constantFrom("check", "list", "show", "impact", "diff", "help", "version", "completion", "");
    await fc.assert(
      fc.asyncProperty(name, fc.array(word, { maxLength: 5 }), async (command, words) => {
        const { code, problems } = await run(
          command === "" ? words : [command, ...words.filter((one) => one !== "serve")],
          { folder },
        );
        expect([0, 1, 2]).toContain(code);
        if (code === 2) expect(problems).not.toBe("");
      }),
      {
        numRuns: 400,
        examples: [
          ["list", ["--where", "", "--sort", ""]],
          ["diff", ["--driver", "a", "b", "c", "d", "e", "f", "g"]],
        ],
      },
    );
  });
});
