// The console's actions have the same effect as its curl lines, which are run in a shell against another server.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";
import { assertClean, link, open, start, until } from "./browser.js";

const run = promisify(execFile);

async function twoServers() {
  return [await start({ clock: "paused" }), await start({ clock: "paused" })];
}

/** Returns the lines recorded by the page. */
async function script(page) {
  await page.locator(".bar-of-lines").click();
  const text = await page.locator("#script-lines .code").evaluate((code) => code.firstChild.textContent);
  await page.locator(".bar-of-lines").click();
  return text;
}

/** Runs the lines against another server. */
async function runOn(server, lines, original) {
  const { stderr } = await run("sh", ["-eu", "-c", lines.replaceAll(original.endpoint, server.endpoint)], { timeout: 60_000 });
  assert.equal(stderr, "");
}

/** Returns the relevant part of a server's state. */
async function state(server) {
  const queues = await server.admin("/queues");
  const shown = queues.map(({ name, visible, inFlight, delayed, limits, totals }) => ({
    name,
    visible,
    inFlight,
    delayed,
    limits,
    sent: totals.sent,
    received: totals.received,
  }));
  const attributes = [];
  for (const { name } of queues) {
    const { Attributes } = await server.on(name, "GetQueueAttributes", {
      AttributeNames: ["VisibilityTimeout", "MessageRetentionPeriod", "DelaySeconds"],
    });
    attributes.push({ name, ...Attributes });
  }
  const rules = await Promise.all(["/throttles", "/faults", "/limits"].map((path) => server.admin(path)));
  return { queues: shown, attributes, rules };
}

const dialog = (page) => page.getByRole("dialog");

/** Waits for a dialog to close, which it does when its work is done. */
async function submit(page, name) {
  await page.getByRole("dialog").getByRole("button", { name }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

test("a queue is created, filled and limited", async () => {
  const [one, other] = await twoServers();
  const page = await open(one);
  await page.getByRole("button", { name: "Create a queue" }).click();
  await dialog(page).getByLabel("Name").fill("orders");
  await submit(page, "Create");
  await link(page, "orders").click();

  await page.getByRole("button", { name: "Send", exact: true }).click();
  await dialog(page).getByLabel("Body").fill(`it's "quoted" & $HOME \\ 100%\n<tag>`);
  await dialog(page).getByLabel("How many").fill("12");
  await submit(page, /^Send/);

  await page.getByRole("button", { name: "Change limits" }).click();
  await page.getByLabel("Visibility timeout, seconds").fill("45");
  await page.getByLabel("In-flight limit").fill("7");
  await submit(page, "Change");

  await runOn(other, await script(page), one);
  assert.deepEqual(await state(other), await state(one));
  const [sent] = (await one.admin("/queues/orders/messages?limit=1")).messages;
  const [copied] = (await other.admin("/queues/orders/messages?limit=1")).messages;
  assert.equal(sent.body, `it's "quoted" & $HOME \\ 100%\n<tag>`);
  assert.equal(copied.body, sent.body);
  assertClean(page, one);
});

test("a message is received, given back and deleted, and peeking changes nothing", async () => {
  const [one, other] = await twoServers();
  for (const server of [one, other]) {
    await server.createQueue("orders");
    await server.send("orders", 2);
  }
  const page = await open(one, "#/q/orders");
  await page.locator("#tabs tbody tr button").first().click();
  await page.getByRole("dialog").locator("pre").waitFor();
  await page.keyboard.press("Escape");
  const before = await one.admin("/queues/orders/messages");
  assert.deepEqual(
    before.messages.map((message) => message.receiveCount),
    [0, 0],
  );

  await page.getByRole("button", { name: "Receive one" }).click();
  await page.getByRole("button", { name: "Receive", exact: true }).click();
  await page.getByRole("button", { name: "Give it back" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  const after = await one.admin("/queues/orders/messages");
  assert.deepEqual(
    after.messages.map((message) => [message.state, message.receiveCount]),
    [
      ["VISIBLE", 1],
      ["VISIBLE", 0],
    ],
  );

  await page.getByRole("button", { name: "Receive one" }).click();
  await page.getByRole("button", { name: "Receive", exact: true }).click();
  await submit(page, "Delete it");

  await runOn(other, await script(page), one);
  assert.deepEqual(await state(other), await state(one));
  assert.equal((await one.admin("/queues/orders")).visible, 1);
});

test("a FIFO queue is filled by group, and a queue is purged", async () => {
  const [one, other] = await twoServers();
  for (const server of [one, other]) {
    await server.createQueue("lines.fifo", { FifoQueue: "true" });
    await server.createQueue("orders");
    await server.send("orders", 3);
  }
  const page = await open(one, "#/q/lines.fifo");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await dialog(page).getByLabel("Message group").fill("customer-42");
  await dialog(page).getByLabel("How many").fill("3");
  await submit(page, /^Send/);
  await page.goto(`${one.endpoint}/#/q/orders`);
  await page.getByRole("button", { name: "Purge" }).click();
  await until("Cancel has the focus", () => page.evaluate(() => document.activeElement.textContent === "Cancel"));
  await submit(page, "Purge");

  await runOn(other, await script(page), one);
  assert.deepEqual(await state(other), await state(one));
  assert.equal((await one.admin("/queues/lines.fifo")).visible, 3);
  assert.equal((await one.admin("/queues/orders")).visible, 0);
});

test("dead letters are moved back", async () => {
  const [one, other] = await twoServers();
  for (const server of [one, other]) {
    await server.createQueue("orders-dlq");
    const policy = JSON.stringify({ deadLetterTargetArn: "arn:aws:sqs:us-east-1:000000000000:orders-dlq", maxReceiveCount: 1 });
    await server.createQueue("orders", { RedrivePolicy: policy, VisibilityTimeout: "1" });
    await server.send("orders", 4);
    await server.on("orders", "ReceiveMessage", { MaxNumberOfMessages: 10 });
    await server.admin("/clock/advance", "POST", { by: "PT2S" });
    await server.on("orders", "ReceiveMessage", { MaxNumberOfMessages: 10 });
    assert.equal((await server.admin("/queues/orders-dlq")).visible, 4);
  }
  const page = await open(one, "#/q/orders-dlq");
  await page.getByRole("button", { name: "Redrive" }).first().click();
  await submit(page, "Redrive");
  await runOn(other, await script(page), one);
  for (const server of [one, other]) {
    await server.admin("/clock/advance", "POST", { by: "PT5S" });
    assert.equal((await server.admin("/queues/orders")).visible, 4);
  }
});

test("throttles and faults are added and removed, and the clock is moved", async () => {
  const [one, other] = await twoServers();
  const now = await one.admin("/clock");
  const nowOther = await other.admin("/clock");
  for (const server of [one, other]) await server.createQueue("orders");
  const page = await open(one, "#/pressure");

  await page.getByRole("button", { name: "Add a throttle" }).click();
  await page.getByLabel("Calls per second").fill("0.5");
  await page.getByLabel("Burst").fill("2");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("button", { name: "Remove throttle 1" }).waitFor();
  await page.getByRole("button", { name: "Add a fault" }).click();
  await page.getByRole("button", { name: "5 % of sends fail" }).click();
  await page.getByRole("button", { name: "Add the rule" }).click();
  await page.getByRole("button", { name: "Remove fault 1" }).waitFor();
  await page.getByRole("button", { name: "Add a fault" }).click();
  await page.getByRole("button", { name: "Add the rule" }).click();
  await page.getByRole("button", { name: "Remove fault 2" }).click();
  await page.getByRole("button", { name: "Remove fault 2" }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "15 min" }).click();
  await page.getByRole("button", { name: "Advance by 15 min" }).click();
  await until("the clock has moved", async () => (await one.admin("/clock")).nowMillis === now.nowMillis + 900_000);

  await runOn(other, await script(page), one);
  assert.deepEqual(await state(other), await state(one));
  assert.equal((await other.admin("/clock")).nowMillis, nowOther.nowMillis + 900_000);
});

test("a refused action says why and keeps no line", async () => {
  const one = await start({ clock: "paused" });
  await one.createQueue("orders");
  const page = await open(one, "#/pressure");
  await page.getByRole("button", { name: "Add a fault" }).click();
  await page.getByLabel("Rule").fill(`{"actions":["NoSuchAction"],"error":{"code":"InternalError"}}`);
  await page.getByRole("button", { name: "Add the rule" }).click();
  await page.getByRole("alert").filter({ hasText: "NoSuchAction" }).waitFor();
  assert.equal(await page.locator(".bar-of-lines").count(), 0);
});
