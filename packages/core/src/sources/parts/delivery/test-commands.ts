/** Commands that test: what they test, and in which folder. */
import { resolvedFolder } from "./command-words.ts";
import type { Deed } from "./deed.ts";

/** The tests that a command runs, if it runs any. */
export function* testsOf(name: string, words: readonly string[], folder: string, at: Deed["at"]): Iterable<Deed> {
  const text = words.join(" ").toLowerCase();
  const test = testOf(name.toLowerCase(), text);
  if (test !== undefined) yield { deed: "test", test, folder: folderOfTest(name, words, folder), at };
}

function testOf(name: string, text: string): "unit" | "integration" | "acceptance" | "load" | undefined {
  if (/^(?:k6|jmeter|gatling|locust|artillery|hey|wrk|vegeta)$/u.test(name)) return "load";
  if (
    /\b(?:cypress run|playwright test|newman run|robot |behave|cucumber|protractor|nightwatch|testcafe|test:e2e|run e2e|e2e-test|e2e:)/u.test(
      text,
    )
  )
    return "acceptance";
  if (
    /^(?:npm|yarn|pnpm|mvn|mvnw|gradle|gradlew|make|go|pytest|dotnet)$/u.test(name) &&
    /integration|failsafe|\bit\b|test:int/u.test(text)
  )
    return "integration";
  if (/^(?:mvn|mvnw)$/u.test(name))
    return /\b(?:test|verify|package|install|deploy)\b/u.test(text) &&
      !/-d(?:skiptests|maven\.test\.skip)(?!=false)/u.test(text)
      ? "unit"
      : undefined;
  if (/^(?:gradle|gradlew)$/u.test(name))
    return /\b(?:test|check|build)\b/u.test(text) && !/-x test/u.test(text) ? "unit" : undefined;
  return /^(?:npm (?:t|test|run (?:test|unit|coverage)\S*)|yarn (?:run )?test|pnpm (?:run )?test|go test|dotnet test|cargo (?:test|nextest)|mix test|sbt .*test|lein test|make (?:test|unit|check)\S*|ctest|bundle exec (?:rspec|rake)|php(?:unit| artisan test)|vendor\/bin\/phpunit|composer (?:run )?test|rspec|rake (?:test|spec)|pytest|tox|nox|nosetests|python3? -m (?:pytest|unittest)|python3? manage\.py test|(?:npx )?(?:jest|vitest|mocha|karma|ava)|poetry run pytest|uv run pytest|bats|swift test|flutter test|dart test)\b/u.test(
    text,
  )
    ? "unit"
    : undefined;
}

/** `dotnet test src/cart/` and `go test ./src/cart/...` name the folder. */
function folderOfTest(name: string, words: readonly string[], folder: string): string {
  if (!/^(?:dotnet|go|pytest)$/u.test(name)) return folder;
  const path = words
    .slice(1)
    .find((word) => word.includes("/") && !word.startsWith("-"))
    ?.replace(/\/?\.\.\.$/u, "")
    .replace(/\/?[^/]+\.(?:csproj|sln|py)$/u, "");
  return path === undefined || path === "" ? folder : (resolvedFolder(folder, path) ?? folder);
}
