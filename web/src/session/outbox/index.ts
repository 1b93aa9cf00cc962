/** The outbox's door. */
export { entriesOf, responsesIn } from "./batches";
export type { ComputerStore, KeptLogin, KeptPlace, KeptStart, Notes } from "./computer-store";
export { LONGEST_WAIT_MS } from "./gathering";
export { openComputerStore } from "./indexed-db-store";
export { MemoryStore } from "./memory-store";
export { Outbox } from "./outbox";
export type { OutboxTrouble } from "./outbox";
export { retryDelay } from "./retry";
export type { SavePlace } from "./save-places";
