/** A plan or state beside the code that it came from: one root, values over code, references of the code kept. */
import { type Fields, fieldsOf, isFields, isList, isUnknown, pointersIn, type Value } from "../evaluate/value.ts";
import { moduleType } from "../resource-types/modules.ts";
import type { RemoteModule, TerraformResource, TerraformRoot } from "../root.ts";

export function merged(code: TerraformRoot, state: TerraformRoot): TerraformRoot {
  const values = new Map(state.resources.map((resource) => [resource.address, resource]));
  const used = new Set<string>();
  const resources = code.resources.map((resource) => {
    const value = values.get(resource.address);
    if (value === undefined) return resource;
    used.add(resource.address);
    return {
      ...resource,
      config: valuesOver(resource.config, value.config),
      ...(value.count === undefined ? {} : { count: value.count, others: value.others }),
    };
  });
  const modules = code.modules.map((module) => {
    const inner = insideOf(module, state.resources);
    if (inner === undefined) return module;
    used.add(inner.address);
    return { ...module, config: valuesOver(module.config, inner.config) };
  });
  const others = state.resources.filter(({ address }) => !used.has(address));
  return {
    ...code,
    resources: [...resources, ...others],
    modules,
    providers: code.providers.length > 0 ? code.providers : state.providers,
  };
}

/** The resource for which a module from elsewhere is made. */
function insideOf(module: RemoteModule, resources: readonly TerraformResource[]): TerraformResource | undefined {
  const type = moduleType(module.source)?.type;
  return resources.find((resource) => resource.type === type && resource.address.startsWith(`${module.address}.`));
}

function valuesOver(code: Fields, state: Fields): Fields {
  const names = new Set([...code.fields.keys(), ...state.fields.keys()]);
  return fieldsOf([...names].map((name) => [name, valueOver(code.fields.get(name), state.fields.get(name))] as const));
}

function valueOver(code: Value | undefined, state: Value | undefined): Value {
  if (state === undefined || state === null || (isList(state) && state.length === 0)) return code ?? null;
  if (code === undefined || code === null) return state;
  if (isUnknown(state)) return code;
  if (isFields(code) && isFields(state)) return valuesOver(code, state);
  return pointersIn(code).length > 0 ? code : state;
}
