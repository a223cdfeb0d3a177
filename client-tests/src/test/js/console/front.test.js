// The console in front of another SQS: what is known and unknown, what it costs, and what cannot be done.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, start, until } from "./browser.js";

/** Starts a server with two queues, and one in front of it. */
async function inFront(options = {}) {
  const upstream = await start();
  await upstream.createQueue("orders-dlq");
  await upstream.createQueue("orders", {
    VisibilityTimeout: "45",
    RedrivePolicy: JSON.stringify({
      deadLetterTargetArn: "arn:aws:sqs:us-east-1:000000000000:orders-dlq",
      maxReceiveCount: 4,
    }),
  });
  await upstream.send("orders", 12);
  return { upstream, server: await start({ upstream: upstream.port, ...options }) };
}

const main = (page) => page.locator("main");
const button = (page, name) => page.getByRole("button", { name, exact: true });

test("queues are shown with what is known, and calls with what they cost", async () => {
  const { server } = await inFront();
  const worker = server.as("worker");
  const { Messages } = await worker.on("orders", "ReceiveMessage");
  await worker.on("orders", "DeleteMessage", { ReceiptHandle: Messages[0].ReceiptHandle });
  const page = await open(server);
  const row = page.getByRole("row", { name: /^orders / });
  await until("the numbers are told", async () => /\b11\b/.test(await row.textContent()));
  assert.match(await row.textContent(), /in DLQ/);
  assert.equal(await row.getByTitle("Unknown: SQS does not report the age of messages").first().textContent(), "–");
  await main(page).getByText(/2 calls forwarded, 2 to poll\s+its queues/).waitFor();
  assert.match(await main(page).textContent(), /less than \$0\.0001 at \$0\.40 a million/);
  assert.equal(await button(page, "Create a queue").count(), 0);
  assert.deepEqual(page.problems, []);
});

test("what the other SQS does not say is a dash that says why", async () => {
  const { upstream, server } = await inFront();
  await upstream.stop();
  const page = await open(server);
  const row = page.getByRole("row", { name: /^orders / });
  await row.getByText("No traffic through here; how many messages there are is not known").waitFor();
  const why = row.getByTitle(/^Unknown: http:\/\/localhost:\d+ has not reported it in the last two minutes$/);
  assert.deepEqual(await why.allTextContents(), ["–", "–", "–"]);
  assert.deepEqual(page.problems, []);
});

test("a queue has its consumers and settings, and neither road nor messages", async () => {
  const { server } = await inFront();
  const worker = server.as("worker");
  await worker.on("orders", "ReceiveMessage");
  const page = await open(server, "#/q/orders");
  await page.getByText("visibility timeout 45 s").waitFor();
  await page.getByText("after 4").waitFor();
  await page.getByRole("cell", { name: "worker" }).waitFor();
  assert.deepEqual(
    (await page.getByRole("tab").allTextContents()).map((text) => text.replace(/ \d+$/, "")),
    ["Consumers", "Producers", "Settings"],
  );
  assert.equal(await page.locator("svg.road").count(), 0);
  assert.equal(await page.getByText("Age of the oldest").count(), 0);
  for (const name of ["Send", "Receive one", "Purge", "Change limits"]) {
    assert.equal(await button(page, name).count(), 0, name);
  }
  assert.deepEqual(page.problems, []);
});

test("a dead-letter queue is not asked for its move tasks again and again", async () => {
  const { server } = await inFront();
  const page = await open(server, "#/q/orders-dlq");
  await page.getByText("dead letters of orders").waitFor();
  await page.waitForTimeout(3000);
  const metrics = await (await fetch(`${server.endpoint}/metrics`)).text();
  assert.match(metrics, /tailback_upstream_calls_total\{by="clients"\} 0/);
});

test("the clock has no buttons, no keys and no limits beside it", async () => {
  const { server } = await inFront();
  const page = await open(server, "#/pressure");
  await main(page).getByText("it follows real time there").waitFor();
  for (const name of ["Pause", "Resume", /^To the next event/, /^Advance by/]) {
    assert.equal(await button(page, name).count(), 0);
  }
  assert.equal(await page.getByText("Limits that are not Amazon's").count(), 0);
  await page.keyboard.press("p");
  await page.keyboard.press("n");
  await page.keyboard.press("?");
  await page.getByText("time and pressure").last().waitFor();
  assert.equal(await page.getByText("pause the clock, let it run").count(), 0);
  assert.equal((await server.admin("/clock")).mode, "running");
  assert.deepEqual(page.problems, []);
});

test("rules that are added have an end", async () => {
  const { server } = await inFront();
  const page = await open(server, "#/pressure");
  await button(page, "Add a throttle").click();
  await button(page, "Add").click();
  await page.getByText("ends in").first().waitFor();
  await button(page, "Add a fault").click();
  assert.equal(await button(page, "Slow producers above a backlog").count(), 0);
  await button(page, "Add the rule").click();
  await page.getByText("ends in").nth(1).waitFor();
  assert.equal((await server.admin("/faults")).length, 1);
  assert.deepEqual(page.problems, []);
});

test("with --upstream-allow admin, queues can be changed", async () => {
  const { upstream, server } = await inFront({ access: "admin" });
  const page = await open(server, "#/q/orders");
  await button(page, "Purge").waitFor();
  assert.equal(await button(page, "Change limits").count(), 0);
  await button(page, "Send").click();
  await button(page.getByRole("dialog"), "Send").click();
  await until("the message is there", async () => (await upstream.admin("/queues/orders")).visible === 13);
  assert.deepEqual(page.problems, []);
});

test("answers that differ from Tailback's own are shown", async () => {
  const upstream = await start();
  const server = await start({ upstream: upstream.port, access: "admin", compare: "on" });
  await server.createQueue("orders");
  await server.send("orders", 3);
  const page = await open(server, "#/pressure");
  const card = page.locator("section").filter({ hasText: "Answers that differ" });
  await card.getByText(/2 calls compared:\s+2 alike,\s+0 different/).waitFor();

  await upstream.admin("/faults", "POST", { actions: ["ListQueueTags"], error: { code: "InvalidSecurity", status: 400 } });
  await assert.rejects(server.on("orders", "ListQueueTags"));
  const row = card.getByRole("row", { name: /ListQueueTags orders/ });
  await row.waitFor();
  assert.match(await row.textContent(), /400.*200/);
  await card.getByText(/3 calls compared:\s+2 alike,\s+1 different/).waitFor();
  assert.deepEqual(page.problems, []);
});
