// Content of messages, names and headers is shown as text, and never becomes markup.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertClean, open, start, until } from "./browser.js";

const EVIL = `<img src=x onerror="alert(1)"><script>alert(2)</script>`;
const WORD = "evil'\"&<b>";

const server = await start();
await server.createQueue("orders", { VisibilityTimeout: "43200" });
await server.createQueue("lines.fifo", { FifoQueue: "true", VisibilityTimeout: "43200" });

async function send(queue, more = {}) {
  await server.on(queue, "SendMessage", {
    MessageBody: JSON.stringify({ [EVIL]: EVIL }),
    MessageAttributes: {
      evil: { DataType: "String", StringValue: EVIL },
      [`a${"b".repeat(5)}`]: { DataType: "Number.evil", StringValue: "1" },
    },
    ...more,
  });
}

/** Makes calls whose user agents and access keys the console shows. */
async function call(action, queue, parameters) {
  return fetch(server.endpoint, {
    method: "POST",
    headers: {
      "X-Amz-Target": `AmazonSQS.${action}`,
      "Content-Type": "application/x-amz-json-1.0",
      "User-Agent": EVIL,
      Authorization: `AWS4-HMAC-SHA256 Credential=<img>/20260101/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify({ QueueUrl: `${server.endpoint}/000000000000/${queue}`, ...parameters }),
  });
}

await send("orders");
await send("lines.fifo", { MessageGroupId: WORD.replace(/[^!-~]/g, ""), MessageDeduplicationId: "1" });
await send("lines.fifo", { MessageGroupId: WORD.replace(/[^!-~]/g, ""), MessageDeduplicationId: "2" });
await call("SendMessage", "orders", { MessageBody: EVIL });
await call("ReceiveMessage", "orders", { MaxNumberOfMessages: 1 });
await call("ReceiveMessage", "lines.fifo", { MaxNumberOfMessages: 1 });
await server.on("orders", "TagQueue", { Tags: { tag: "x/@:=+- _." } });

async function assertNoElements(page) {
  assert.equal(await page.locator("img, #app script, #app iframe").count(), 0);
  assertClean(page, server);
}

test("a message's body and attributes are shown as text", async () => {
  const page = await open(server, "#/q/orders");
  for (const state of ["All", "In flight", "Waiting"]) {
    await page
      .getByRole("button", { name: new RegExp(`^${state}`) })
      .first()
      .click();
    await page.locator("#tabs tbody tr button").first().click();
    const panel = page.getByRole("dialog");
    await panel.waitFor();
    await until("the body is shown", async () => (await panel.locator("pre").textContent()).includes("onerror"));
    await assertNoElements(page);
    await page.keyboard.press("Escape");
  }
});

test("the names of groups, consumers and producers are shown as text", async () => {
  const page = await open(server, "#/q/lines.fifo");
  await until("the group is listed", async () => (await page.locator("#tabs tbody").textContent()).includes("evil"));
  await assertNoElements(page);
  await page.goto(`${server.endpoint}/#/q/orders`);
  for (const tab of ["Consumers", "Producers", "Settings"]) {
    await page.getByRole("tab", { name: new RegExp(`^${tab}`) }).click();
    await page.waitForTimeout(1200);
    await assertNoElements(page);
  }
});

test("rules and routes are shown as text", async () => {
  await server.admin("/throttles", "POST", { queue: EVIL.slice(0, 80), userAgent: EVIL, rate: 5 });
  await server.admin("/faults", "POST", { userAgent: EVIL, error: { code: "InternalError", message: EVIL } });
  const page = await open(server, "#/pressure");
  await until("the rules are listed", async () => (await page.locator("main").textContent()).includes("onerror"));
  await assertNoElements(page);
  await page.goto(`${server.endpoint}/#/q/${encodeURIComponent(EVIL)}`);
  await page.getByRole("heading", { name: "There is no queue" }).waitFor();
  await assertNoElements(page);
});

test("alarms are shown as text", async () => {
  await server.cloudWatch("PutMetricAlarm", {
    AlarmName: EVIL,
    AlarmDescription: EVIL,
    Namespace: "AWS/SQS",
    MetricName: "ApproximateAgeOfOldestMessage",
    Dimensions: [{ Name: "QueueName", Value: "orders" }],
    Statistic: "Maximum",
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: "GreaterThanThreshold",
  });
  const page = await open(server, "#/alarms");
  await until("the alarm is listed", async () => (await page.locator("main").textContent()).includes("onerror"));
  await page.waitForTimeout(1000);
  await assertNoElements(page);
});
