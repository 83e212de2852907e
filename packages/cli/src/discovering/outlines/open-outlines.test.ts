/** What the parsers make of small files in every language; what it means is tested with the source of claims (`code-source.test.ts`). */
import type { CodeLanguage, CodeOutline, Expression } from "@orrery/core/sources/code/outline";
import { beforeAll, describe, expect, it } from "vitest";
import { openOutlines } from "./open-outlines.ts";

let outline: Awaited<ReturnType<typeof openOutlines>>;

beforeAll(async () => {
  outline = await openOutlines();
});

function read(language: CodeLanguage, text: string): CodeOutline {
  const found = outline(language, text);
  if (found === undefined) throw new Error(`no grammar for ${language}`);
  return found;
}

/** An expression as a short text. */
function shown(expression: Expression | undefined): string {
  if (expression === undefined) return "-";
  switch (expression.is) {
    case "text":
      return JSON.stringify(expression.value);
    case "constant":
      return expression.value;
    case "name":
      return expression.name;
    case "join":
      return expression.parts.map(shown).join(" + ");
    case "either":
      return expression.of.map(shown).join(" || ");
    case "list":
      return `[${expression.items.map(shown).join(", ")}]`;
    case "record":
      return `{${Object.entries(expression.fields)
        .map(([key, field]) => `${key}: ${shown(field)}`)
        .join(", ")}}`;
    case "call": {
      const { callee, arguments: given, named } = expression.call;
      return `${callee}(${[...given.map(shown), ...Object.entries(named).map(([key, one]) => `${key}=${shown(one)}`)].join(", ")})`;
    }
    case "unknown":
      return "?";
  }
}

function defined({ definitions }: CodeOutline): readonly string[] {
  return definitions
    .filter(({ value }) => value.is !== "unknown")
    .map(({ inside, name, value, line }) => `${line} ${inside === "" ? name : `${inside}.${name}`} = ${shown(value)}`);
}

function called({ calls }: CodeOutline): readonly string[] {
  return calls.map((call) => `${call.line} ${shown({ is: "call", call })}`);
}

describe("definitions and calls", () => {
  it("are read in JavaScript, with what is taken out of an object", () => {
    const found = read(
      "javascript",
      "const { CART = 'cart', PORT: port } = process.env;\nmodule.exports = { redis: { url: `redis://${host}:6379` } };\nfetch('http://' + CART + '/x');\n",
    );
    expect(defined(found)).toEqual([
      '1 CART = process.env.CART || "cart"',
      "1 port = process.env.PORT",
      '2 module.exports = {redis: {url: "redis://" + host + ":6379"}}',
    ]);
    expect(called(found)).toEqual(['3 fetch("http://" + CART + "/x")']);
  });

  it("are read in TypeScript, in files with elements of React, too", () => {
    const found = read(
      "typescript",
      "import { Client as C } from 'pg';\nclass A { private url: string = process.env['URL'] ?? 'd'; }\nexport default () => ({ api: { host: 'h' } });\nconst view = <p title=\"t\">{load<Foo>(A.url)}</p>;\n",
    );
    expect(found.broken).toBe(0);
    expect(found.imports).toEqual([{ path: "pg", names: ["C"], line: 1 }]);
    expect(defined(found)).toContain('2 A.url = process.env[]("URL") || "d"');
    expect(defined(found)).toContain('3 default = {api: {host: "h"}}');
    expect(called(found)).toContain("4 load(A.url)");
  });

  it("are read in Java, with annotations, fields and chains", () => {
    const found = read(
      "java",
      'package a.b;\nimport x.y.Z;\n@FeignClient(name = "accounts", url = "${u}")\nclass C extends D {\n  @Value("${a.b:c}") private String u;\n  String get(String id) { return web.get().uri("http://vets/" + id).build(); }\n}\n',
    );
    expect(found.package).toBe("a.b");
    expect(found.types).toEqual([{ name: "C", supertypes: ["D"], line: 4 }].map((one) => ({ ...one, line: 3 })));
    expect(
      found.annotations.map(({ name, on, inside, arguments: given, named }) => [
        name,
        on,
        inside,
        given.map(shown),
        Object.entries(named).map(([key, one]) => `${key}=${shown(one)}`),
      ]),
    ).toEqual([
      ["FeignClient", "C", "", [], ['name="accounts"', 'url="${u}"']],
      ["Value", "u", "C", ['"${a.b:c}"'], []],
    ]);
    expect(
      found.functions.map(({ name, inside, parameters, returns }) => [
        inside,
        name,
        parameters.map((one) => one.name),
        returns.map(shown),
      ]),
    ).toEqual([["C", "get", ["id"], ["web.get.uri.build()"]]]);
    expect(called(found)).toContain('6 web.get.uri("http://vets/" + id)');
  });

  it("are read in C#, with interpolation, initialisers and type arguments", () => {
    const found = read(
      "csharp",
      'using A.B;\nvar url = $"http://{host}:80/{x.y}";\nbuilder.Services.AddHttpClient<Foo>(o => o.BaseAddress = new("http://basket-api"));\nvar f = new ConnectionFactory { HostName = "rabbit" };\nvar e = Environment.GetEnvironmentVariable("X") ?? "d";\n',
    );
    expect(defined(found)).toEqual([
      '2 url = "http://" + host + ":80/" + x.y',
      '3 o.BaseAddress = new ("http://basket-api")',
      '4 f = new ConnectionFactory({HostName: "rabbit"})',
      '5 e = Environment.GetEnvironmentVariable("X") || "d"',
    ]);
    expect(found.calls.find(({ callee }) => callee.endsWith("AddHttpClient"))?.typeArguments).toEqual(["Foo"]);
  });

  it("are read in Python, with keywords, formats and keys", () => {
    const found = read(
      "python",
      "from a import b as c\nclass P:\n  HOST = os.getenv('H', 'rabbit')\n  def go(self, path):\n    app.config['URI'] = 'http://{}/x'.format(os.environ['A'])\n    return requests.get(url=f'http://{self.HOST}:80/{path}')\n",
    );
    expect(found.imports).toEqual([{ path: "a", names: ["c"], line: 1 }]);
    expect(defined(found)).toEqual([
      '3 P.HOST = os.getenv("H", "rabbit")',
      '5 app.config.URI = .format(os.environ[]("A"))',
    ]);
    expect(called(found)).toContain('6 requests.get(url="http://" + this.HOST + ":80/" + path)');
    expect(
      found.functions.map(({ name, inside, parameters }) => [inside, name, parameters.map((one) => one.name)]),
    ).toEqual([["P", "go", ["path"]]]);
  });

  it("are read in Go, with tags, pointers and literals of types", () => {
    const found = read(
      "go",
      'package main\nimport pb "x/genproto"\ntype C struct { Addr string `env:"ADDR,default=a:1"` }\nfunc (c *C) run(key string) string {\n\tmustMap(&c.addr, "CART_ADDR")\n\th, ok := os.LookupEnv("H")\n\tif !ok { h = "rabbit" }\n\tx := redis.NewClient(&redis.Options{Addr: h})\n\treturn fmt.Sprintf("amqp://%s", h)\n}\n',
    );
    expect(found.imports).toEqual([{ path: "x/genproto", names: ["pb"], line: 2 }]);
    expect(found.annotations.map(({ name, on, inside }) => [name, on, inside])).toEqual([["env", "Addr", "C"]]);
    expect(defined(found)).toEqual([
      '6 C.run.h = os.LookupEnv("H")',
      '7 C.run.h = "rabbit"',
      "8 C.run.x = redis.NewClient(new redis.Options({Addr: h}))",
    ]);
    expect(called(found)).toContain('5 mustMap(c.addr, "CART_ADDR")');
    expect(found.functions[0]?.returns.map(shown)).toEqual(['fmt.Sprintf("amqp://%s", h)']);
  });

  it("are read in Rust, in macros, too", () => {
    const found = read(
      "rust",
      'fn f() -> String {\n  let u = format!("{}{}", env::var("QUOTE").unwrap(), "/q");\n  client.post(u).send();\n  format!("http://{host}")\n}\n',
    );
    expect(defined(found)).toEqual(['2 f.u = format!(env.var("QUOTE"), "/q")'.replace("format!(", 'format!("{}{}", ')]);
    expect(found.functions[0]?.returns.map(shown)).toEqual(['format!("http://{host}")']);
  });

  it("are read in Ruby and PHP", () => {
    const ruby = read(
      "ruby",
      "class A\n  URL = ENV.fetch('U', 'http://b:1')\n  def go\n    @c = Faraday.new(url: \"http://#{host}\")\n  end\nend\n",
    );
    expect(defined(ruby)).toEqual([
      '2 A.URL = ENV.fetch("U", "http://b:1")',
      '4 A.go.this.c = Faraday.new(url="http://" + host)',
    ]);
    const php = read(
      "php",
      "<?php class A { private $u = 'b'; function go($p) { $this->u = getenv('X') ?: 'http://c:80'; $r = \"http://$p:{$this->u}/x\"; } }",
    );
    expect(defined(php)).toEqual([
      '1 A.u = "b"',
      '1 A.go.this.u = getenv("X") || "http://c:80"',
      '1 A.go.r = "http://" + p + ":" + this.u + "/x"',
    ]);
  });
});

it("leaves out what a switch that is off would run", () => {
  const found = read(
    "csharp",
    'bool useIt = false;\nif (useIt) { Add("a"); } else { Add("b"); }\nif (other) { Add("c"); }\n',
  );
  expect(called(found)).toEqual(['2 Add("b")', '3 Add("c")']);
});

it("reads what is broken as far as it goes, and says how much it did not understand", () => {
  const found = read("java", 'class A { void f() { String u = "http://cart"; g(%%); } }\n');
  expect(found.broken).toBeGreaterThan(0);
  expect(defined(found)).toContain('1 A.f.u = "http://cart"');
});

it.each(["javascript", "typescript", "java", "csharp", "python", "go", "rust", "ruby", "php"] as const)(
  "survives nesting and noise in %s",
  (language) => {
    const noise = [
      "(".repeat(900),
      "a.b(".repeat(500),
      '"a" + '.repeat(900),
      "\u0000\uFFFD'\"`{[",
      "x = {".repeat(300),
      "",
    ];
    for (const text of noise) expect(outline(language, text)?.language).toBe(language);
  },
);

it("has no grammar for the others, and none for what is too long", () => {
  expect(outline("kotlin", "val a = 1")).toBeUndefined();
  expect(outline("go", "a".repeat(2_000_000))).toBeUndefined();
});
