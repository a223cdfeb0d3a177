// For each queue the page shows the admin API's diagnoses, word for word, and removes them when the cause is gone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, start, until } from "./browser.js";

const ARN = "arn:aws:sqs:us-east-1:000000000000:";

const seconds = (server, count) => server.admin("/clock/advance", "POST", { by: `PT${count}S` });

async function receive(server, queue, count, timeout) {
  const { Messages = [] } = await server.on(queue, "ReceiveMessage", { MaxNumberOfMessages: count, VisibilityTimeout: timeout });
  return Messages.map(({ ReceiptHandle }) => ReceiptHandle);
}

async function remove(server, queue, handles) {
  for (const ReceiptHandle of handles) await server.on(queue, "DeleteMessage", { ReceiptHandle });
}

/** Returns the admin API's diagnoses of all queues: rule, sentence and remedy, by queue. */
async function said(server) {
  const { queues } = await server.admin("/diagnosis");
  return new Map(queues.map((queue) => [queue.queue, queue.diagnoses]));
}

const rules = (diagnoses) => diagnoses.map((diagnosis) => diagnosis.rule);

/** Waits until a queue's page shows all its diagnoses in the admin API. */
async function assertShows(page, server, queue, diagnoses) {
  await page.goto(`${server.endpoint}/#/q/${queue}`);
  await page.getByRole("heading", { name: queue, level: 1 }).waitFor();
  const region = page.getByRole("region", { name: "Diagnosis" });
  for (const { rule, says, remedy, severity } of diagnoses) {
    await until(`${queue}: ${rule}: ${says}`, async () => {
      const text = await region.textContent();
      return text.includes(says) && (!remedy || text.includes(remedy)) && text.toLowerCase().includes(severity);
    });
  }
}

test("queues that are blocked", async () => {
  const server = await start({ clock: "paused" });
  const fifo = { FifoQueue: "true", ContentBasedDeduplication: "true", VisibilityTimeout: "3600" };
  await server.createQueue("full", { VisibilityTimeout: "3600" });
  await server.createQueue("alone");
  await server.createQueue("lines.fifo", fifo);
  await server.createQueue("old", { MessageRetentionPeriod: "3600" });
  await server.admin("/limits/full", "PUT", { inFlight: 3 });
  await server.admin("/limits/lines.fifo", "PUT", { lookAhead: 5 });
  await server.send("full", 5);
  const held = await receive(server, "full", 3);
  await receive(server, "alone", 1);
  await server.send("alone", 4);
  await server.send("lines.fifo", 8, (i) => ({ MessageBody: `${i}`, MessageGroupId: "customer-42" }));
  const locked = await receive(server, "lines.fifo", 1);
  await server.send("old", 1);
  for (let i = 0; i < 8; i++) await seconds(server, 10);
  await seconds(server, 3400);

  const all = await said(server);
  assert.ok(rules(all.get("full")).includes("limit"), "limit");
  assert.ok(rules(all.get("alone")).includes("nobody"), "nobody");
  assert.deepEqual(rules(all.get("lines.fifo")).slice(0, 2).sort(), ["lookahead", "stuck"]);
  assert.ok(rules(all.get("old")).includes("expiring"), "expiring");
  const page = await open(server);
  for (const queue of ["full", "alone", "lines.fifo", "old"]) await assertShows(page, server, queue, all.get(queue));

  await remove(server, "full", held);
  await remove(server, "lines.fifo", locked);
  await server.on("old", "PurgeQueue");
  await remove(server, "alone", await receive(server, "alone", 10));
  for (let i = 0; i < 3; i++) await seconds(server, 8);
  const after = await said(server);
  assert.ok(!rules(after.get("full")).includes("limit"));
  assert.ok(!rules(after.get("lines.fifo")).includes("stuck"));
  for (const queue of ["full", "alone", "lines.fifo", "old"]) await assertShows(page, server, queue, after.get(queue));
  await until("the limit is gone from the page", async () => {
    await page.goto(`${server.endpoint}/#/q/full`);
    return !(await page.getByRole("region", { name: "Diagnosis" }).textContent()).includes("In-flight limit reached");
  });
});

test("queues in trouble, and calm ones", async () => {
  const server = await start({ clock: "paused" });
  await server.createQueue("orders-dlq");
  await server.createQueue("orders", {
    VisibilityTimeout: "5",
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: ARN + "orders-dlq", maxReceiveCount: 2 }),
  });
  await server.createQueue("emails", { VisibilityTimeout: "2" });
  await server.createQueue("throttled");
  await server.createQueue("polled");
  await server.createQueue("later");
  await server.createQueue("calm");
  await server.createQueue("unused");
  await server.admin("/throttles", "POST", { queue: "throttled", actions: ["SendMessage"], rate: 1, burst: 1 });
  await server.on("later", "SendMessage", { MessageBody: "x", DelaySeconds: 900 });
  await server.send("emails", 8);
  for (let second = 0; second < 48; second++) {
    await server.send("orders", 1);
    if (second % 6 === 0) await receive(server, "orders", 10);
    await receive(server, "emails", 8);
    for (let i = 0; i < 3; i++) await receive(server, "polled", 1);
    for (let i = 0; i < 3; i++) {
      await server.on("throttled", "SendMessage", { MessageBody: "x" }).catch(() => {});
    }
    await server.send("calm", 1);
    await remove(server, "calm", await receive(server, "calm", 1));
    await seconds(server, 1);
  }

  const all = await said(server);
  const expected = {
    emails: "repeats",
    throttled: "throttled",
    polled: "empty",
    later: "delayed",
    calm: "flow",
    unused: "idle",
    orders: "dead",
    "orders-dlq": "dlq",
  };
  for (const [queue, rule] of Object.entries(expected)) {
    assert.ok(rules(all.get(queue)).includes(rule), `${queue}: ${rules(all.get(queue))}`);
  }
  const page = await open(server);
  for (const queue of Object.keys(expected)) await assertShows(page, server, queue, all.get(queue));

  await page.goto(`${server.endpoint}/#/`);
  await page.locator("[data-row]").first().waitFor();
  const shown = await page
    .locator("[data-row]")
    .evaluateAll((links) => [...links].sort((a, b) => a.dataset.row - b.dataset.row).map((link) => link.title));
  assert.deepEqual(shown, [...all.keys()], "the order of trouble is the server's");
});
