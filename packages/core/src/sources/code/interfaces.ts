/** Interfaces of Java by which one program calls another as if it were its own: Dubbo, service proxies of Vert.x. */
import type { Expression } from "./outline.ts";
import { lastPart, type UnitFile } from "./defined.ts";

/** Interfaces that a file offers to other programs, by their short name. */
export function interfacesOffered({ outline }: UnitFile): readonly string[] {
  if (!/^(?:java|kotlin|scala|groovy)$/u.test(outline.language)) return [];
  const isDubbo = outline.imports.some(({ path }) => path.includes("dubbo"));
  const offering = new Set(
    outline.annotations.flatMap(({ name, on }) =>
      lastPart(name) === "DubboService" || (isDubbo && lastPart(name) === "Service") ? [on] : [],
    ),
  );
  const ofDubbo = outline.types.flatMap(({ name, supertypes }) => (offering.has(name) ? supertypes : []));
  const ofVertx = outline.calls.flatMap(({ callee, arguments: [first] }) =>
    /(?:^|[.\s])(?:ProxyHelper\.registerService|ServiceBinder(?:\.\w+)*\.register)$/u.test(callee)
      ? classNamed(first)
      : [],
  );
  return [...new Set([...ofDubbo, ...ofVertx].map(shortName))].filter((name) => name !== "");
}

/** Interfaces of others that a file calls, with the line. */
export function interfacesCalled({ outline }: UnitFile): readonly { readonly name: string; readonly line: number }[] {
  if (!/^(?:java|kotlin|scala|groovy)$/u.test(outline.language)) return [];
  const isDubbo = outline.imports.some(({ path }) => path.includes("dubbo"));
  const ofDubbo = outline.annotations
    .filter(({ name }) => lastPart(name) === "DubboReference" || (isDubbo && lastPart(name) === "Reference"))
    .flatMap(({ on, inside, line }) => {
      const type = outline.definitions.find((one) => one.name === on && one.inside === inside)?.type;
      return type === undefined ? [] : [{ name: shortName(type), line }];
    });
  const ofVertx = outline.calls.flatMap(({ callee, arguments: given, line }) =>
    /(?:^|[.\s])(?:EventBusService\.get(?:Service)?Proxy|ProxyHelper\.createProxy|ServiceProxyBuilder(?:\.\w+)*\.build)$/u.test(
      callee,
    )
      ? given.flatMap(classNamed).map((name) => ({ name: shortName(name), line }))
      : [],
  );
  return [...ofDubbo, ...ofVertx].filter(({ name }) => name !== "");
}

function classNamed(expression: Expression | undefined): readonly string[] {
  return expression?.is === "name" && expression.name.endsWith(".class")
    ? [expression.name.slice(0, -".class".length)]
    : [];
}

function shortName(type: string): string {
  return lastPart(type.replace(/<.*$/u, ""));
}
