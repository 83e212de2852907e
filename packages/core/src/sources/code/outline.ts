/**
 * The outline of a source file, the same for every language: what is imported, called, defined, annotated, as small expressions. Parsers
 * of the host make it (tree-sitter in the command); what it means for the architecture is read from it here, in `code/`.
 *
 * Names are written alike: parts joined by dots whatever the language joins them with, the object itself is `this`, no sigils:
 * `this.url` of `self.url`, `$this->url`, `@url`. An element picked by a key is a call of `[]`: `os.environ[]` with one argument.
 */
export type CodeLanguage =
  | "javascript"
  | "typescript"
  | "java"
  | "kotlin"
  | "scala"
  | "groovy"
  | "csharp"
  | "python"
  | "go"
  | "rust"
  | "ruby"
  | "php"
  | "elixir"
  | "dart";

export interface CodeOutline {
  readonly language: CodeLanguage;
  /** Package or namespace of the file, where it says one. */
  readonly package?: string;
  readonly imports: readonly Import[];
  /** Named values: constants, variables with a first value, fields, properties of literal objects, parameters with a default. */
  readonly definitions: readonly Definition[];
  readonly calls: readonly Call[];
  readonly annotations: readonly Annotation[];
  /** Types that are declared, with what they extend and implement. */
  readonly types: readonly TypeDeclaration[];
  /** Functions and methods, with what they give back: values pass through them. */
  readonly functions: readonly FunctionOutline[];
  /** Share of the text that could not be parsed, 0 to 1. */
  readonly broken: number;
}

export interface Import {
  readonly path: string;
  /** Name by which it is known in the file: alias, or the last part. */
  readonly names: readonly string[];
  readonly line: number;
}

export interface Definition {
  /** Type or object around it, with dots: `CartController`, `config.redis`; empty at the top. */
  readonly inside: string;
  readonly name: string;
  readonly value: Expression;
  /** Declared type, as written. */
  readonly type?: string;
  /** Type and function around the statement, with dots, where it defines a part of something else: `options.url = url`. */
  readonly around?: string;
  readonly line: number;
}

export interface Call {
  /** What is called, as written, without arguments: `request`, `fetch`, `restTemplate.exchange`, `new MongoClient`, `os.Getenv`. */
  readonly callee: string;
  readonly arguments: readonly Expression[];
  /** Arguments given by name: keyword arguments, fields of an object literal given as the only argument are in `arguments`. */
  readonly named: Readonly<Record<string, Expression>>;
  /** Type arguments, as written: `CartService` of `AddHttpClient<CartService>`. */
  readonly typeArguments: readonly string[];
  /** What it is called on, where that is more than a name: `builder.AddRedis("cache")` of `builder.AddRedis("cache").WithDataVolume()`. */
  readonly receiver?: Expression;
  /** Function and type around it, with dots. */
  readonly inside: string;
  readonly line: number;
}

export interface Annotation {
  /** `FeignClient`, `KafkaListener`, `app.route`. */
  readonly name: string;
  readonly arguments: readonly Expression[];
  readonly named: Readonly<Record<string, Expression>>;
  /** Name of what it stands on: type, method, field, parameter. */
  readonly on: string;
  /** Type and function around that, with dots. */
  readonly inside: string;
  readonly line: number;
}

export interface FunctionOutline {
  readonly name: string;
  /** Type and function around it, with dots. */
  readonly inside: string;
  readonly parameters: readonly Parameter[];
  /** What its `return` statements give, or its body where that is one expression. */
  readonly returns: readonly Expression[];
  readonly line: number;
}

export interface Parameter {
  readonly name: string;
  /** Declared type, as written. */
  readonly type?: string;
}

export interface TypeDeclaration {
  readonly name: string;
  readonly supertypes: readonly string[];
  readonly line: number;
}

/** What stands for a value. Everything that is none of these is `unknown`. */
export type Expression =
  | { readonly is: "text"; readonly value: string; readonly line: number }
  /** A number or flag, as written. */
  | { readonly is: "constant"; readonly value: string }
  /** A name with dots, as written: `catalogueHost`, `process.env.REDIS_HOST`, `this.url`. */
  | { readonly is: "name"; readonly name: string; readonly line: number }
  /** Parts one after the other: concatenation, template, format with its arguments put in. */
  | { readonly is: "join"; readonly parts: readonly Expression[] }
  /** The first that has a value: `a || b`, `a ?? b`, `cond ? a : b`, a call with a default as last argument stays a `call`. */
  | { readonly is: "either"; readonly of: readonly Expression[] }
  | { readonly is: "call"; readonly call: Call }
  | { readonly is: "list"; readonly items: readonly Expression[] }
  | { readonly is: "record"; readonly fields: Readonly<Record<string, Expression>> }
  | { readonly is: "unknown" };
