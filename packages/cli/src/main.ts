/** The entry of the command `orrery`: gives the world of Node to the command line and its exit code to the shell. */
import { runCommandLine } from "./command-line.ts";

process.exitCode = await runCommandLine(process.argv.slice(2), {
  environment: process.env,
  folder: process.cwd(),
  output: process.stdout,
  problems: process.stderr,
  input: process.stdin,
  now: () => new Date(),
  milliseconds: () => performance.now(),
});
