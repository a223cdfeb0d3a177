// A server that goes away and comes back, a paused clock, a console that is read-only, and a hidden tab.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, start, until } from "./browser.js";

const waiting = (page) => page.getByRole("row").filter({ hasText: "orders" }).getByRole("cell").nth(3).textContent();

test("a server that stops is told at once, and the page goes on by itself when it is back", async () => {
  const server = await start();
  await server.createQueue("orders");
  await server.send("orders", 3);
  const page = await open(server);
  await until("3 wait", async () => (await waiting(page)) === "3");

  await server.stop();
  await page.getByRole("alert").filter({ hasText: "Disconnected" }).waitFor({ timeout: 25_000 });
  assert.equal(await waiting(page), "3");
  assert.ok(!(await page.title()).includes("("));

  const again = await start({ port: server.port });
  await again.createQueue("orders");
  await again.send("orders", 7);
  await until("7 wait", async () => (await waiting(page)) === "7");
  assert.equal(await page.getByRole("alert").count(), 0);
});

test("a paused clock is told, and the next event is exactly what was announced", async () => {
  const server = await start({ clock: "paused" });
  await server.createQueue("orders", { DelaySeconds: "90" });
  await server.send("orders", 1);
  const before = await server.admin("/clock");
  const page = await open(server, "#/pressure");
  await page.getByText("The clock is paused").waitFor();
  await page.getByText("Nothing falls due until it is moved.").waitFor();
  const shown = await page.locator(".bigclock").textContent();
  await page.waitForTimeout(2500);
  assert.equal(await page.locator(".bigclock").textContent(), shown);
  const announced = await page.locator(".next .ev .in").first().textContent();

  await page.getByRole("button", { name: "Next event", exact: true }).click();
  await until("the clock has moved", async () => (await server.admin("/clock")).nowMillis !== before.nowMillis);
  const after = await server.admin("/clock");
  assert.equal(after.nowMillis, before.next.atMillis);
  assert.equal(announced, "1 min 30 s");

  await page.getByRole("button", { name: "Resume" }).first().click();
  await until("the clock runs", async () => (await server.admin("/clock")).mode === "running");
  await page.getByText("The clock is paused").waitFor({ state: "detached" });
});

test("a read-only console offers no writes, and the server refuses them", async () => {
  const server = await start({ console: "read-only" });
  await server.createQueue("orders");
  const page = await open(server, "#/q/orders");
  await page.getByText("read-only").waitFor();
  for (const name of ["Send", "Receive one", "Purge", "Change limits"]) {
    assert.equal(await page.getByRole("button", { name }).count(), 0, name);
  }
  const answers = await page.evaluate(async () => {
    const headers = { "X-Tailback-Console": "1" };
    const admin = await fetch("/_tailback/clock/pause", { method: "POST", headers });
    const sqs = await fetch("/", {
      method: "POST",
      headers: { ...headers, "X-Amz-Target": "AmazonSQS.CreateQueue" },
      body: `{"QueueName":"no"}`,
    });
    return [admin.status, sqs.status];
  });
  assert.deepEqual(answers, [403, 403]);
});

test("a console that is off is not there", async () => {
  const server = await start({ console: "off" });
  for (const path of ["/_tailback/console", "/_tailback/stream"]) {
    const answer = await fetch(server.endpoint + path, { headers: { "X-Tailback-Console": "1" } });
    assert.equal(answer.status, 404, path);
  }
});

test("a hidden tab closes its stream, and shows the present when it is seen again", async () => {
  const server = await start({ clock: "paused" });
  await server.createQueue("orders");
  const page = await open(server);
  await until("no message waits", async () => (await waiting(page)) === "0");
  const hide = (isHidden) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, isHidden);

  await hide(true);
  await server.send("orders", 4);
  await page.waitForTimeout(2500);
  assert.equal(await waiting(page), "0");

  await hide(false);
  await until("4 wait", async () => (await waiting(page)) === "4");
});
