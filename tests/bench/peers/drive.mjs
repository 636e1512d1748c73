// Drives one peer in headless Chromium with a 60 Hz stream of real mouse events and says how it kept up.
//
//   node drive.mjs flow|excalidraw BOARD.json      ->  one line of JSON: { gesture: { fps, p50, p95 }, ready, memory }
//
// p50 and p95 are milliseconds from the event to the picture: from the event's own time stamp to just after the
// frame that it led to was painted.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = fileURLToPath(new URL(".", import.meta.url));
const [peer, boardFile] = process.argv.slice(2);
const board = JSON.parse(await readFile(boardFile, "utf-8"));
const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".woff2": "font/woff2" };
const RATE = 1000 / 60;
const EVENTS = 120;

const shell = (await readFile(join(here, "page.html"), "utf-8")) +
  `<link rel="stylesheet" href="/build/${peer}.css"><script>window.EXCALIDRAW_ASSET_PATH="/build/"</script>` +
  `<script type="module" src="/build/${peer}.js"></script>`;

const server = createServer(async (request, response) => {
  const path = normalize(new URL(request.url, "http://x").pathname);
  try {
    const body = path === "/" ? shell : path === "/board.json" ? JSON.stringify(board) : await readFile(join(here, path));
    response.writeHead(200, { "content-type": types[extname(path)] ?? "text/html" });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const address = `http://127.0.0.1:${server.address().port}/`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--enable-precise-memory-info"],
});

async function opened(mode) {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  const began = Date.now();
  await page.goto(`${address}?mode=${mode}`);
  await page.waitForFunction(() => window.ready !== undefined, undefined, { timeout: 180_000 });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const ready = Date.now() - began;
  await page.evaluate(() => {
    const watch = { waiting: [], late: [], frames: 0, on: false };
    window.watch = watch;
    const note = (event) => {
      if (!watch.on) return;
      if (!watch.waiting.length)
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          const came = watch.waiting;
          watch.waiting = [];
          channel.port1.onmessage = () => {
            const now = performance.now();
            watch.frames += 1;
            watch.late.push(...came.map((at) => now - at));
          };
          channel.port2.postMessage(0);
        });
      watch.waiting.push(event.timeStamp);
    };
    for (const kind of ["pointermove", "wheel"]) window.addEventListener(kind, note, { capture: true, passive: true });
  });
  return { page, ready };
}

const wait = (ms) => new Promise((done) => setTimeout(done, ms));

async function stream(page, act) {
  await page.evaluate(() => Object.assign(window.watch, { waiting: [], late: [], frames: 0, on: true }));
  const start = performance.now();
  const sent = [];
  for (let at = 0; at < EVENTS; at += 1) {
    const due = start + at * RATE;
    const now = performance.now();
    if (due > now) await wait(due - now);
    sent.push(act(at)); // not waited for: a stream goes on whether the page keeps up or not
  }
  await Promise.all(sent);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50))));
  const seconds = (performance.now() - start - 50) / 1000;
  const { late, frames } = await page.evaluate(() => {
    window.watch.on = false;
    return { late: window.watch.late, frames: window.watch.frames };
  });
  late.sort((a, b) => a - b);
  const share = (part) => Math.round((late[Math.floor(late.length * part)] ?? NaN) * 10) / 10;
  return { fps: Math.round(frames / seconds), p50: share(0.5), p95: share(0.95) };
}

const there = (view, card) => ({ x: view.x + (card.x + card.w / 2) * view.zoom, y: view.y + (card.y + card.h / 2) * view.zoom });
const swing = (at, far, events) => (far * (Math.abs(((at + events) % (4 * events)) - 2 * events) - events)) / -events;
const sway = (at) => ({ x: swing(at + 1, 220, 12), y: swing(at + 1, 140, 17) });
const inside = (view) => board.cards.filter((card) => {
  const at = there(view, card);
  return at.x > 500 && at.x < 1300 && at.y > 300 && at.y < 800;
});
const free = { x: 1890, y: 540 };

async function look(page, view) {
  await page.evaluate((to) => window.peer.look(to), view);
  await wait(600);
}

async function drag(page, view, count) {
  await look(page, view);
  const cards = inside(view);
  const grip = cards[Math.floor(cards.length / 2)];
  const ids = [grip.id, ...board.cards.filter((card) => card !== grip).slice(0, count - 1).map((card) => card.id)];
  if (count > 1) await page.evaluate((some) => window.peer.choose(some), ids);
  await wait(400);
  const from = there(view, grip);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  const figures = await stream(page, (at) => page.mouse.move(from.x + sway(at).x, from.y + sway(at).y));
  await page.mouse.up();
  return figures;
}

async function pan(page, view) {
  await look(page, view);
  await page.mouse.move(free.x - 400, free.y);
  if (peer === "excalidraw") await page.keyboard.down("Space");
  await page.mouse.move(free.x, free.y - 20);
  await page.mouse.down({ button: peer === "flow" ? "middle" : "left" });
  const figures = await stream(page, (at) => page.mouse.move(free.x - 200 + sway(at).x, free.y + sway(at).y));
  await page.mouse.up({ button: peer === "flow" ? "middle" : "left" });
  if (peer === "excalidraw") await page.keyboard.up("Space");
  return figures;
}

async function zoom(page, view) {
  await look(page, view);
  await page.mouse.move(960, 540);
  await page.keyboard.down("Control");
  const figures = await stream(page, (at) => page.mouse.wheel(0, at % 40 < 20 ? -40 : 40));
  await page.keyboard.up("Control");
  return figures;
}

async function band(page, view) {
  await look(page, view);
  await page.keyboard.press("Escape");
  await page.mouse.move(free.x, 90);
  await page.mouse.down();
  const figures = await stream(page, (at) => {
    const part = 0.5 - 0.5 * Math.cos((at + 5) / 19);
    return page.mouse.move(free.x - 1500 * part, 90 + 900 * part);
  });
  await page.mouse.up();
  return figures;
}

const { fit, whole } = board.views;
const GESTURES = [
  ["pan, fit", "pan", (page) => pan(page, fit)],
  ["pan, 100 %", "pan", (page) => pan(page, whole)],
  ["zoom", "pan", (page) => zoom(page, fit)],
  ["drag one, fit", "pan", (page) => drag(page, fit, 1)],
  ["drag one, 100 %", "pan", (page) => drag(page, whole, 1)],
  ["drag 1,000, fit", "pan", (page) => drag(page, fit, 1000)],
  ["rubber band, fit", "band", (page) => band(page, fit)],
];
const out = {};
for (const [name, mode, act] of GESTURES) {
  try {
    const { page, ready } = await opened(mode);
    out.ready = Math.min(out.ready ?? Infinity, ready);
    out[name] = await act(page);
    out.memory = Math.round((await page.evaluate(() => performance.memory.usedJSHeapSize)) / 1e6);
    await page.close();
  } catch (error) {
    out[name] = { fps: 0, p50: null, p95: null, broke: String(error.message).split("\n")[0] };
  }
}
await browser.close();
server.close();
console.log(JSON.stringify(out));
