/** Two calls may be on their way at once, and their answers cross: the older one must not have the last word. */
import type { Live } from "../contract/delivery-api";

export class Newest {
  #heard = 0;
  #serverTime = "";

  /**
   * Call it when the server is asked: what comes back tells whether the answer is news.
   *
   * Only answers that crossed are compared. Whoever asks after hearing hears what applies, also from a clock set back.
   */
  asking(): (live: Live) => boolean {
    const heardBefore = this.#heard;
    return ({ server_time }) => {
      const hasCrossed = heardBefore !== this.#heard;
      if (hasCrossed && Date.parse(server_time) < Date.parse(this.#serverTime)) return false;
      this.#heard += 1;
      this.#serverTime = server_time;
      return true;
    };
  }
}
