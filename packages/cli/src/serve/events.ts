/** The stream of changes to whoever looks: Server-Sent Events (WHATWG HTML, 9.2), with a sign of life now and then. */
import type { ServedWorkspaces } from "./served-workspaces.ts";

export interface Events {
  /** A stream that lasts until the other side or the server goes. */
  open(): Response;
  /** Ends all streams. */
  close(): void;
}

/** Milliseconds between signs of life; a connection that is gone is noticed by them. */
const HEARTBEAT = 15_000;

/** The changes of these workspaces as streams. */
export function openEvents(workspaces: ServedWorkspaces): Events {
  const streams = new Set<Stream>();
  const end = (stream: Stream): void => {
    if (!streams.delete(stream)) return;
    stream.forget();
    clearInterval(stream.heartbeat);
  };
  return {
    open: () => {
      let stream: Stream | undefined;
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          const send = (text: string): void => controller.enqueue(encoder.encode(text));
          const forget = workspaces.onChange((change) => send(`data: ${JSON.stringify(change)}\n\n`));
          const heartbeat = setInterval(() => send(": still here\n\n"), HEARTBEAT);
          stream = { forget, heartbeat, close: () => controller.close() };
          streams.add(stream);
          send("retry: 1000\n\n");
        },
        cancel: () => {
          if (stream !== undefined) end(stream);
        },
      });
      return new Response(body, {
        headers: { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store" },
      });
    },
    close: () => {
      for (const stream of streams) {
        end(stream);
        stream.close();
      }
    },
  };
}

interface Stream {
  readonly forget: () => void;
  readonly heartbeat: NodeJS.Timeout;
  readonly close: () => void;
}

const encoder: TextEncoder = new TextEncoder();
