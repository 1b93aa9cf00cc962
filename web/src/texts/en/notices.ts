/** English words of the lines that come in between: the network, the proctor, the time. */
import type { notices as dutch } from "../nl/notices";

/** "3 answers are": the beginning of a sentence. */
export const waitingAnswers = (count: number): string => (count === 1 ? "1 answer is" : `${count} answers are`);

/** "1 minute", "60 minutes" */
export const inMinutes = (minutes: number): string => (minutes === 1 ? "1 minute" : `${minutes} minutes`);

export const notices: typeof dutch = {
  trouble: {
    noLine: "No connection. You can go on working: your answers are kept on this computer.",
    noLineInWindow: "No connection. Your answers are in this window only. Do not close or reload it. Tell the proctor.",
    waiting: (count) => `${waitingAnswers(count)} still to be sent.`,
    tooLong: "Your answer is too long to hand in. Your text stays. Make it shorter: an answer has at most about 200,000 characters.",
    storage: "This computer cannot keep your answers. They go straight to the server. Do not close this window. Tell the proctor.",
    refused: "Saving on the server does not work. Tell the proctor. Your answers stay on this computer.",
  },
  messages: { title: "Message from the proctor", first: (count) => `Message from the proctor (1 of ${count})`, seen: "Read" },
  time: {
    extended: (minutes) => `You get ${inMinutes(minutes)} extra.`,
    left: (minutes) => `You have ${inMinutes(minutes)} left.`,
    seen: "OK",
  },
};
