/** Topics, queues and exchanges that a file sends to and listens on. */
import type { Claim } from "../../model/claims/claim.ts";
import type { Evaluator } from "./evaluate.ts";
import type { Call, Expression } from "./outline.ts";
import { lastPart, type UnitFile } from "./defined.ts";
import { type Value, wholeText } from "./values.ts";

type Way = "publish" | "subscribe";

interface TopicRule {
  readonly callee: RegExp;
  readonly way: Way;
  readonly needs: RegExp;
  readonly protocol: string;
  readonly positions: readonly number[];
  readonly keys?: readonly string[];
}

const kafka = /kafka|sarama|kgo/iu;
const rabbit = /rabbit|amqp|pika|bunny|php-?amqplib|lapin/iu;

const rules: readonly TopicRule[] = [
  {
    callee:
      /(?:^|\.)(?:kafkaTemplate|template|kafka)\.send(?:Default)?$|^new ProducerRecord$|(?:^|\.)\w*[pP]roducer\w*\.(?:send|produce|ProduceAsync|Produce|send_and_wait)$/u,
    way: "publish",
    needs: kafka,
    protocol: "kafka",
    positions: [0],
    keys: ["topic"],
  },
  {
    callee: /^new (?:sarama\.)?ProducerMessage$|^new kafka\.(?:Message|WriterConfig|Writer)$/u,
    way: "publish",
    needs: kafka,
    protocol: "kafka",
    positions: [0],
    keys: ["Topic"],
  },
  {
    callee:
      /(?:^|\.)\w*[cC]onsumer\w*\.(?:subscribe|Subscribe|SubscribeTopics|ConsumePartition|Consume)$|^(?:\w+\.)?(?:KafkaConsumer|AIOKafkaConsumer)$/u,
    way: "subscribe",
    needs: kafka,
    protocol: "kafka",
    positions: [0, 1],
    keys: ["topic", "topics"],
  },
  {
    callee: /^new kafka\.ReaderConfig$/u,
    way: "subscribe",
    needs: kafka,
    protocol: "kafka",
    positions: [0],
    keys: ["Topic"],
  },
  {
    callee:
      /(?:^|\.)(?:basic_publish|basicPublish|BasicPublish(?:Async)?|convertAndSend|convertSendAndReceive|sendToQueue|PublishWithContext)$|(?:^|\.)(?:ch|chan|channel|rabbitChan|\w*[cC]hannel)\.(?:Publish|publish)$/u,
    way: "publish",
    needs: rabbit,
    protocol: "amqp",
    positions: [0, 1],
    keys: ["exchange", "routing_key", "routingKey", "queue"],
  },
  {
    callee:
      /(?:^|\.)(?:basic_consume|basicConsume|BasicConsume(?:Async)?)$|(?:^|\.)(?:ch|chan|\w*[cC]han|channel|\w*[cC]hannel)\.(?:Consume|consume)$/u,
    way: "subscribe",
    needs: rabbit,
    protocol: "amqp",
    positions: [0],
    keys: ["queue"],
  },
  {
    callee: /(?:^|\.)(?:nc|nats\w*|js|jetstream|conn|\w*[nN]ats\w*)\.(?:publish|Publish|request|Request)$/u,
    way: "publish",
    needs: /nats|stan/iu,
    protocol: "nats",
    positions: [0],
  },
  {
    callee:
      /(?:^|\.)(?:nc|nats\w*|js|jetstream|conn|\w*[nN]ats\w*)\.(?:subscribe|Subscribe|QueueSubscribe|queueSubscribe)$/u,
    way: "subscribe",
    needs: /nats|stan/iu,
    protocol: "nats",
    positions: [0],
  },
  {
    callee: /(?:^|\.)jmsTemplate\.(?:convertAndSend|send)$/u,
    way: "publish",
    needs: /jms/iu,
    protocol: "jms",
    positions: [0],
  },
  {
    callee: /(?:^|\.)mqtt\w*\.publish$|(?:^|\.)client\.publish$/u,
    way: "publish",
    needs: /mqtt|paho/iu,
    protocol: "mqtt",
    positions: [0],
  },
  {
    callee: /(?:^|\.)mqtt\w*\.subscribe$|(?:^|\.)client\.subscribe$/u,
    way: "subscribe",
    needs: /mqtt|paho/iu,
    protocol: "mqtt",
    positions: [0],
  },
  {
    callee: /(?:^|\.)(?:publish_event|PublishEvent(?:Async)?|publishEvent|pubsub\.publish)$/u,
    way: "publish",
    needs: /dapr/iu,
    protocol: "pubsub",
    positions: [1],
    keys: ["topic_name"],
  },
];

const listeners: Readonly<Record<string, readonly [keys: readonly string[], protocol: string]>> = {
  KafkaListener: [["topics", "value"], "kafka"],
  RabbitListener: [["queues", "value"], "amqp"],
  JmsListener: [["destination", "value"], "jms"],
  SqsListener: [["value", "queueNames"], "sqs"],
  StreamListener: [["value"], "stream"],
  Incoming: [["value"], "stream"],
  Outgoing: [["value"], "stream"],
  Topic: [["value"], "kafka"],
};

/** Mentions of the topics of a file and what flows through them. */
export function* topicClaims(file: UnitFile, key: string, evaluator: Evaluator, said: Set<string>): Generator<Claim> {
  const libraries =
    file.outline.imports.map(({ path }) => path).join(" ") +
    file.outline.calls
      .map(({ callee, arguments: [path] }) => (callee === "require" && path?.is === "text" ? ` ${path.value}` : ""))
      .join("");
  const own = rules.filter(({ needs }) => needs.test(libraries));
  for (const call of own.length === 0 ? [] : file.outline.calls) {
    const rule = own.find(({ callee }) => callee.test(call.callee));
    if (rule === undefined) continue;
    const names = namesIn(call, rule, file, evaluator);
    // What is published to an exchange goes there, whatever its routing key.
    const meant = rule.way === "publish" ? names.slice(0, 1) : names;
    for (const name of meant)
      yield* flow(
        name,
        { way: rule.way, protocol: rule.protocol, line: call.line, isOnly: meant.length === 1 },
        file,
        key,
        said,
      );
  }
  for (const {
    name,
    arguments: [first],
    named,
    line,
    inside,
  } of file.outline.annotations) {
    const listener = listeners[name.slice(name.lastIndexOf(".") + 1)];
    if (listener === undefined || (name === "Topic" && !kafka.test(libraries))) continue;
    const [keys, protocol] = listener;
    // Micronaut names topics alike where it listens and where a client of Kafka sends.
    const isSent =
      name === "Topic" &&
      file.outline.annotations.some((one) => one.name === "KafkaClient" && one.on === lastPart(inside));
    const way: Way = isSent || name === "Outgoing" ? "publish" : "subscribe";
    for (const given of [...keys.flatMap((one) => named[one] ?? []), ...(first === undefined ? [] : [first])])
      for (const topic of textsOf(evaluator.valuesOf(given, { file, inside })))
        yield* flow(topic, { way, protocol, line, isOnly: true }, file, key, said);
  }
}

function namesIn(call: Call, rule: TopicRule, file: UnitFile, evaluator: Evaluator): readonly string[] {
  const standing = { file, inside: call.inside };
  const plain = rule.positions.flatMap((position) => call.arguments[position] ?? []);
  const inRecords = plain.flatMap((one) =>
    one.is === "record" ? (rule.keys ?? []).flatMap((name) => one.fields[name] ?? []) : [],
  );
  const texts = plain.filter(({ is }) => is !== "record" && is !== "unknown");
  const named = (rule.keys ?? []).flatMap((name) => call.named[name] ?? []);
  const expressions: readonly Expression[] = [
    ...named,
    ...inRecords,
    ...(inRecords.length > 0 || named.length > 0 ? [] : texts),
  ];
  return expressions.flatMap((one) => textsOf(evaluator.valuesOf(one, standing)));
}

/** Names that a value may be; a variable counts by its fallback. */
function textsOf(values: readonly Value[]): readonly string[] {
  return values.flatMap((value) => {
    const [piece] = value;
    const text =
      wholeText(value) ??
      (value.length === 1 && piece?.is === "variable" ? piece.fallbacks.map(wholeText)[0] : undefined);
    const plain = text === undefined ? undefined : (/^[#$]\{[^:}]*:([^}]+)\}$/u.exec(text)?.[1] ?? text);
    return plain === undefined || !/^[A-Za-z][\w./:-]{1,80}$/u.test(plain) || plain.includes("://") ? [] : [plain];
  });
}

interface Flow {
  readonly way: Way;
  readonly protocol: string;
  readonly line: number;
  /** The only name that the source shows there; of several one may be a default that another replaces. */
  readonly isOnly: boolean;
}

function* flow(
  name: string,
  { way, protocol, line, isOnly }: Flow,
  file: UnitFile,
  key: string,
  said: Set<string>,
): Generator<Claim> {
  const topic = `${key}#topic/${name}`;
  if (said.has(`${topic} ${way}`)) return;
  const at = { file: file.path, line };
  if (!said.has(topic))
    yield { claim: "mention", key: topic, sort: "topic", names: [name], keys: [], scope: {}, at, seenBy: "topic" };
  said.add(topic).add(`${topic} ${way}`);
  const ends = way === "publish" ? ([{ key }, { key: topic }] as const) : ([{ key: topic }, { key }] as const);
  yield {
    claim: "relationship",
    from: ends[0],
    to: ends[1],
    purpose: "data",
    verb: "flows",
    evidence: "literal",
    protocol,
    ...(isOnly ? {} : { certainty: 0.6 }),
    at,
    seenBy: way,
  };
}
