import { metamodel } from "@orrery/core/model/metamodel/index";
import { bashScript, type Described, fishScript, zshScript } from "../completion-scripts.ts";
import { findModel } from "../open-model.ts";
import { loadModel } from "../load-model.ts";
import { visible } from "../terminal/width.ts";
import { common } from "../arguments.ts";
import type { Command, Option } from "./command.ts";
import { commands } from "./index.ts";

const shells = ["bash", "zsh", "fish"] as const;

/** `orrery completion`: a script that makes a shell complete commands, options and the ids of a model. */
export const completion: Command<Record<never, never>> = {
  name: "completion",
  operands: shells.join("|"),
  takes: [1, 1],
  options: {},
  examples: [
    "source <(orrery completion bash)",
    'orrery completion zsh > "${fpath[1]}/_orrery"',
    "orrery completion fish > ~/.config/fish/completions/orrery.fish",
  ],

  async run(terminal, _values, [shell]) {
    // What the scripts themselves ask, at each press of the key: a model that is not there is no reason to say anything.
    if (shell === "ids" || shell === "views") {
      const place = findModel({ ...terminal, complain: () => undefined }, undefined);
      const model = place === undefined ? undefined : loadModel(place).workspace.model;
      const asked = shell === "ids" ? model?.elements() : model?.statements("view");
      for (const one of asked ?? []) terminal.print(visible(one.id));
      return 0;
    }
    const described: Described[] = [];
    const ruleIds = (await import("@orrery/core/rules/index")).rules.map(({ id }) => id);
    for (const [name, load] of Object.entries(commands)) {
      const { operands, options } = await load();
      const say = (option: string): string =>
        terminal.named(`${name}.option.${option}`) ?? terminal.named(`common.option.${option}`) ?? "";
      const all = Object.entries<Option>({ ...options, ...common }).map(([option, { short, ...rest }]) => ({
        name: option,
        short,
        words: "of" in rest ? rest.of : undefined,
        takesValue: rest.kind !== "flag",
        summary: say(option),
      }));
      described.push({
        name,
        summary: terminal.named(`${name}.summary`) ?? "",
        asks: /\bID\b/.test(operands) ? "ids" : /\bVIEW\b/.test(operands) ? "views" : undefined,
        words: wordsOf(operands, ruleIds),
        options: all,
      });
    }
    switch (shell) {
      case "bash":
        terminal.write(bashScript(described));
        return 0;
      case "zsh":
        terminal.write(zshScript(described));
        return 0;
      case "fish":
        terminal.write(fishScript(described));
        return 0;
      default:
        terminal.complain(
          terminal.text("completion.unknown", { shell: visible(shell ?? ""), shells: shells.join(", ") }),
        );
        return 2;
    }
  },
};

/** Operands that are words to choose from: `bash|zsh|fish`, the commands, the kinds, the rules. */
function wordsOf(operands: string, ruleIds: readonly string[]): readonly string[] {
  if (operands === "[COMMAND]") return Object.keys(commands);
  if (operands.startsWith("[KIND]"))
    return metamodel.kinds.filter((kind) => kind.layer !== undefined).map((kind) => kind.id);
  if (operands.startsWith("RULE")) return ruleIds;
  const [first = ""] = operands.split(" ");
  return /^[a-z]+(\|[a-z]+)+$/.test(first) ? first.split("|") : [];
}
