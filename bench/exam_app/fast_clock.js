/*
 * Lets hours pass in minutes. The clock and the timers of the page are those of a computer that is `ahead` of the real
 * one; `facetClock.pass` moves it on from timer to timer, and waits for whatever a timer asked of the server, the disk
 * or the keys. So every timer fires at its own moment, nothing takes longer than it takes, and the server seems to be as
 * far ahead.
 */
(() => {
  const reality = {
    Date: window.Date,
    now: performance.now.bind(performance),
    setTimeout: window.setTimeout.bind(window),
    clearTimeout: window.clearTimeout.bind(window),
    fetch: window.fetch.bind(window),
    json: Response.prototype.json,
  };
  const timers = new Map();
  let ahead = 0;
  let lastTimer = 0;
  let asked = 0;
  const now = () => reality.now() + ahead;

  function fire(id) {
    const timer = timers.get(id);
    if (!timer) return;
    timers.delete(id);
    reality.clearTimeout(timer.real);
    timer.act(...timer.parts);
  }

  function arm(id, timer) {
    reality.clearTimeout(timer.real);
    timer.real = reality.setTimeout(() => fire(id), Math.max(0, timer.due - now()));
  }

  window.setTimeout = (act, milliseconds = 0, ...parts) => {
    const timer = { act, parts, due: now() + milliseconds, real: undefined };
    timers.set(++lastTimer, timer);
    arm(lastTimer, timer);
    return lastTimer;
  };
  window.clearTimeout = (id) => {
    const timer = timers.get(id);
    if (timer) reality.clearTimeout(timer.real);
    timers.delete(id);
  };
  Performance.prototype.now = now;
  window.Date = class Date extends reality.Date {
    constructor(...parts) {
      if (parts.length > 0) super(...parts);
      else super(reality.Date.now() + ahead);
    }
    static now() {
      return reality.Date.now() + ahead;
    }
  };

  async function counted(doing) {
    asked += 1;
    try {
      return await doing();
    } finally {
      asked -= 1;
    }
  }

  window.fetch = (...request) => counted(() => reality.fetch(...request));
  Response.prototype.json = function json() {
    return counted(async () => {
      const answer = await reality.json.call(this);
      for (const live of [answer, answer?.live]) {
        if (live?.server_time) live.server_time = new reality.Date(Date.parse(live.server_time) + ahead).toISOString();
      }
      return answer;
    });
  };

  for (const name of ["encrypt", "decrypt", "importKey", "digest"]) {
    const really = SubtleCrypto.prototype[name];
    SubtleCrypto.prototype[name] = function (...parts) {
      return counted(() => really.apply(this, parts));
    };
  }

  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (...parts) {
    const begun = transaction.apply(this, parts);
    void counted(() => new Promise((resolve) => {
      for (const end of ["complete", "abort"]) begun.addEventListener(end, resolve, { once: true });
    }));
    return begun;
  };

  /* What one of them ends may begin another, so nothing may be under way twice. */
  async function settled() {
    for (let quiet = 0; quiet < 2; quiet = asked > 0 ? 0 : quiet + 1) {
      await new Promise((resolve) => reality.setTimeout(resolve, 1));
    }
  }

  async function pass(milliseconds) {
    const end = now() + milliseconds;
    for (;;) {
      const due = [...timers].filter(([, timer]) => timer.due <= end).sort(([, one], [, other]) => one.due - other.due);
      if (due.length === 0) break;
      const [[id, timer]] = due;
      ahead += Math.max(0, timer.due - now());
      fire(id);
      await settled();
    }
    ahead += Math.max(0, end - now());
    for (const [id, timer] of timers) arm(id, timer);
    await settled();
  }

  window.facetClock = { pass, now };
})();
