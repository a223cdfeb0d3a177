// Measures what the console costs with a thousand queues, three hundred of them in use, and prints a table for the guide.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, start } from "./browser.js";

const QUEUES = 1000;
const BUSY = 300;
const SECONDS = 20;
const VIEWERS = 20;

const server = await start();

async function inParallel(count, work) {
  await Promise.all(
    Array.from({ length: 10 }, async (_, part) => {
      for (let i = part; i < count; i += 10) await work(i);
    }),
  );
}

const name = (i) => `queue-${String(i).padStart(4, "0")}`;

/** Sends to the busy queues every second while other work runs. */
async function underLoad(work) {
  let isOver = false;
  const load = (async () => {
    while (!isOver) {
      const second = Date.now();
      await inParallel(BUSY, (i) => server.on(name(i), "SendMessage", { MessageBody: "x" }));
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, second + 1000 - Date.now())));
    }
  })();
  const result = await work();
  isOver = true;
  await load;
  return result;
}

async function cpuSeconds() {
  const text = await (await fetch(`${server.endpoint}/metrics`)).text();
  return Number(/^process_cpu_seconds_total (\S+)/m.exec(text)[1]);
}

/** Returns the share of a core that the server uses. */
async function serverLoad() {
  const before = await cpuSeconds();
  await new Promise((resolve) => setTimeout(resolve, SECONDS * 1000));
  return ((await cpuSeconds()) - before) / SECONDS;
}

/** Returns the server's cost per viewer of a view, measured with enough viewers to stand out from the load. */
async function loadOfViewer(query) {
  const without = await serverLoad();
  const stop = new AbortController();
  const viewers = Array.from({ length: VIEWERS }, async () => {
    const headers = { "X-Tailback-Console": "1" };
    const answer = await fetch(`${server.endpoint}/_tailback/stream${query}`, { headers, signal: stop.signal });
    for await (const chunk of answer.body) assert.ok(chunk.length > 0);
  });
  const withAll = await serverLoad();
  stop.abort();
  await Promise.allSettled(viewers);
  return (withAll - without) / VIEWERS;
}

async function measure(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const metrics = async () => {
    const { metrics: all } = await session.send("Performance.getMetrics");
    return Object.fromEntries(all.map((metric) => [metric.name, metric.value]));
  };
  await page.evaluate(() => {
    window.shift = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.shift += entry.value))).observe({
      type: "layout-shift",
    });
  });
  const before = await metrics();
  await page.waitForTimeout(SECONDS * 1000);
  const after = await metrics();
  const millis = (key) => (1000 * (after[key] - before[key])) / SECONDS;
  return {
    tick: millis("ScriptDuration") + millis("LayoutDuration") + millis("RecalcStyleDuration"),
    nodes: await page.evaluate(() => document.querySelectorAll("*").length),
    heap: after.JSHeapUsedSize / 1e6,
    shift: await page.evaluate(() => window.shift),
  };
}

/** Returns how many bytes and requests are transferred until the first row appears. */
async function transferred() {
  const page = await open(server, "#/pressure");
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  const sizes = [];
  session.on("Network.loadingFinished", (event) => sizes.push(event.encodedDataLength));
  let requests = 0;
  session.on("Network.requestWillBeSent", ({ request }) => (requests += request.url.startsWith("data:") ? 0 : 1));
  const began = Date.now();
  await page.goto(`${server.endpoint}/?again`);
  await page.locator("a[data-row]").first().waitFor();
  return { requests, bytes: sizes.reduce((a, b) => a + b, 0), millis: Date.now() - began };
}

test("the budgets are measured", { skip: !process.env.BUDGETS && "not asked for" }, async () => {
  await inParallel(QUEUES, (i) => server.createQueue(name(i)));
  const rows = [];
  await underLoad(async () => {
    const started = await transferred();
    rows.push(["transferred at the start, gzip", `${(started.bytes / 1000).toFixed(0)} kB in ${started.requests} requests`]);
    rows.push(["first row, 1,000 queues", `${started.millis} ms`]);
    for (const [what, hash, query] of [
      ["overview", "", ""],
      ["queue", "#/q/queue-0001", "?queue=queue-0001"],
    ]) {
      const page = await open(server, hash, { motion: "reduce" });
      await page.waitForTimeout(3000);
      const seen = await measure(page);
      rows.push([`script, style and layout an update, ${what}`, `${seen.tick.toFixed(1)} ms`]);
      rows.push([`nodes, heap, ${what}`, `${seen.nodes}, ${seen.heap.toFixed(0)} MB`]);
      rows.push([`layout shift, ${what}`, seen.shift.toFixed(3)]);
      await page.close();
      rows.push([`server for a viewer, ${what}`, `${(100 * (await loadOfViewer(query))).toFixed(1)} % of a core`]);
    }
  });
  assert.ok(rows.length > 0);
  for (const [what, seen] of rows) console.log(`| ${what} | ${seen} |`);
});
