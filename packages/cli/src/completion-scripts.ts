/** Completion scripts for the three shells, made from what the commands say about themselves. */

export interface Described {
  readonly name: string;
  readonly summary: string;
  /** Ids of the model that the first operand is one of: of elements, or of views. */
  readonly asks: "ids" | "views" | undefined;
  /** Words that the first operand is one of. */
  readonly words: readonly string[];
  readonly options: readonly DescribedOption[];
}

interface DescribedOption {
  readonly name: string;
  readonly short: string | undefined;
  readonly words: readonly string[] | undefined;
  readonly takesValue: boolean;
  readonly summary: string;
}

/** For bash 3.2 and newer, with or without the package bash-completion. */
export function bashScript(commands: readonly Described[]): string {
  const names = commands.map((command) => command.name).join(" ");
  const options = commands.map(
    (command) => `    ${command.name}) options="${command.options.map((option) => `--${option.name}`).join(" ")}" ;;`,
  );
  const values = commands.flatMap((command) =>
    command.options.flatMap((option) =>
      option.words === undefined
        ? []
        : [`    "${command.name} --${option.name}") words="${option.words.join(" ")}" ;;`],
    ),
  );
  const operands = commands.flatMap((command) => {
    if (command.asks !== undefined)
      return [`    ${command.name}) words="$(orrery completion ${command.asks} 2>/dev/null)" ;;`];
    return command.words.length > 0 ? [`    ${command.name}) words="${command.words.join(" ")}" ;;`] : [];
  });
  return `# Completion of orrery for bash:  source <(orrery completion bash)
_orrery() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command="" options="" words="" at
  for ((at = 1; at < COMP_CWORD; at++)); do
    case "\${COMP_WORDS[at]}" in -*) ;; *) command="\${COMP_WORDS[at]}"; break ;; esac
  done
  COMPREPLY=()
  if [ -z "$command" ]; then
    COMPREPLY=($(compgen -W "${names} --help --version --lang" -- "$word"))
    return
  fi
  case "$command" in
${options.join("\n")}
  esac
  case "$command $before" in
${values.join("\n")}
  esac
  if [ -n "$words" ]; then
    COMPREPLY=($(compgen -W "$words" -- "$word"))
    return
  fi
  case "$word" in
    -*) COMPREPLY=($(compgen -W "$options" -- "$word")); return ;;
  esac
  case "$command" in
${operands.join("\n")}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word") $(compgen -f -- "$word"))
}
complete -o filenames -F _orrery orrery
`;
}

/** For zsh, as a file \`_orrery\` on \`fpath\` or sourced after \`compinit\`. */
export function zshScript(commands: readonly Described[]): string {
  const names = commands.map((command) => `    ${single(`${escapeColon(command.name)}:${command.summary}`)}`);
  const cases = commands.map((command) => {
    const specs = command.options.flatMap(zshOption).map((spec) => `        ${single(spec)}`);
    const first =
      command.asks !== undefined
        ? `1:id:_orrery_${command.asks}`
        : command.words.length > 0
          ? `1:word:(${command.words.join(" ")})`
          : "1:path:_files";
    return `      ${command.name})\n        _arguments -s \\\n${[...specs, `        ${single(first)}`, `        ${single("*:path:_files")}`].join(" \\\n")}\n        ;;`;
  });
  return `#compdef orrery
# Completion of orrery for zsh:  orrery completion zsh > "\${fpath[1]}/_orrery"
${zshIds("ids")}
${zshIds("views")}
_orrery() {
  local -a commands
  commands=(
${names.join("\n")}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command="\${words[2]}"
  shift words
  (( CURRENT-- ))
  case "$command" in
${cases.join("\n")}
  esac
}
if [ "$funcstack[1]" = "_orrery" ]; then
  _orrery "$@"
else
  compdef _orrery orrery
fi
`;
}

/** For fish. */
export function fishScript(commands: readonly Described[]): string {
  const names = commands.map(
    (command) => `complete -c orrery -n __fish_use_subcommand -f -a ${command.name} -d ${fishText(command.summary)}`,
  );
  const options = commands.flatMap((command) => {
    const when = `-n ${fishText(`__fish_seen_subcommand_from ${command.name}`)}`;
    const own = command.options.map((option) => {
      const value =
        option.words === undefined ? (option.takesValue ? " -r" : "") : ` -x -a ${fishText(option.words.join(" "))}`;
      return `complete -c orrery ${when}${option.short === undefined ? "" : ` -s ${option.short}`} -l ${option.name}${value} -d ${fishText(option.summary)}`;
    });
    const operand =
      command.asks !== undefined
        ? [`(orrery completion ${command.asks} 2>/dev/null)`]
        : command.words.length > 0
          ? [command.words.join(" ")]
          : [];
    return [...own, ...operand.map((words) => `complete -c orrery ${when} -f -a ${fishText(words)}`)];
  });
  return `# Completion of orrery for fish:  orrery completion fish > ~/.config/fish/completions/orrery.fish\n${[...names, ...options].join("\n")}\n`;
}

/** A function that offers ids of the model; where views are asked for, the model may stand there as well. */
function zshIds(asked: "ids" | "views"): string {
  return `_orrery_${asked}() {
  local -a ids
  ids=(\${(f)"$(orrery completion ${asked} 2>/dev/null)"})
  compadd -a ids${asked === "views" ? "\n  _files" : ""}
}`;
}

function zshOption(option: DescribedOption): readonly string[] {
  const summary = option.summary
    .replaceAll("\\", "\\\\")
    .replaceAll("[", "\\[")
    .replaceAll("]", "\\]")
    .replaceAll(":", "\\:");
  const value =
    option.words === undefined ? (option.takesValue ? ":value:_files" : "") : `:word:(${option.words.join(" ")})`;
  const names = option.short === undefined ? [`--${option.name}`] : [`-${option.short}`, `--${option.name}`];
  return names.map((name) => `${name}[${summary}]${value}`);
}

function escapeColon(text: string): string {
  return text.replaceAll(":", "\\:");
}

function single(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function fishText(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
