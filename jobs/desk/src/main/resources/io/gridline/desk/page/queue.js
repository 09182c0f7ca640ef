// What was recorded and is not yet with the server. Nothing of a person but what was entered, and only until it is sent.
"use strict";
const Queue = (() => {
  const meta = name => document.querySelector(`meta[name=${name}]`)?.content ?? null;
  const account = meta("account");
  let csrf = meta("csrf");
  let opened = null;

  const database = () => opened ??= new Promise((done, failed) => {
    const asked = indexedDB.open("gridline", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("queue", {keyPath: "action_id"});
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });

  const run = async (mode, work) => {
    const transaction = (await database()).transaction("queue", mode);
    const asked = work(transaction.objectStore("queue"));
    return new Promise((done, failed) => {
      transaction.oncomplete = () => done(asked?.result);
      transaction.onerror = transaction.onabort = () => failed(transaction.error);
    });
  };

  const put = item => run("readwrite", store => store.put(item));
  const remove = id => run("readwrite", store => store.delete(id));
  const all = async () => (await run("readonly", store => store.getAll())).sort((a, b) => a.kept - b.kept || a.number - b.number);
  const mine = async () => (await all()).filter(item => item.account === account);

  // Not crypto.randomUUID, which old phones lack.
  const uuid = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    const hex = [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join("");
    return [8, 12, 16, 20].reduceRight((text, at) => text.slice(0, at) + "-" + text.slice(at), hex);
  };

  let number = 0;
  const add = (task, version, at, action, fields) => put({
    action_id: uuid(), account, kept: Date.now(), number: number++, refused: null,
    sent: {task_id: task, version, at, action, ...fields},
  });

  const post = async (path, body) => {
    const ask = () => fetch(path, {
      method: "POST", credentials: "same-origin", redirect: "error",
      headers: {"Content-Type": "application/json", "X-CSRF-Token": csrf,
        "Accept-Language": document.documentElement.lang},
      body: JSON.stringify(body),
    });
    let answer = await ask();
    if (answer.status === 403) {
      // A page that was kept says an earlier session's word.
      const me = await fetch("/api/v1/me", {credentials: "same-origin"});
      if (me.ok) {
        const who = await me.json();
        // Somebody else has signed in on this phone: what this page's account entered is not theirs to send.
        if (who.account !== account) return me.status === 200 ? {status: 401, ok: false} : me;
        csrf = who.csrf;
        answer = await ask();
      } else return me;
    }
    return answer;
  };

  let sending = null;
  /** Sends what waits: "sent", "nothing", "offline", "signedout", "refused" or "failed". */
  const send = () => sending ??= (async () => {
    const waiting = (await mine()).filter(item => !item.refused).slice(0, 100);
    if (!waiting.length) return "nothing";
    let answer;
    try {
      answer = await post("/api/v1/actions", {actions: waiting.map(item => ({action_id: item.action_id, ...item.sent}))});
    } catch {
      return "offline";
    }
    if (answer.status === 401) return "signedout";
    if (!answer.ok) return "failed";
    let refused = false;
    for (const one of (await answer.json()).answers) {
      const item = waiting.find(each => each.action_id === one.action_id);
      if (!item) continue;
      if (one.status === 200) await remove(one.action_id);
      else {
        refused = true;
        const withdrawn = one.code === "closed" && one.tasks?.[0]?.state === "withdrawn";
        await put({...item, refused: withdrawn ? "withdrawn" : one.code ?? "failed"});
      }
    }
    return refused ? "refused" : "sent";
  })().finally(() => { sending = null; });

  const clear = async () => {
    if (opened) (await database()).close();
    opened = null;
    await new Promise(done => {
      const asked = indexedDB.deleteDatabase("gridline");
      asked.onsuccess = asked.onerror = asked.onblocked = done;
    });
  };

  return {account, add, all, mine, post, remove, send, clear};
})();

// Name and address that were opened: for an hour, for this account in this tab, and until it signs out. A number is not kept.
const Opened = (() => {
  const HOUR = 3600000;
  const PREFIX = "opened ";
  const key = (task, field) => PREFIX + [Queue.account, task, field].join(" ");

  const keep = (task, field, text) => {
    if (field === "name" || field === "address") sessionStorage.setItem(key(task, field), JSON.stringify({at: Date.now(), text}));
  };
  const find = (task, field) => {
    forgetOld();
    return JSON.parse(sessionStorage.getItem(key(task, field)));
  };
  const forgetOld = () => Object.keys(sessionStorage).filter(name => name.startsWith(PREFIX)).forEach(name => {
    const age = Date.now() - JSON.parse(sessionStorage.getItem(name)).at;
    // A clock that was put back makes nothing last longer.
    if (!Queue.account || age < 0 || age > HOUR) sessionStorage.removeItem(name);
  });
  setInterval(forgetOld, 60000);
  forgetOld();

  return {keep, find};
})();
