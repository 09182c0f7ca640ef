// What makes the pages live: deadlines that count, what is recorded, what is opened, what is kept for without a network.
"use strict";
(() => {
  const TEXTS = JSON.parse(document.getElementById("texts").textContent);
  const say = (key, ...values) =>
    values.reduce((text, value, i) => text.replaceAll(`{${i}}`, value), TEXTS[key] ?? key);
  const each = (selector, work, root = document) => root.querySelectorAll(selector).forEach(work);
  const element = (name, values) => Object.assign(document.createElement(name), values);
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
    if (link) net.append(" ", element("a", {href: "/login", textContent: say("login")}));
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
    row.append(element("a", {href: "/tasks/" + item.sent.task_id,
      textContent: `${say(item.sent.action)} · ${say("task", item.sent.task_id)} · ${clockTime(item.kept)}`}), " ", text);
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
      const dismiss = element("button", {type: "button", textContent: say("dismiss")});
      dismiss.addEventListener("click", async () => { await Queue.remove(item.action_id); show(); });
      row.append(" ", dismiss);
      list.append(row);
    }
    const others = all.filter(each => each.account !== Queue.account).length;
    if (others) list.append(element("li", {textContent: say("others", others)}));
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

  // Who was checked with the person of this page: each by themselves, as if on their own page.
  const members = form => [...form.querySelectorAll(".member")].filter(row => row.querySelector("[type=checkbox]").checked)
    .map(row => {
      const temperature = row.querySelector("[data-temperature]").value.replace(",", ".");
      return {task: Number(row.dataset.member), version: Number(row.dataset.version), before: row.dataset.after,
        fields: {symptoms: ["none"], ...(temperature && {temperature_c: Number(temperature)})}};
    });
  each("[data-temperature]", field => field.addEventListener("input", () => {
    field.closest(".member").querySelector("[type=checkbox]").checked ||= field.value !== "";
  }));

  each("form[data-action]", form => form.addEventListener("submit", async event => {
    event.preventDefault();
    const action = form.dataset.action;
    const {task, version} = document.getElementById("task").dataset;
    const fields = numbered(form);
    if (action === "check" && !fields.symptoms && fields.temperature_c === undefined) {
      tell(say("emptycheck"));
      return;
    }
    const button = form.querySelector("button");
    button.disabled = true;
    const queued = (await Queue.mine()).filter(item => !item.refused).map(item => item.sent);
    for (const one of [{task: Number(task), version: Number(version), before: form.dataset.after, fields}, ...members(form)]) {
      const record = (what, its) => Queue.add(one.task, one.version, new Date(now()).toISOString(), what, its);
      // A check needs somebody to have been there; who is not known to have been is now.
      if (one.before && !queued.some(sent => sent.action === one.before && (sent.task_id === one.task || sent.also?.includes(one.task)))) {
        await record(one.before, {});
      }
      await record(action, one.fields);
    }
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

  // What is opened: shown until the page is left, and kept nowhere but for an hour without a network (Opened).

  const masked = new Map();
  const reveal = (button, field, text) => {
    const value = document.querySelector(`[data-value=${field}]`);
    masked.set(value, value.textContent);
    value.textContent = text;
    value.classList.add("shown");
    button.hidden = true;
    if (field !== "phone") return;
    // A mainland mobile as people read it, without the country's 86.
    const read = text.replace(/^86(1\d{2})(\d{4})(\d{4})$/, "$1 $2 $3");
    const call = element("a", {className: "main call", href: "tel:+" + text.replace(/\D/g, ""), textContent: say("call", read)});
    value.replaceChildren(call);
    call.focus();
  };
  each("button[data-open]", button => button.addEventListener("click", async () => {
    const field = button.dataset.open;
    const {task} = document.getElementById("task").dataset;
    button.disabled = true;
    try {
      const answer = await Queue.post(`/api/v1/tasks/${task}/open`, {field});
      if (answer.status === 401) tell(say("signedout"), true);
      if (!answer.ok) throw new Error(answer.status === 404 ? "notyours" : "failed");
      const text = (await answer.json()).value;
      Opened.keep(task, field, text);
      reveal(button, field, text);
      tell(say("opened"));
    } catch (problem) {
      const before = problem instanceof TypeError && Opened.find(task, field);
      if (before) {
        reveal(button, field, before.text);
        tell(say("openedbefore", clockTime(before.at)));
        return;
      }
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
