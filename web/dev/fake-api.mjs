/**
 * A fake delivery server for working on the exam app: keeps everything in memory, checks nothing but the journal rules.
 *
 * Log in with any access code and login name; PROCTOR as login name first waits for the proctor's yes. Steer it with
 * `GET /dev/<act>`: release, block, unblock, close, cancel, interrupt, restart, terminate, submit, home, expire, reset,
 * linear (reset to an exam without a way back), sound (the exam has sound), server-needed, refuse-browser,
 * deadline?seconds=, extend?minutes=, message?text=, offline?seconds=, slow?seconds= (each part of the exam comes so much
 * later), prefer?zoom=400 (a preference, kept before the login), hostile (an exam that attacks), journal (what was
 * stored). `POST /dev/exam` gives the exam
 * other content: `{"content": {part of the delivery format}, "files": {name: base64}}`, taken as it is, however wrong or
 * hostile. The login name FOUT is wrong; the fifth time it is locked.
 */
import { randomBytes } from "node:crypto";

import { contentOf, encryptedExam, planOf } from "./exam.mjs";
import { hostileContent } from "./hostile.mjs";

const OUTBOX_KEY = randomBytes(32).toString("base64");
const MINUTE_MS = 60_000;
const WRONG_BEFORE_LOCKED = 5;
const FIRST_WORKSPACE = {
  preferences: {
    language: "nl",
    colour_scheme: "light",
    text_size: 100,
    line_spacing: 100,
    zoom: 100,
    time_hidden: false,
    time_warnings: true,
  },
  marked: [],
  seen: [],
};

function freshState(linear = false) {
  return {
    ...examOf(contentOf(linear)),
    group: "distributed",
    session: "ready",
    deadline: null,
    extended: 0,
    home: false,
    hasSound: false,
    serverNeeded: false,
    refusesBrowser: false,
    slowSeconds: 0,
    wrong: 0,
    workspace: FIRST_WORKSPACE,
    messages: [],
    epoch: 0,
    expired: 0,
    asked: 0,
    batches: new Map(),
    answers: new Map(),
    position: null,
    offlineUntil: 0,
    presences: [],
  };
}

function examOf(content, files = {}) {
  return { content, exam: encryptedExam(content, files), plan: planOf(content) };
}

/** Give a request handler for connect-like servers: handles /api, /content and /dev, passes on the rest. */
export function fakeApi() {
  const world = { state: freshState() };
  return (request, response, next) => {
    const url = new URL(request.url, "http://fake");
    if (!/^\/(api|content|dev)\//.test(url.pathname)) return next();
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      answer(world, url, request, body, response);
    });
  };
}

function answer(world, url, request, body, response) {
  const { state } = world;
  const [, room, ...rest] = url.pathname.split("/");
  if (room === "dev") return json(response, 200, steer(world, rest[0], url.searchParams, body));
  if (Date.now() < state.offlineUntil) return request.socket.destroy();
  if (room === "content") return setTimeout(bytes, 1000 * state.slowSeconds, response, state.exam.blobs.get(rest[1]));
  return deliver(state, rest.join("/"), request, body, response);
}

const FOR_EVERYBODY = { "delivery/browser-checks": checkBrowser, "delivery/logins": logIn };

function deliver(state, act, request, body, response) {
  if (act.startsWith("exams/")) return json(response, 200, preview(state));
  if (act in FOR_EVERYBODY) return json(response, ...FOR_EVERYBODY[act](state, JSON.parse(body)));
  const epoch = Number(/^Bearer token-(\d+)$/.exec(request.headers.authorization ?? "")?.[1] ?? 0);
  if (epoch <= state.expired || epoch > state.epoch) return refuse(response, 401, "token-invalid", "Log opnieuw in.");
  const acts = { "delivery/presence": presence, "delivery/start": start, "delivery/batches": batch };
  return json(response, ...acts[act](state, JSON.parse(body), epoch));
}

const STEERS = {
  release: (state) => (state.group = "released"),
  block: (state) => (state.group = "blocked"),
  unblock: (state) => (state.group = "released"),
  close: (state) => (state.group = "closed"),
  cancel: (state) => (state.group = "cancelled"),
  interrupt: (state) => (state.session = "interrupted"),
  restart: (state) => (state.session = "running"),
  terminate: (state) => (state.session = "terminated"),
  submit: (state) => (state.session = "submitted"),
  home: (state) => (state.home = true),
  expire: (state) => (state.expired = state.epoch),
  sound: (state) => (state.hasSound = true),
  "server-needed": (state) => (state.serverNeeded = true),
  "refuse-browser": (state) => (state.refusesBrowser = true),
  deadline: (state, query) => (state.deadline = Date.now() + 1000 * Number(query.get("seconds"))),
  extend: (state, query) => extend(state, Number(query.get("minutes"))),
  slow: (state, query) => (state.slowSeconds = Number(query.get("seconds"))),
  offline: (state, query) => (state.offlineUntil = Date.now() + 1000 * Number(query.get("seconds"))),
  message: (state, query) =>
    state.messages.push({ id: String(state.messages.length), text: query.get("text"), at: new Date().toISOString() }),
  prefer: (state, query) => prefer(state, Object.fromEntries(query)),
  exam: (state, _query, body) => giveExam(state, JSON.parse(body)),
  hostile: (state) => giveExam(state, { content: hostileContent }),
  journal: () => undefined,
};

function steer(world, act, query, body) {
  if (act === "reset" || act === "linear") world.state = freshState(act === "linear");
  else STEERS[act](world.state, query, body);
  const { batches, answers, presences, group, session } = world.state;
  return { group, session, batches: [...batches], answers: [...answers], presences };
}

function prefer(state, wanted) {
  const kinds = FIRST_WORKSPACE.preferences;
  const typed = Object.entries(wanted).map(([name, value]) => [name, typeof kinds[name] === "string" ? value : JSON.parse(value)]);
  state.workspace = { ...state.workspace, preferences: { ...state.workspace.preferences, ...Object.fromEntries(typed) } };
}

function giveExam(state, { content, files = {} }) {
  const opened = Object.entries(files).map(([name, base64]) => [name, Buffer.from(base64, "base64")]);
  Object.assign(state, examOf({ ...state.content, ...content }, Object.fromEntries(opened)));
}

function extend(state, minutes) {
  state.extended += minutes;
  if (state.deadline) state.deadline = Math.max(state.deadline, Date.now()) + minutes * MINUTE_MS;
}

function live(state, epoch) {
  return {
    group_state: state.group,
    session_state: state.session,
    deadline_at: state.deadline && new Date(state.deadline).toISOString(),
    server_time: new Date().toISOString(),
    moved: epoch < state.epoch,
    safely_home: state.home,
    messages: state.messages,
    extended_minutes: state.extended,
  };
}

function checkBrowser(state) {
  if (state.refusesBrowser) return [403, problem("locked-browser-required", "Deze browser is niet toegestaan.")];
  return [200, { outcome: "accepted", proof: null }];
}

function refuseLogin(state) {
  state.wrong += 1;
  if (state.wrong >= WRONG_BEFORE_LOCKED) return [403, problem("locked-out", "Te vaak verkeerd ingelogd.")];
  return [403, problem("login-refused", "Deze inlognaam of toegangscode klopt niet.")];
}

function logIn(state, { login_name }) {
  if (login_name === "FOUT") return refuseLogin(state);
  if (login_name === "PROCTOR" && state.asked++ < 2) return [202, { outcome: "waiting_for_proctor" }];
  state.epoch += 1;
  const admitted = {
    outcome: "admitted",
    token: `token-${state.epoch}`,
    session_id: "dev-session",
    group_id: "dev-group",
    epoch: { lease: 1, login: state.epoch },
    outbox_key: OUTBOX_KEY,
    candidate_name: "Anna de Vries",
    exam_title: "Rekenen (proef)",
    group_name: "Rekenen - groep 3B",
    duration_minutes: 60,
    total_items: state.plan.item_order.length,
    manifest: manifestOf(state),
    workspace: state.workspace,
    live: live(state, state.epoch),
  };
  return [200, admitted];
}

function manifestOf({ exam, hasSound, serverNeeded }) {
  return { ...exam.manifest, has_sound: hasSound, server_needed: serverNeeded };
}

function presence(state, told, epoch) {
  state.presences.push({ ...told, received: Date.now() });
  if (told.item_id && epoch === state.epoch) state.position = told.item_id;
  if (told.workspace && epoch === state.epoch) state.workspace = told.workspace;
  return [200, live(state, epoch)];
}

function start(state, _body, epoch) {
  if (state.group !== "released") return [409, problem("group-not-released", "Het examen is nog niet vrijgegeven.")];
  if (state.session === "ready") state.session = "running";
  state.deadline ??= Date.now() + (60 + state.extended) * MINUTE_MS;
  const answers = [...state.answers].map(([item_id, response]) => ({ item_id, response }));
  const { exam, plan, position, workspace } = state;
  const started = { content_key: exam.key, manifest: manifestOf(state), plan, answers, position, workspace };
  return [200, { ...started, live: live(state, epoch) }];
}

function batch(state, { batch: text, presence: told }, epoch) {
  const frozen = JSON.parse(text);
  const key = `${frozen.epoch.lease}.${frozen.epoch.login}.${frozen.first_seq}`;
  if (state.batches.has(key) && state.batches.get(key) !== text) return [409, problem("batch-differs", "Andere inhoud.")];
  const isNew = !state.batches.has(key);
  state.batches.set(key, text);
  if (isNew && frozen.epoch.login === state.epoch) frozen.entries.forEach((entry) => apply(state, entry));
  if (told) presence(state, told, epoch);
  const submits = frozen.entries.some(({ act }) => act === "submit");
  const acknowledged_seq = frozen.first_seq + frozen.entries.length - 1;
  return [200, { acknowledged_seq, live: told || submits ? live(state, epoch) : null }];
}

function apply(state, entry) {
  if (entry.act === "submit") state.session = "submitted";
  else state.answers.set(entry.item_id, entry.response);
}

function preview(state) {
  const { content, exam, plan } = state;
  return { title: content.title, manifest: manifestOf(state), content_key: exam.key, plan, duration_minutes: 60 };
}

function problem(reference, detail) {
  return { reference, title: detail, detail };
}

function refuse(response, status, reference, detail) {
  json(response, status, problem(reference, detail));
}

function json(response, status, body) {
  response.writeHead(status, { "Content-Type": "application/json", "Cache-Control": "no-store" });
  response.end(JSON.stringify(body));
}

function bytes(response, blob) {
  response.writeHead(blob ? 200 : 404, { "Content-Type": "application/octet-stream" });
  response.end(blob);
}
