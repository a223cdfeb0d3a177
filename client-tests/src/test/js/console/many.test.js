// A thousand queues: only a few rows exist, all queues can be found, and the order holds under the pointer.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertClean, link, open, start, until } from "./browser.js";

const QUEUES = 1000;
const MAX_ROWS = 60;

/** Ten times the budget of a tick, because machines that run tests are slow. */
const MAX_TICK_MILLIS = 80;

const server = await start();
const names = Array.from({ length: QUEUES }, (_, i) => `queue-${String(i).padStart(4, "0")}`);
await Promise.all(
  Array.from({ length: 10 }, async (_, part) => {
    for (let i = part; i < QUEUES; i += 10) await server.createQueue(names[i]);
  }),
);
await server.send("queue-0500", 30);

const rows = (page) => page.locator("[data-row]");

test("only the rows in view exist, and the last is reached by scrolling", async () => {
  const page = await open(server);
  await page.getByRole("button", { name: "All 1,000" }).waitFor();
  assert.ok((await rows(page).count()) <= MAX_ROWS);
  await page.getByRole("button", { name: "Queue", exact: true }).click();
  await page.locator("main").evaluate((main) => main.scrollTo(0, main.scrollHeight));
  await link(page, "queue-0999").waitFor();
  assert.ok((await rows(page).count()) <= MAX_ROWS);
  assert.equal(await page.getByRole("table").getAttribute("aria-rowcount"), String(QUEUES + 1));
  assertClean(page, server);
});

test("the search finds one of them", async () => {
  const page = await open(server);
  await page.getByLabel("Find a queue").fill("queue-0777");
  await until("one row is left", async () => (await rows(page).count()) === 1);
  assert.equal(await rows(page).first().textContent(), "queue-0777");
});

test("a tick is drawn in time, and nothing shifts", async () => {
  const page = await open(server);
  await page.getByRole("button", { name: "All 1,000" }).waitFor();
  await page.waitForTimeout(1500);
  const measured = await page.evaluate(async () => {
    let shift = 0;
    const observer = new PerformanceObserver((list) => list.getEntries().forEach((entry) => (shift += entry.value)));
    observer.observe({ type: "layout-shift" });
    const long = [];
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => long.push(entry.duration))).observe({ type: "longtask" });
    const end = performance.now() + 6000;
    await new Promise((resolve) => setTimeout(resolve, end - performance.now()));
    return { shift, longest: Math.max(0, ...long) };
  });
  assert.ok(measured.shift < 0.01, `layout shift ${measured.shift}`);
  assert.ok(measured.longest < MAX_TICK_MILLIS, `${measured.longest} ms`);
});

test("the order waits while somebody points at the list", async () => {
  const page = await open(server);
  const order = () =>
    rows(page).evaluateAll((links) =>
      [...links]
        .sort((a, b) => a.dataset.row - b.dataset.row)
        .map((link) => link.textContent)
        .slice(0, 8),
    );
  await page.getByRole("button", { name: "Waiting" }).click();
  await until("the fullest is first", async () => (await order())[0] === "queue-0500");
  await rows(page).first().hover();

  await server.send("queue-0700", 60);
  await page.waitForTimeout(7000);
  assert.equal((await order())[0], "queue-0500");

  await page.mouse.move(5, 5);
  await until("the order is right again", async () => (await order())[0] === "queue-0700");
});
