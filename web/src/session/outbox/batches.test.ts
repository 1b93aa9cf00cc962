import { describe, expect, test } from "vitest";

import type { Entry } from "../../contract/delivery-api";
import { MAX_BATCH_BYTES, entriesOf, fits, freeze } from "./batches";

const writer = { session_id: "session", epoch: { lease: 1, login: 2 }, next_seq: 7 };

function answer(itemId: string, text: string): Entry {
  return { act: "respond", item_id: itemId, response: { RESPONSE: text }, client_time: "2026-05-15T09:01:02.345Z" };
}

const submit: Entry = { act: "submit", client_time: "2026-05-15T09:30:00.000Z" };

describe("freezing a batch", () => {
  test("writes the letter exactly as the contract shows it", () => {
    const frozen = freeze(writer, [answer("ITM-1", "ChoiceA")]);

    expect(frozen?.batch.text).toBe(
      '{"session_id":"session","epoch":{"lease":1,"login":2},"first_seq":7,"entries":[' +
        '{"act":"respond","item_id":"ITM-1","response":{"RESPONSE":"ChoiceA"},"client_time":"2026-05-15T09:01:02.345Z"}]}',
    );
  });

  test("numbers entries without a gap", () => {
    const frozen = freeze(writer, [answer("ITM-1", "a"), answer("ITM-2", "b"), submit]);

    expect([frozen?.batch.first_seq, frozen?.batch.last_seq]).toEqual([7, 9]);
  });

  test("puts the submit after the answers, whenever it was asked", () => {
    const frozen = freeze(writer, [submit, answer("ITM-1", "a")]);

    expect(frozen && entriesOf(frozen.batch).map(({ act }) => act)).toEqual(["respond", "submit"]);
  });

  test("stays below the limit of a batch and leaves the rest, submit included, for the next one", () => {
    const long = "é".repeat(70_000);
    const pending = [answer("ITM-1", long), answer("ITM-2", long), answer("ITM-3", long), submit];

    const frozen = freeze(writer, pending);

    expect(frozen?.held).toEqual(pending.slice(0, 2));
    expect(new TextEncoder().encode(frozen?.batch.text).length).toBeLessThanOrEqual(MAX_BATCH_BYTES);
  });

  test("leaves an answer out that the server would refuse for its length, and sends the others", () => {
    const tooLong = answer("ITM-1", "a".repeat(200_000));

    const frozen = freeze(writer, [tooLong, answer("ITM-2", "b"), submit]);

    expect(fits(tooLong)).toBe(false);
    expect(frozen?.held.map((entry) => (entry.act === "respond" ? entry.item_id : "submit"))).toEqual(["ITM-2", "submit"]);
  });

  test("makes nothing of nothing", () => {
    expect(freeze(writer, [])).toBeNull();
  });
});
