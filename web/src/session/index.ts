/** The session room's door. */
export type { Announcements, Read, ReadHere } from "./announcements";
export { CandidateSession } from "./candidate-session";
export type { LoginProblem } from "./door";
export { holdTheOnlyTab } from "./only-tab";
export { MemoryStore, openComputerStore } from "./outbox";
export type { ComputerStore, SavePlace } from "./outbox";
export type { Phase } from "./phases";
export type { ItemMark, Sitting } from "./sitting";
export { ServerClock, browserTimers, steadyTime } from "./time";
export { firstWorkspace } from "./workspace";
export type { Workspace } from "./workspace";
export type { PreparedHere, World } from "./world";
