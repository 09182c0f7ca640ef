// What makes the pages live: deadlines that count, what is recorded, what is opened, what is kept for without a network.
"use strict";
(() => {
  const TEXTS = JSON.parse(document.getElementById("texts").textContent);
  const say = (key, ...values) =>
    values.reduce((text, value, i) => text.replaceAll(`{${i}}`, value), TEXTS[key] ?? key);
  const each = (selector, work, root = document) => root.querySelectorAll(selector).forEach(work);
  const PAGES = "pages";
  const kept = document.body.dataset.kept;
  const phoneAtLoad = Date.now();

  // Phones' clocks are wrong: the server's counts, and how far the phone's is from it.
  const serverNow = Date.parse(document.body.dataset.now);
  if (!kept && Queue.account) localStorage.setItem("clock", serverNow - phoneAtLoad);
  const offset = kept ? Number(localStorage.getItem("clock") ?? 0) : serverNow - phoneAtLoad;
  const now = () => Date.now() + offset;

  const net = document.getElementById("net");
  const tell = (text, link) => {
    net.textContent = text;
    net.hidden = !text;
    if (link) {
      const anchor = document.createElement("a");
      anchor.href = "/login";
      anchor.textContent = say("login");
      net.append(" ", anchor);
    }
  };
  const clockTime = at => new Date(at).toLocaleTimeString(document.documentElement.lang, {hour: "2-digit", minute: "2-digit"});
  const tellNetwork = () => {
    if (kept) tell(say("offline") + " " + say("kept", clockTime(Number(kept))));
    else if (!navigator.onLine) tell(say("offline"));
    else tell("");
  };

  // Deadlines

  const amount = minutes => minutes < 90 ? say("due.minutes", minutes)
    : minutes < 2880 ? say("due.hours", Math.round(minutes / 60)) : say("due.days", Math.round(minutes / 1440));
  const count = () => each("time[data-due]", time => {
    const minutes = Math.trunc((Date.parse(time.dataset.due) - now()) / 60000);
    time.textContent = minutes > 0 ? say("due.in", amount(minutes)) : say("due.over", amount(Math.max(1, -minutes)));
    time.closest(".due").classList.toggle("over", minutes <= 0);
  });
  count();
  setInterval(count, 30000);

  // What is recorded

  const numbered = form => {
    const fields = {};
    for (const [name, value] of new FormData(form)) {
      if (value === "") continue;
      if (name === "also") (fields.also ??= []).push(Number(value));
      else if (name === "symptoms") (fields.symptoms ??= []).push(value);
      else if (name === "temperature_c") fields.temperature_c = Number(value.replace(",", "."));
      else if (name === "reached") fields.reached = value === "true";
      else fields[name] = value;
    }
    return fields;
  };

  const outbox = document.getElementById("outbox");
  const line = (item, text) => {
    const row = document.createElement("li");
    const what = document.createElement("a");
    what.href = "/tasks/" + item.sent.task_id;
    what.textContent = `${say(item.sent.action)} · ${say("task", item.sent.task_id)} · ${clockTime(item.kept)}`;
    row.append(what, " ", text);
    return row;
  };
  const show = async () => {
    if (!Queue.account) return;
    const all = await Queue.all();
    const list = outbox.querySelector("ul");
    list.replaceChildren();
    for (const item of all.filter(each => each.account === Queue.account)) {
      if (!item.refused) {
        list.append(line(item, say("pending")));
        continue;
      }
      const row = line(item, `${say("refused")} ${say("refused." + item.refused)}`);
      row.className = "refused";
      const dismiss = document.createElement("button");
      dismiss.type = "button";
      dismiss.textContent = say("dismiss");
      dismiss.addEventListener("click", async () => { await Queue.remove(item.action_id); show(); });
      row.append(" ", dismiss);
      list.append(row);
    }
    const others = all.filter(each => each.account !== Queue.account).length;
    if (others) {
      const row = document.createElement("li");
      row.textContent = say("others", others);
      list.append(row);
    }
    outbox.hidden = !list.children.length;
    outbox.querySelector("[data-send]").hidden = !all.some(item => item.account === Queue.account && !item.refused);
  };

  const send = async () => {
    const outcome = await Queue.send();
    await show();
    if (outcome === "signedout") tell(say("signedout"), true);
    else if (outcome === "offline") tell(say("offline"));
    else if (outcome === "sent" || outcome === "refused") {
      sessionStorage.removeItem("packed");
      // The page that is loaded again keeps the pages anew; nobody waits for that.
      if (document.getElementById("task") || kept || location.pathname === "/") location.reload();
      else await keepPages();
    }
    return outcome;
  };

  each("form[data-action]", form => form.addEventListener("submit", async event => {
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    const task = document.getElementById("task").dataset;
    const record = (action, fields) =>
      Queue.add(Number(task.task), Number(task.version), new Date(now()).toISOString(), action, fields);
    // A check needs somebody to have been there; who is not known to have been is now.
    const before = form.dataset.after;
    if (before && !(await Queue.mine()).some(item => item.sent.task_id === Number(task.task) && item.sent.action === before && !item.refused)) {
      await record(before, {});
    }
    await record(form.dataset.action, numbered(form));
    form.reset();
    form.closest("details")?.removeAttribute("open");
    await show();
    tell(say("saved"));
    await send();
    button.disabled = false;
  }));
  outbox.querySelector("[data-send]").addEventListener("click", send);

  // "No symptoms" and a symptom exclude each other.
  each(".symptoms", group => group.addEventListener("change", event => {
    const none = group.querySelector("[value=none]");
    if (event.target === none && none.checked) each("input", box => { box.checked = box === none; }, group);
    else if (event.target.checked) none.checked = false;
  }));

  // What is opened: shown until the page is left, kept nowhere.

  const masked = new Map();
  each("button[data-open]", button => button.addEventListener("click", async () => {
    const field = button.dataset.open;
    const value = document.querySelector(`[data-value=${field}]`);
    button.disabled = true;
    try {
      const answer = await Queue.post(`/api/v1/tasks/${document.getElementById("task").dataset.task}/open`, {field});
      if (answer.status === 401) tell(say("signedout"), true);
      if (!answer.ok) throw new Error(answer.status === 404 ? "notyours" : "failed");
      const text = (await answer.json()).value;
      masked.set(value, value.textContent);
      value.textContent = text;
      value.classList.add("shown");
      if (field === "phone") {
        const call = document.createElement("a");
        call.className = "main call";
        call.href = "tel:+" + text.replace(/\D/g, "");
        // A mainland mobile as people read it, without the country's 86.
        call.textContent = say("call", text.replace(/^86(1\d{2})(\d{4})(\d{4})$/, "$1 $2 $3"));
        value.replaceChildren(call);
        call.focus();
      }
      button.hidden = true;
      tell(say("opened"));
    } catch (problem) {
      button.disabled = false;
      tell(say(problem instanceof TypeError ? "unopened" : problem.message));
    }
  }));
  const mask = () => {
    masked.forEach((text, value) => {
      value.textContent = text;
      value.classList.remove("shown");
    });
    masked.clear();
    each("button[data-open]", button => { button.hidden = button.disabled = false; });
  };
  addEventListener("pagehide", mask);
  setInterval(() => { if (document.hidden) mask(); }, 300000);

  // What is kept for when there is no network: the list and its tasks, masked.

  const leaving = new AbortController();
  const keepPages = async () => {
    const last = Number(sessionStorage.getItem("packed") ?? 0);
    if (!Queue.account || kept || !("caches" in window) || Date.now() - last < 300000) return;
    try {
      const answer = await fetch("/pack", {credentials: "same-origin", redirect: "error", signal: leaving.signal});
      if (!answer.ok) return;
      const pages = await answer.json();
      await caches.delete(PAGES);
      const cache = await caches.open(PAGES);
      for (const [path, html] of Object.entries(pages)) {
        await cache.put(path, new Response(html, {headers: {
          "Content-Type": "text/html; charset=utf-8", "X-Kept-At": String(Date.now())}}));
      }
      sessionStorage.setItem("packed", Date.now());
      document.documentElement.dataset.packed = Object.keys(pages).length;
    } catch {
      // The next page tries again.
    }
  };

  // Leaving

  each("form[data-logout]", form => form.addEventListener("submit", async event => {
    event.preventDefault();
    const unsent = (await Queue.mine()).length;
    if (unsent && !confirm(say("unsent", unsent))) return;
    leaving.abort();
    await Queue.clear();
    if ("caches" in window) await caches.delete(PAGES);
    localStorage.clear();
    sessionStorage.clear();
    form.submit();
  }));
  each("[data-here]", field => { field.value = location.pathname + location.search; });
  each("button[data-print]", button => button.addEventListener("click", () => print()));

  // A coordinator's choice of many

  each("form[data-assign]", form => {
    const boxes = () => form.querySelectorAll("input[name=task]");
    form.querySelector("[data-all]")?.addEventListener("change", event =>
      boxes().forEach(box => { box.checked = event.target.checked; }));
    form.addEventListener("submit", async event => {
      event.preventDefault();
      const said = form.querySelector("[data-said]");
      const ids = [...boxes()].filter(box => box.checked).map(box => Number(box.value));
      if (!ids.length) {
        said.textContent = say("choose");
        return;
      }
      try {
        const answer = await Queue.post("/api/v1/tasks/assign", {task_ids: ids, account: form.account.value});
        if (!answer.ok) throw new Error();
        const given = (await answer.json()).tasks.length;
        sessionStorage.setItem("said", say("assigned", given));
        location.reload();
      } catch {
        said.textContent = say("failed");
      }
    });
    const said = form.querySelector("[data-said]");
    if (said) said.textContent = sessionStorage.getItem("said") ?? "";
    sessionStorage.removeItem("said");
  });

  const start = async () => {
    if ("serviceWorker" in navigator) navigator.serviceWorker.register("/sw.js").catch(() => {});
    if (!Queue.account) {
      // Nobody is signed in: no list stays on the phone. What was not sent waits for its account.
      if ("caches" in window) await caches.delete(PAGES);
      return;
    }
    tellNetwork();
    await show();
    if (!kept) await send();
    await keepPages();
  };
  addEventListener("online", async () => {
    tell(say("online"));
    const outcome = await send();
    if (kept && outcome === "nothing") location.reload();
  });
  addEventListener("offline", tellNetwork);
  // A phone does not always know that its network is back.
  setInterval(async () => { if (!outbox.hidden && navigator.onLine) await send(); }, 60000);
  start();
})();
