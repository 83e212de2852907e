/** What an expression may be worth, by following names, parameters and functions through the files of a unit. */
import { readOfCall, readOfKey, readOfName } from "./environment.ts";
import { formatted } from "./formats.ts";
import type { Call, Expression, FunctionOutline } from "./outline.ts";
import { lastPart, outerPart } from "./defined.ts";
import { findDefinitions, functionAt, type Standing } from "./find-definitions.ts";
import type { CallSite, KnownFunction, UnitIndex } from "./unit-index.ts";
import { either, hole, isHole, joined, MOST_VALUES, type Value, wholeText } from "./values.ts";

/** Steps through names, parameters and calls from one expression to its value. */
const DEEPEST = 9;
/** Expressions that are looked at for the value of one. */
const MOST_STEPS = 400;
/** A function that is called from more places is no helper that passes an address along. */
const MOST_SITES = 40;

interface Context extends Standing {
  readonly depth: number;
  /** Names that are being followed: a name that needs itself has no value. */
  readonly following: ReadonlySet<string>;
  /** What one call gives the parameters of the function that is being followed. */
  readonly bound?: { readonly inside: string; readonly values: ReadonlyMap<string, readonly Value[]> };
}

export class Evaluator {
  readonly index: UnitIndex;
  readonly #known = new Map<Expression, readonly Value[]>();
  #steps = 0;

  constructor(index: UnitIndex) {
    this.index = index;
  }

  /** Every value that the source shows; one hole where it shows none. */
  valuesOf(expression: Expression | undefined, standing: Standing): readonly Value[] {
    if (expression === undefined) return [hole];
    const known = this.#known.get(expression);
    if (known !== undefined) return known;
    this.#steps = 0;
    const found = this.#evaluate(expression, { ...standing, depth: 0, following: new Set() });
    this.#known.set(expression, found);
    return found;
  }

  #evaluate(expression: Expression, context: Context): readonly Value[] {
    if (context.depth > DEEPEST || ++this.#steps > MOST_STEPS) return [hole];
    switch (expression.is) {
      case "text":
        return [[{ is: "text", text: expression.value, at: { file: context.file.path, line: expression.line } }]];
      case "constant":
        return /^\d+$/u.test(expression.value)
          ? [[{ is: "text", text: expression.value, at: { file: context.file.path } }]]
          : [hole];
      case "name":
        return this.#nameValues(expression.name, expression.line, context);
      case "join":
        return joined(expression.parts.slice(0, 40).map((part) => this.#evaluate(part, deeper(context))));
      case "either":
        return either(expression.of.slice(0, 8).flatMap((one) => this.#evaluate(one, deeper(context))));
      case "list":
        return limited(expression.items.slice(0, 12).flatMap((item) => this.#evaluate(item, deeper(context))));
      case "call":
        return this.#callValues(expression.call, context);
      case "record":
      case "unknown":
        return [hole];
    }
  }

  #nameValues(name: string, line: number, context: Context): readonly Value[] {
    const variable = readOfName(name);
    if (variable !== undefined)
      return [[{ is: "variable", name: variable, fallbacks: [], at: { file: context.file.path, line } }]];
    const mark = `${context.file.path} ${context.inside} ${name}`;
    if (context.following.has(mark)) return [hole];
    const next: Context = { ...context, depth: context.depth + 1, following: new Set([...context.following, mark]) };
    const definitions = findDefinitions(this.index, name, context);
    const parameters = this.#parameterValues(name, next);
    const values = definitions
      .slice(0, 12)
      .flatMap((one) => this.#evaluate(one.value, { ...next, file: one.file, inside: one.around ?? one.inside }));
    // What callers give are different values, and none is what another falls back to.
    return limited([...either(values), ...parameters]);
  }

  /** What callers give for a parameter of the function around. */
  #parameterValues(name: string, context: Context): readonly Value[] {
    if (!/^\w+$/u.test(name)) return [];
    for (let inside = context.inside; inside !== ""; inside = outerPart(inside)) {
      const given = context.bound?.inside === inside ? context.bound.values.get(name) : undefined;
      if (given !== undefined) return given;
      const own = functionAt(this.index, inside, context.file);
      const position = own?.parameters.findIndex((parameter) => parameter.name === name) ?? -1;
      if (own === undefined || position < 0) continue;
      return limited(
        this.#sitesOf(own, inside).flatMap(({ file, call }) => {
          const given = call.named[name] ?? call.arguments[position];
          return given === undefined ? [] : this.#evaluate(given, { ...context, file, inside: call.inside });
        }),
      );
    }
    return [];
  }

  #sitesOf(own: FunctionOutline, inside: string): readonly CallSite[] {
    const isConstructor =
      /^(?:constructor|__init__|__construct|initialize)$/u.test(own.name) || own.name === lastPart(outerPart(inside));
    const type = lastPart(outerPart(inside));
    const sites = isConstructor
      ? [...(this.index.calls.get(`new ${type}`) ?? []), ...(this.index.calls.get(type) ?? [])]
      : (this.index.calls.get(own.name) ?? []);
    const fitting = sites.filter(
      ({ call }) => call.arguments.length + Object.keys(call.named).length <= own.parameters.length + 1,
    );
    return fitting.length > MOST_SITES ? [] : fitting;
  }

  #callValues(call: Call, context: Context): readonly Value[] {
    const read = readOfCall(call, context.file.outline.language);
    if (read !== undefined) {
      const fallbacks =
        read.fallback === undefined
          ? []
          : this.#evaluate(read.fallback, deeper(context)).filter((value) => !isHole(value) && wholeText(value) !== "");
      return [[{ is: "variable", name: read.variable, fallbacks, at: { file: context.file.path, line: call.line } }]];
    }
    const evaluate = (one: Expression): readonly Value[] => this.#evaluate(one, deeper(context));
    const format = formatted(call, evaluate);
    if (format !== undefined) return format;
    const own = this.#functionValues(call, context);
    if (own !== undefined) return own;
    return this.#passedThrough(call, evaluate, context);
  }

  /** What a function of the unit gives back. */
  #functionValues(call: Call, context: Context): readonly Value[] | undefined {
    const known = (this.index.functions.get(lastPart(call.callee)) ?? []).filter(
      ({ outline }) => outline.returns.length > 0 && outline.returns.length < 6,
    );
    if (known.length === 0 || known.length > 4) return undefined;
    const mark = `${call.callee}()`;
    if (context.following.has(mark)) return undefined;
    const following = new Set([...context.following, mark]);
    const found = known.flatMap((one) => this.#returned(one, call, { ...context, following }));
    const useful = found.filter((value) => !isHole(value));
    return useful.length === 0 ? undefined : limited(useful);
  }

  #returned({ file, outline }: KnownFunction, call: Call, context: Context): readonly Value[] {
    const inside = outline.inside === "" ? outline.name : `${outline.inside}.${outline.name}`;
    const bound = new Map(
      outline.parameters.map((parameter, position) => [
        parameter.name,
        this.#evaluate(call.named[parameter.name] ?? call.arguments[position] ?? { is: "unknown" }, deeper(context)),
      ]),
    );
    const inner: Context = {
      file,
      inside,
      depth: context.depth + 1,
      following: context.following,
      bound: { inside, values: bound },
    };
    return either(outline.returns.flatMap((one) => this.#evaluate(one, inner)));
  }

  /** Calls that give back what they are given or stand on, more or less: `new URL(x)`, `x.trim()`, `Optional.ofNullable(x).orElse(d)`. */
  #passedThrough(call: Call, evaluate: (one: Expression) => readonly Value[], context: Context): readonly Value[] {
    const { callee, receiver, arguments: given } = call;
    const [first, second] = given;
    const name = lastPart(callee);
    if (receiver !== undefined && receiver.is !== "unknown") {
      const base = evaluate(receiver);
      if (
        /^(?:orElse|orElseGet|unwrap_or|unwrap_or_else|getOrElse|or|GetValueOrDefault|or_else|default|presence)$/u.test(
          name,
        ) &&
        first !== undefined
      )
        return either([...base, ...evaluate(first)]);
      if (/^(?:concat|resolve|join|path|pathSegment|appendPath)$/u.test(name) && first !== undefined)
        return joined([base, evaluate(first)]);
      if (!base.every(isHole)) return base;
    }
    if (wrappers.test(callee) && first !== undefined) {
      if (callee.endsWith("JoinHostPort") && second !== undefined)
        return joined([
          evaluate(first),
          [[{ is: "text", text: ":", at: { file: context.file.path, line: call.line } }]],
          evaluate(second),
        ]);
      // `new URL("http", host, port, path)` of Java.
      if (/(?:^| )URL$/u.test(callee) && given.length > 2 && second !== undefined) {
        const between = (text: string): readonly Value[] => [
          [{ is: "text", text, at: { file: context.file.path, line: call.line } }],
        ];
        return joined([evaluate(first), between("://"), evaluate(second), between("/")]);
      }
      if (/(?:new URL|urljoin|resolve)$/u.test(callee) && second !== undefined) {
        const base = evaluate(second);
        if (!base.every(isHole) && !/JoinPath/u.test(callee)) return /urljoin/u.test(callee) ? evaluate(first) : base;
      }
      return evaluate(first);
    }
    // `config.get("redis.url")` and getters: the name says where the value is.
    const path =
      first?.is === "text" &&
      /\.(?:get|getOrThrow|GetString)$/u.test(callee) &&
      /^[\w-]+(?:\.[\w-]+)+$/u.test(first.value)
        ? first.value
        : undefined;
    if (path !== undefined) return this.#nameValues(path, call.line, context);
    // `CONFIG["CART_URL"]` is what was put there under that key.
    if (name.endsWith("[]") && first?.is === "text" && /^\w+$/u.test(first.value)) {
      const put = this.#nameValues(`${callee.slice(0, -2)}.${first.value}`, call.line, context);
      if (!put.every(isHole)) return put;
    }
    const key = first?.is === "text" ? readOfKey(callee, first.value) : undefined;
    if (key !== undefined)
      return [[{ is: "variable", name: key, fallbacks: [], at: { file: context.file.path, line: call.line } }]];
    const property = given.length === 0 ? /(?:^|\.)get([A-Z]\w+)$/u.exec(callee)?.[1] : undefined;
    if (property !== undefined) {
      const object = callee.slice(0, Math.max(0, callee.length - property.length - 4));
      return this.#nameValues(
        `${object === "" ? "this" : object}.${property[0]?.toLowerCase() ?? ""}${property.slice(1)}`,
        call.line,
        context,
      );
    }
    // A record accessor or a method without arguments: `endpoints.catalog()`.
    if (given.length === 0 && /\.\w+$/u.test(callee) && /(?:url|uri|host|address|endpoint)s?\w*\.\w+$/iu.test(callee))
      return this.#nameValues(callee, call.line, context);
    const wrapped =
      receiver === undefined &&
      given.length > 0 &&
      /\.(?:trim|strip|rstrip|toString|TrimEnd|Trim|replace|Replace|split|rsplit|toLowerCase|to_s|TrimSuffix|to_string|as_str|clone|format)$/u.test(
        callee,
      );
    if (
      wrapped ||
      (receiver === undefined &&
        given.length === 0 &&
        /\.(?:trim|strip|rstrip|toString|TrimEnd|toLowerCase|to_s|to_string|as_str|clone|toURI|toString)$/u.test(
          callee,
        ))
    )
      return this.#nameValues(callee.slice(0, callee.lastIndexOf(".")), call.line, context);
    return [hole];
  }
}

const wrappers =
  /^(?:new (?:[\w.]*\.)?(?:URL|URI|Uri|Url|String|HttpGet|HttpPost|HttpPut|HttpDelete|HttpPatch|HttpHost|DnsEndPoint|DataSource)|new |(?:[\w.]*\.)?(?:URL|URI|Uri|url|String|str|strings|net|Objects|Optional|Ok|Some|Arc|Box|Str|Uri|Url|URLEncoder|UriComponentsBuilder|UriBuilder|HttpUrl|std|path|posixpath|urllib|parse|StringUtils|Endpoint|Channel)(?:[.]\w+)*|(?:[\w.]*\.)?(?:requireNonNull|requireNotNull|checkNotNull|ofNullable|toString|String|str|int|Number|parseInt|fromUriString|fromHttpUrl|urljoin|urlparse|unquote|quote|encodeURI|trimEnd|rtrim|trim|rstrip|toURI|parseUrl|withTrailingSlash|removeTrailingSlash|TrimSuffix|TrimRight|TrimPrefix|JoinHostPort|JoinPath|from_static|from_shared|into|to_owned|Secret|Literal|cast|sanitize\w*|normali[sz]e\w*|ensure\w*|must|Must|GetHostEntry(?:Async)?|GetHostAddresses(?:Async)?|gethostbyname|getByName|getAllByName|LookupHost|lookup))$/u;

function deeper(context: Context): Context {
  return { ...context, depth: context.depth + 1 };
}

function limited(values: readonly Value[]): readonly Value[] {
  const useful = values.filter((value) => !isHole(value));
  return useful.length === 0 ? [hole] : useful.slice(0, MOST_VALUES);
}
