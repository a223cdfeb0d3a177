// Takes the pictures of the guides: a server in trouble, on a clock that is moved through a quarter of an hour.

import { mkdir } from "node:fs/promises";
import { open, start, until } from "./browser.js";
import { test } from "node:test";

const FOLDER = process.env.PICTURES;
const SECONDS = 420;

const policy = (name, receives) =>
  JSON.stringify({ deadLetterTargetArn: `arn:aws:sqs:us-east-1:000000000000:${name}`, maxReceiveCount: receives });

async function work(server, queue, count, isGood = () => true) {
  const { Messages = [] } = await server.on(queue, "ReceiveMessage", { MaxNumberOfMessages: count });
  await Promise.all(Messages.filter(isGood).map(({ ReceiptHandle }) => server.on(queue, "DeleteMessage", { ReceiptHandle })));
}

/** A deterministic number from 0 to 1. */
const chance = (n) => ((n * 7919) % 1009) / 1009;

async function second(server, i) {
  await server.send("orders", i < 120 ? 8 : 10, (k) => ({ MessageBody: JSON.stringify({ orderId: 4000 + 10 * i + k, total: 19.9 }) }));
  await work(server, "orders", 7, ({ Body }) => chance(JSON.parse(Body).orderId) > 0.02);
  await server.send("checkout.fifo", 3, (k) => ({
    MessageBody: `${i}-${k}`,
    MessageGroupId: k === 0 ? "customer-42" : `customer-${10 + ((i + k) % 9)}`,
  }));
  if (i !== 180) await work(server, "checkout.fifo", 10);
  else await server.on("checkout.fifo", "ReceiveMessage", { MaxNumberOfMessages: 1 });
  if (i > 180) await work(server, "checkout.fifo", 10);
  await server.send("thumbnails", 4);
  await work(server, "thumbnails", 5);
  if (i % 2 === 0) await server.send("audit-log", 2);
  if (i < 60) await work(server, "audit-log", 5);
}

test("pictures are taken", { skip: !FOLDER && "no folder for pictures is given" }, async () => {
  await mkdir(FOLDER, { recursive: true });
  const server = await start({ clock: "paused" });
  await server.createQueue("orders-dlq");
  await server.createQueue("orders", { RedrivePolicy: policy("orders-dlq", 3), VisibilityTimeout: "30" });
  await server.createQueue("checkout.fifo", { FifoQueue: "true", ContentBasedDeduplication: "true", VisibilityTimeout: "900" });
  for (const name of ["thumbnails", "audit-log", "reports-nightly"]) await server.createQueue(name);
  await server.cloudWatch("PutMetricAlarm", {
    AlarmName: "orders-age",
    Namespace: "AWS/SQS",
    MetricName: "ApproximateAgeOfOldestMessage",
    Dimensions: [{ Name: "QueueName", Value: "orders" }],
    Statistic: "Maximum",
    Period: 60,
    EvaluationPeriods: 2,
    Threshold: 30,
    ComparisonOperator: "GreaterThanThreshold",
  });
  for (let i = 0; i < SECONDS; i++) {
    await second(server, i);
    await server.admin("/clock/advance", "POST", { by: "PT1S" });
  }
  await server.admin("/clock/resume", "POST");
  for (const [name, hash, theme, width] of [
    ["console-overview", "", "light", 1440],
    ["console-queue", "#/q/orders", "light", 1440],
    ["console-fifo", "#/q/checkout.fifo", "dark", 1440],
    ["console-pressure", "#/pressure", "light", 1440],
    ["console-alarms", "#/alarms", "dark", 1440],
    ["console-phone", "", "light", 390],
  ]) {
    const page = await open(server, hash, { theme, width, height: width < 500 ? 844 : 900, motion: "reduce" });
    await until("it is drawn", () => page.evaluate(() => !document.querySelector(".sk")));
    await page.waitForTimeout(2500);
    await page.screenshot({ path: `${FOLDER}/${name}.png` });
  }
});
