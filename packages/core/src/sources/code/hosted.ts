/** Clients of services that others host: without an address of their own they call where their makers are. */
import type { Call, CodeOutline, Expression } from "./outline.ts";
import { addressKeys } from "./clients.ts";
import type { Finding } from "./relate.ts";

interface HostedRule {
  /** Of the whole callee. */
  readonly callee: RegExp;
  /** Part of the path of an import that the file must have. */
  readonly needs: RegExp;
  /** Under which the service is known. */
  readonly name: string;
}

const rules: readonly HostedRule[] = [
  { callee: /(?:^|\.|new )(?:Async)?AzureOpenAI(?:Client)?$/u, needs: /openai/iu, name: "azure-openai" },
  { callee: /(?:^|\.|new )(?:Async)?OpenAI(?:Api|Client)?$/u, needs: /openai/iu, name: "openai" },
  { callee: /^openai\.(?:NewClient|ChatCompletion\.create|Completion\.create)$/u, needs: /openai/iu, name: "openai" },
  { callee: /(?:^|\.|new )(?:Async)?Anthropic(?:Client)?$/u, needs: /anthropic/iu, name: "anthropic" },
  { callee: /(?:^|\.|new )(?:Async)?Mistral(?:Client)?$/u, needs: /mistral/iu, name: "mistral" },
  { callee: /(?:^|\.|new )GoogleGenerativeAI$/u, needs: /generative-ai/iu, name: "gemini" },
  { callee: /^new Stripe$|^stripe\.\w+\.(?:create|retrieve)$/u, needs: /stripe/iu, name: "stripe" },
  { callee: /^(?:twilio|new Twilio|twilio\.NewRestClient)$/u, needs: /twilio/iu, name: "twilio" },
  {
    callee: /(?:^|\.|new )(?:SendGridAPIClient|SendGridClient)$|^sgMail\.send$/u,
    needs: /sendgrid/iu,
    name: "sendgrid",
  },
];

/** Clients that are told no address; those that are told one are read as all others. */
export function findHosted({ file, found }: Finding): void {
  const { outline } = file;
  const libraries = `${outline.imports.map(({ path }) => path).join(" ")} ${requiredIn(outline)}`;
  const fitting = rules.filter(({ needs }) => needs.test(libraries));
  if (fitting.length === 0) return;
  for (const call of outline.calls) {
    const rule = fitting.find(({ callee }) => callee.test(call.callee));
    if (rule === undefined || isTold(call)) continue;
    found.relate({
      to: { lookup: { name: rule.name, protocol: "https", sorts: ["external"] } },
      purpose: "call",
      evidence: "client",
      protocol: "https",
      at: { file: file.path, line: call.line },
      seenBy: "hosted",
    });
  }
}

function requiredIn({ calls }: CodeOutline): string {
  return calls
    .flatMap(({ callee, arguments: [path] }) => (callee === "require" && path?.is === "text" ? [path.value] : []))
    .join(" ");
}

/** Is it told whom to call? What the maker's own name is for (`azure_endpoint`) counts as the maker. */
function isTold({ named, arguments: given }: Call): boolean {
  const keys = [...Object.keys(named), ...given.flatMap(keysOf)];
  return keys.some((key) => addressKeys.has(key.toLowerCase()));
}

function keysOf(expression: Expression): readonly string[] {
  return expression.is === "record" ? Object.keys(expression.fields) : [];
}
