/** Values that are put into names from outside: by annotations, tags, settings classes, and functions that fill what a pointer names. */
import { type Defined, lastPart, type UnitFile } from "./defined.ts";
import { placeholders, variableExpression } from "./environment.ts";
import type { Annotation, Call, Expression } from "./outline.ts";

export function injectedInto(file: UnitFile): readonly Defined[] {
  return [
    ...annotated(file),
    ...settingsFields(file),
    ...file.outline.calls.flatMap((call) => outParameters(file, call)),
  ];
}

/** What annotations put into a field or a parameter. */
function annotated(file: UnitFile): readonly Defined[] {
  return file.outline.annotations.flatMap((annotation) => {
    const value = injected(annotation, file.outline.annotations);
    return value === undefined || annotation.on === ""
      ? []
      : [{ file, inside: annotation.inside, name: annotation.on, value, line: annotation.line }];
  });
}

function injected(annotation: Annotation, all: readonly Annotation[]): Expression | undefined {
  const {
    name,
    arguments: [first],
    named,
    line,
  } = annotation;
  const given = first ?? named["value"] ?? named["name"];
  switch (name.slice(name.lastIndexOf(".") + 1)) {
    case "Value":
    case "Property":
      return given?.is === "text"
        ? given.value.includes("${")
          ? placeholders(given.value, line)
          : name.endsWith("Property")
            ? variableExpression(given.value, named["defaultValue"], line)
            : undefined
        : undefined;
    case "ConfigProperty":
      return given?.is === "text" ? variableExpression(given.value, named["defaultValue"], line) : undefined;
    case "env":
    case "envconfig":
    case "envvar":
      return first?.is === "text" ? ofTag(first.value, annotation, all) : undefined;
    default:
      return undefined;
  }
}

/** `env:"X,default=y"`, `envconfig:"X" default:"y"`, `env:"X" envDefault:"y"`. */
function ofTag(tag: string, annotation: Annotation, all: readonly Annotation[]): Expression | undefined {
  const [variable = "", ...options] = tag.split(",");
  if (!/^\w+$/u.test(variable)) return undefined;
  const option = options.map((one) => /^\s*default=(.*)$/u.exec(one)?.[1]).find((one) => one !== undefined);
  const beside = all.find(
    ({ name, on, line }) =>
      on === annotation.on && line === annotation.line && (name === "default" || name === "envDefault"),
  )?.arguments[0];
  const fallback: Expression | undefined =
    option === undefined ? beside : { is: "text", value: option, line: annotation.line };
  return variableExpression(variable, fallback, annotation.line);
}

/** Fields of settings classes: pydantic reads them by their name, Spring by prefix and name. */
function settingsFields(file: UnitFile): readonly Defined[] {
  const { outline } = file;
  const prefixes = new Map<string, string>();
  for (const {
    name,
    on,
    arguments: [first],
    named,
  } of outline.annotations) {
    if (!/(?:^|\.)(?:ConfigurationProperties|ConfigMapping|ConfigProperties)$/u.test(name)) continue;
    const prefix = first ?? named["prefix"] ?? named["value"];
    if (prefix?.is === "text") prefixes.set(on, prefix.value);
  }
  const settings = new Set(
    outline.types
      .filter(({ supertypes }) => supertypes.some((one) => /(?:^|\.)BaseSettings$/u.test(one)))
      .map(({ name }) => name),
  );
  if (prefixes.size + settings.size === 0) return [];
  // Parameters of methods stand inside a function, and are no fields.
  const types = new Set(outline.types.map(({ name }) => name));
  return outline.definitions.flatMap((one) => {
    const prefix = prefixes.get(one.inside) ?? prefixes.get(one.inside.split(".")[0] ?? "");
    if (prefix !== undefined && one.inside.split(".").every((part) => types.has(part))) {
      const inner = one.inside
        .split(".")
        .slice(1)
        .map((part) => `${kebab(part)}.`)
        .join("");
      const fallback = one.value.is === "text" ? one.value : undefined;
      const value = variableExpression(`${prefix}.${inner}${kebab(one.name)}`, fallback, one.line);
      return [{ file, inside: one.inside, name: one.name, line: one.line, value }];
    }
    if (!settings.has(one.inside)) return [];
    const given =
      one.value.is === "call" ? (one.value.call.named["env"] ?? one.value.call.named["validation_alias"]) : undefined;
    const variable = given?.is === "text" ? given.value : one.name.toUpperCase();
    const fallback =
      one.value.is === "call"
        ? (one.value.call.named["default"] ?? one.value.call.arguments[0])
        : one.value.is === "unknown"
          ? undefined
          : one.value;
    return [
      {
        file,
        inside: one.inside,
        name: one.name,
        line: one.line,
        value: variableExpression(variable, fallback, one.line),
      },
    ];
  });
}

function kebab(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/gu, "$1-$2").toLowerCase();
}

/** `mustMapEnv(&svc.cartAddr, "CART_ADDR")`: the variable lands in what the pointer names. */
function outParameters(file: UnitFile, call: Call): readonly Defined[] {
  if (file.outline.language !== "go" || !/(?:env|StringVar)/iu.test(lastPart(call.callee))) return [];
  const target = call.arguments.find((one) => one.is === "name");
  const variable = call.arguments.findIndex((one) => one.is === "text" && /^[A-Z][A-Z0-9_]+$/u.test(one.value));
  const key = call.arguments[variable];
  if (target?.is !== "name" || key?.is !== "text") return [];
  const dot = target.name.lastIndexOf(".");
  return [
    {
      file,
      inside: dot < 0 ? call.inside : target.name.slice(0, dot),
      name: target.name.slice(dot + 1),
      value: variableExpression(key.value, call.arguments[variable + 1], call.line),
      line: call.line,
    },
  ];
}
