// Serves what the pages have kept when there is no network. Kept pages are masked, and served for four hours at most.
"use strict";
const ASSETS = /*ASSETS*/;
const SHELL = "shell " + ASSETS.join(" ");
const PAGES = "pages";
const OLDEST = 4 * 3600 * 1000;
const PATIENCE = 10000;

addEventListener("install", event => {
  skipWaiting();
  event.waitUntil(caches.open(SHELL).then(cache => cache.addAll([...ASSETS, "/offline"])));
});

addEventListener("activate", event => event.waitUntil((async () => {
  for (const name of await caches.keys()) {
    if (name !== SHELL && name !== PAGES) await caches.delete(name);
  }
  await clients.claim();
})()));

const offline = async () => await caches.match("/offline") ?? Response.error();

const keptPage = async path => {
  const cache = await caches.open(PAGES);
  const page = await cache.match(path);
  if (!page) return null;
  const at = Number(page.headers.get("X-Kept-At"));
  if (Date.now() - at > OLDEST) {
    await caches.delete(PAGES);
    return null;
  }
  const html = (await page.text()).replace("<body ", `<body data-kept="${at}" `);
  return new Response(html, {headers: {"Content-Type": "text/html; charset=utf-8"}});
};

const page = async (event, path) => {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    return await fetch(event.request, {signal: stop.signal});
  } catch {
    return await keptPage(path) ?? await offline();
  } finally {
    clearTimeout(timer);
  }
};

addEventListener("fetch", event => {
  const {request} = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(event, url.pathname));
  else if (url.pathname.startsWith("/assets/")) {
    event.respondWith(caches.match(request).then(found => found ?? fetch(request)));
  }
});
