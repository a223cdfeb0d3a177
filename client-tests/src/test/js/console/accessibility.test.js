// axe finds nothing serious in any view, theme and width; nothing scrolls sideways; nothing is animated with reduced motion.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { open, start } from "./browser.js";

const axe = await readFile("node_modules/axe-core/axe.min.js", "utf8");
const server = await start();
await server.createQueue("orders-dlq");
const redrive = JSON.stringify({ deadLetterTargetArn: "arn:aws:sqs:us-east-1:000000000000:orders-dlq", maxReceiveCount: 3 });
await server.createQueue("orders", { RedrivePolicy: redrive, VisibilityTimeout: "43200" });
await server.createQueue("lines.fifo", { FifoQueue: "true", ContentBasedDeduplication: "true", VisibilityTimeout: "43200" });
await server.send("orders", 120);
await server.send("lines.fifo", 60, (i) => ({ MessageBody: `${i}`, MessageGroupId: `group-${i % 7}` }));
await server.on("orders", "ReceiveMessage", { MaxNumberOfMessages: 10 });
await server.on("lines.fifo", "ReceiveMessage", { MaxNumberOfMessages: 1 });
await server.admin("/throttles", "POST", { queue: "orders", rate: 5 });
await server.cloudWatch("PutMetricAlarm", {
  AlarmName: "orders-age",
  Namespace: "AWS/SQS",
  MetricName: "ApproximateAgeOfOldestMessage",
  Dimensions: [{ Name: "QueueName", Value: "orders" }],
  Statistic: "Maximum",
  Period: 60,
  EvaluationPeriods: 3,
  Threshold: 120,
  ComparisonOperator: "GreaterThanThreshold",
});
await server.cloudWatch("SetAlarmState", { AlarmName: "orders-age", StateValue: "ALARM", StateReason: "so that its number is shown" });

const VIEWS = ["#/", "#/q/orders", "#/q/lines.fifo", "#/pressure", "#/alarms", "#/lab"];

for (const width of [1440, 390]) {
  for (const theme of ["light", "dark"]) {
    test(`axe finds nothing serious at ${width} in ${theme}`, async () => {
      const page = await open(server, "", { width, theme });
      for (const hash of VIEWS) {
        await page.goto(`${server.endpoint}/${hash}`);
        await page.waitForTimeout(1500);
        assert.deepEqual(await violations(page), [], hash);
      }
      await page.goto(`${server.endpoint}/#/q/orders`);
      await page.locator("#tabs tbody tr button").first().click();
      await page.getByRole("dialog").waitFor();
      assert.deepEqual(await violations(page), [], "a message");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Change limits" }).click();
      await page.getByRole("dialog").waitFor();
      assert.deepEqual(await violations(page), [], "a dialog");
    });
  }
}

async function violations(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations
    .filter(({ impact }) => ["serious", "critical"].includes(impact))
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}

// 720 is a window of 1440 at a zoom of 200 %.
for (const width of [320, 390, 720, 1024, 1440, 3840]) {
  test(`nothing scrolls sideways at ${width}`, async () => {
    const page = await open(server, "", { width, height: 900 });
    for (const hash of VIEWS) {
      await page.goto(`${server.endpoint}/${hash}`);
      await page.waitForTimeout(1200);
      const [body, main] = await page.evaluate(() => [
        document.documentElement.scrollWidth - innerWidth,
        document.querySelector("main").scrollWidth - document.querySelector("main").clientWidth,
      ]);
      assert.ok(body <= 0 && main <= 0, `${hash}: ${body}, ${main}`);
    }
  });
}

test("nothing is animated for those who want less motion", async () => {
  const page = await open(server, "#/q/orders", { motion: "reduce" });
  await page.waitForTimeout(1500);
  assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
});

test("where the system chooses the colours, what is chosen and what a colour means can still be seen", async () => {
  const page = await open(server, "#/q/orders", { colors: "active" });
  await page.locator(".roadc .lg i").first().waitFor();
  const background = (selector, pseudo) =>
    page.evaluate(([what, part]) => getComputedStyle(document.querySelector(what), part).backgroundColor, [selector, pseudo]);
  const canvas = await background("body");
  for (const [selector, pseudo] of [
    [".roadc .lg i"],
    [".charts .lg i"],
    [".nav a[aria-current]", "::after"],
    [".tabs [aria-selected=true]", "::after"],
    [".seg [aria-pressed=true]"],
  ])
    assert.notEqual(await background(selector, pseudo), canvas, selector);
  assert.deepEqual(await violations(page), []);
});

test("the road has its numbers in words", async () => {
  const page = await open(server, "#/q/orders");
  const road = page.getByRole("img", { name: /^orders: 110 waiting/ });
  await road.waitFor();
  const label = await road.getAttribute("aria-label");
  for (const part of ["110 waiting", "10 of 120,000 in flight", "0 delayed", "0 dead letters in orders-dlq"])
    assert.ok(label.includes(part), label);
});
