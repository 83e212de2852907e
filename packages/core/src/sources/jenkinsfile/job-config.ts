/** `config.xml` of a job of Jenkins: the script that it holds, or the steps that were put together in its pages. */
import { lineOfTag, type XmlElement } from "../archimate/xml.ts";
import { deedsOfCommand } from "../parts/delivery/commands.ts";
import type { Deed } from "../parts/delivery/deed.ts";
import { commandsIn } from "../parts/delivery/shell.ts";

export interface JobConfig {
  /** Text of a pipeline, where the job holds it itself. */
  readonly script?: { readonly text: string; readonly line: number };
  /** Path of the Jenkinsfile, where it takes that from a repository. */
  readonly scriptPath?: string;
  readonly deeds: readonly Deed[];
  readonly schedules: readonly string[];
  readonly credentials: readonly string[];
  readonly runner?: string;
}

/** Root elements of jobs: pipelines, free style, Maven, folders of branches. */
export function isJobConfig(root: XmlElement): boolean {
  return (
    /^(?:flow-definition|project|maven2-moduleset|matrix-project|org\.jenkinsci\.plugins\.workflow\.multibranch\.WorkflowMultiBranchProject)$/u.test(
      root.name,
    ) && root.children.some(({ name }) => /^(?:definition|builders|scm|triggers|properties|factory|goals)$/u.test(name))
  );
}

export function readJobConfig(root: XmlElement, file: string): JobConfig {
  const all = [...elementsIn(root, 0)];
  const script = all.find(({ name }) => name === "script" && root.name === "flow-definition");
  const scriptPath = all.find(({ name }) => name === "scriptPath")?.text.trim();
  const runner = root.children.find(({ name }) => name === "assignedNode")?.text.trim();
  return {
    ...(script === undefined ? {} : { script: { text: script.text, line: lineOfTag(script) } }),
    ...(scriptPath === undefined || scriptPath === "" ? {} : { scriptPath }),
    ...(runner === undefined || runner === "" ? {} : { runner }),
    deeds: all.flatMap((element) => deedsOf(element, file)),
    schedules: all.flatMap(({ name, children }) =>
      /TimerTrigger$|SCMTrigger$/u.test(name)
        ? children
            .filter((child) => child.name === "spec")
            .flatMap(({ text }) => (text.trim() === "" ? [] : [text.trim()]))
        : [],
    ),
    credentials: all.flatMap(({ name, text }) => (name === "credentialsId" && text.trim() !== "" ? [text.trim()] : [])),
  };
}

function* elementsIn(element: XmlElement, depth: number): Iterable<XmlElement> {
  yield element;
  if (depth < 50) for (const child of element.children) yield* elementsIn(child, depth + 1);
}

/** Steps that run a command. */
function deedsOf(element: XmlElement, file: string): readonly Deed[] {
  const { name, children } = element;
  const line = lineOfTag(element);
  const value = (tag: string): string => children.find((child) => child.name === tag)?.text ?? "";
  const script = /tasks\.(?:Shell|BatchFile)$/u.test(name)
    ? value("command")
    : name.endsWith("tasks.Maven")
      ? `mvn ${value("targets").replaceAll(/\s+/gu, " ")}`
      : name.endsWith("Gradle")
        ? `gradle ${value("tasks").replaceAll(/\s+/gu, " ")}`
        : name === "maven2-moduleset"
          ? `mvn ${value("goals")}`
          : "";
  return commandsIn(script, { folder: ".", line, variables: new Map([["WORKSPACE", "."]]) }).flatMap((command) => [
    ...deedsOfCommand(command, file),
  ]);
}
