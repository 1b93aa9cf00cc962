/** The line to the server: whether the last call reached it, and what a failed call means. */
import { LineGone, ServerRefusal } from "../server/exam-server";

/** Why the server does not know a login any more: the token is no longer valid, or the session is gone. */
export type Lost = "expired" | "gone";

interface LineHooks {
  readonly back: () => void;
  readonly away: () => void;
  readonly changed: () => void;
  readonly lost: (why: Lost) => void;
}

export class Line {
  /** False while the last call did not reach the server. */
  connected = true;

  constructor(private readonly hooks: LineHooks) {}

  /** Ask the server something; null where it could not be reached or refused. */
  async ask<Answer>(question: () => Promise<Answer>): Promise<Answer | null> {
    try {
      return await this.carry(question);
    } catch (error) {
      if (error instanceof ServerRefusal && error.status === 404) this.hooks.lost("gone");
      if (error instanceof LineGone || error instanceof ServerRefusal) return null;
      throw error;
    }
  }

  /** Ask the server something, and pass on what fails. */
  async carry<Answer>(question: () => Promise<Answer>): Promise<Answer> {
    try {
      const answer = await question();
      this.#reached(true);
      return answer;
    } catch (error) {
      this.#reached(!(error instanceof LineGone));
      if (error instanceof ServerRefusal && error.status === 401) this.hooks.lost("expired");
      throw error;
    }
  }

  #reached(connected: boolean): void {
    const isBack = connected && !this.connected;
    this.connected = connected;
    if (isBack) this.hooks.back();
    if (!connected) this.hooks.away();
    this.hooks.changed();
  }
}
