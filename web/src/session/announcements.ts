/** What is said to a candidate in between: messages of the proctor, extra time, and that little time is left. */
import type { Live, Message } from "../contract/delivery-api";

const WARN_AT_MINUTES = [10, 5];
/** A warning of the time stands for a minute. */
const WARNING_SECONDS = 60;

/** What a candidate put away. */
export interface Read {
  readonly messages: readonly string[];
  /** All the extra minutes that the candidate knows of. */
  readonly extendedMinutes: number;
}

/** Where it is kept what a candidate put away; survives a reload. */
export interface ReadHere {
  recall(sessionId: string): Read | null;
  remember(sessionId: string, read: Read): void;
}

/** Extra time that the candidate has not put away. */
export interface Extension {
  readonly minutes: number;
  /** Whole minutes to the deadline when this was said first; null before the start. */
  readonly left: number | null;
}

export class Announcements {
  #live: Live | null = null;
  #read: Read;
  #extension: Extension | null = null;

  /** @param known extra minutes that were told at the login. */
  constructor(
    private readonly sessionId: string,
    known: number,
    private readonly here: ReadHere,
    private readonly changed: () => void,
  ) {
    this.#read = here.recall(sessionId) ?? { messages: [], extendedMinutes: known };
  }

  /** Messages of the proctor that were not put away, oldest first. */
  get messages(): readonly Message[] {
    return (this.#live?.messages ?? []).filter(({ id }) => !this.#read.messages.includes(id));
  }

  get extension(): Extension | null {
    return this.#extension;
  }

  /** The server told something. What is said of the time does not change afterwards, so that it is said once. */
  hear(live: Live, secondsLeft: number | null): void {
    this.#live = live;
    const minutes = live.extended_minutes - this.#read.extendedMinutes;
    if (minutes <= 0) this.#extension = null;
    else if (minutes !== this.#extension?.minutes) {
      this.#extension = { minutes, left: secondsLeft === null ? null : Math.round(secondsLeft / 60) };
    }
  }

  /** The candidate put a message away. */
  putAway({ id }: Message): void {
    // What the server no longer tells needs no remembering.
    const told = this.#live?.messages.map((message) => message.id) ?? [];
    this.#note({ ...this.#read, messages: [...this.#read.messages.filter((other) => told.includes(other)), id] });
  }

  /** The candidate knows of the extra time. */
  putExtensionAway(): void {
    this.#extension = null;
    this.#note({ ...this.#read, extendedMinutes: this.#live?.extended_minutes ?? this.#read.extendedMinutes });
  }

  #note(read: Read): void {
    this.#read = read;
    this.here.remember(this.sessionId, read);
    this.changed();
  }
}

/** Give the minutes to warn of now, or null: the first minute in which ten or five of them are left. */
export function minutesToWarnOf(secondsLeft: number | null): number | null {
  if (secondsLeft === null) return null;
  const reached = (minutes: number) => secondsLeft <= minutes * 60 && secondsLeft > minutes * 60 - WARNING_SECONDS;
  return WARN_AT_MINUTES.find(reached) ?? null;
}
