import { expect, it } from "vitest";
import { Forsaken, InTurn } from "./in-turn.ts";

const still: AbortSignal = new AbortController().signal;

it("does one thing after the other, what is urgent first", async () => {
  const line = new InTurn();
  const done: string[] = [];
  let atOnce = 0;
  const ask = (name: string, isUrgent: boolean): Promise<string> => {
    const turn = line.ask(async () => {
      atOnce++;
      await new Promise((resolve) => void setImmediate(resolve));
      done.push(`${name} ${atOnce--}`);
      return name;
    });
    turn.join(still, isUrgent);
    return turn.result;
  };
  const all = [ask("a", false), ask("b", false), ask("c", true), ask("d", true)];
  expect(await Promise.all(all)).toEqual(["a", "b", "c", "d"]);
  expect(done).toEqual(["c 1", "d 1", "a 1", "b 1"]);
});

it("leaves what nobody waits for any more, unless somebody else joins", async () => {
  const line = new InTurn();
  const gone = new AbortController();
  let made = 0;
  const work = async (): Promise<number> => ++made;
  const forsaken = line.ask(work);
  forsaken.join(gone.signal, false);
  const shared = line.ask(work);
  shared.join(gone.signal, false);
  shared.join(still, false);
  gone.abort();
  await expect(forsaken.result).rejects.toBeInstanceOf(Forsaken);
  expect(await shared.result).toBe(1);
});

it("goes on after a failure, and drops what waits when it is closed", async () => {
  const line = new InTurn();
  const bad = line.ask(() => Promise.reject(new Error("broken")));
  const good = line.ask(async () => "good");
  for (const turn of [bad, good]) turn.join(still, false);
  await expect(bad.result).rejects.toThrow("broken");
  expect(await good.result).toBe("good");
  const late = line.ask(async () => "late");
  late.join(still, false);
  line.close();
  await expect(late.result).rejects.toBeInstanceOf(Forsaken);
});
