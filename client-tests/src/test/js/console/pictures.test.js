// Takes the pictures of the guides: a server in trouble, on a clock that is moved through a quarter of an hour.

import { mkdir } from "node:fs/promises";
import { open, start, until } from "./browser.js";
import { test } from "node:test";

const FOLDER = process.env.PICTURES;
const SECONDS = 420;

const policy = (name, receives) =>
  JSON.stringify({ deadLetterTargetArn: `arn:aws:sqs:us-east-1:000000000000:${name}`, maxReceiveCount: receives });

/** A deterministic number from 0 to 1. */
const chance = (n) => ((n * 7919) % 1009) / 1009;

/** A consumer that takes a few messages each second and deletes most of them some seconds later. */
class Worker {
  #held = [];

  constructor(server, name, queue, { perSecond, seconds, fails = 0 }) {
    Object.assign(this, { server: server.as(name), queue, perSecond, seconds, fails });
  }

  async second(i) {
    const { Messages = [] } = await this.server.on(this.queue, "ReceiveMessage", { MaxNumberOfMessages: this.perSecond });
    this.#held.push(...Messages.map((message, k) => ({ message, until: i + this.seconds + ((i + k) % 3) })));
    const done = this.#held.filter(({ until }) => until <= i);
    this.#held = this.#held.filter(({ until }) => until > i);
    for (const { message } of done) {
      if (chance(message.Body.length + Number(message.Body.match(/\d+/)[0])) < this.fails) continue;
      await this.server.on(this.queue, "DeleteMessage", { ReceiptHandle: message.ReceiptHandle });
    }
  }
}

const order = (i, k) => ({ MessageBody: JSON.stringify({ orderId: 4000 + 10 * i + k, customer: "Grace", total: 19.9, items: null }) });
const line = (i, k) => ({ MessageBody: `${i}-${k}`, MessageGroupId: k === 0 ? "customer-42" : `customer-${10 + ((3 * i + k) % 9)}` });

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
  await server.createQueue("image-resize", { VisibilityTimeout: "10" });
  await server.admin("/throttles", "POST", { queue: "thumb*", actions: ["SendMessage", "SendMessageBatch"], rate: 0.7, burst: 2 });
  const workers = [
    ...["order-worker-1", "order-worker-2", "order-worker-3"].map(
      (name) => new Worker(server, name, "orders", { perSecond: 2, seconds: 1, fails: 0.03 }),
    ),
    ...["resizer-1", "resizer-2"].map((name) => new Worker(server, name, "image-resize", { perSecond: 2, seconds: 8 })),
    ...["c-1", "c-2", "c-3", "c-4"].map((name) => new Worker(server, name, "checkout.fifo", { perSecond: 1, seconds: 1 })),
    new Worker(server, "thumb-1", "thumbnails", { perSecond: 5, seconds: 1 }),
  ];
  const archiver = new Worker(server, "archiver-1", "audit-log", { perSecond: 5, seconds: 1 });
  for (let i = 0; i < SECONDS; i++) {
    await server.as("checkout-api").send("orders", i < 120 ? 6 : 10, (k) => order(i, k));
    await server.as("upload-service").send("image-resize", 3, (k) => ({ MessageBody: `image ${i} ${k}` }));
    await server.as("web").send("checkout.fifo", 3, (k) => line(i, k));
    await server.as("all-services").send("audit-log", 2, (k) => ({ MessageBody: `event ${i} ${k}` }));
    await server
      .as("cms")
      .send("thumbnails", 4, (k) => ({ MessageBody: `page ${i} ${k}` }))
      .catch(() => {});
    if (i === 180) await server.as("c-5").on("checkout.fifo", "ReceiveMessage", { MaxNumberOfMessages: 1 });
    if (i < 60) await archiver.second(i);
    for (const worker of workers) await worker.second(i);
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

test("the picture of scaling is taken", { skip: !FOLDER && "no folder for pictures is given" }, async () => {
  const server = await start({ clock: "paused" });
  await server.createQueue("video");
  const target = { ServiceNamespace: "ecs", ResourceId: "service/shop/transcoders", ScalableDimension: "ecs:service:DesiredCount" };
  const metric = (Namespace, MetricName, dimensions) => ({
    Stat: "Average",
    Metric: { Namespace, MetricName, Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })) },
  });
  await server.scaling("RegisterScalableTarget", { ...target, MinCapacity: 1, MaxCapacity: 10 });
  await server.scaling("PutScalingPolicy", {
    ...target,
    PolicyName: "backlog per worker",
    PolicyType: "TargetTrackingScaling",
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: 100,
      ScaleOutCooldown: 60,
      CustomizedMetricSpecification: {
        Metrics: [
          { Id: "waiting", ReturnData: false, MetricStat: metric("AWS/SQS", "ApproximateNumberOfMessagesVisible", { QueueName: "video" }) },
          {
            Id: "workers",
            ReturnData: false,
            MetricStat: metric("ECS/ContainerInsights", "RunningTaskCount", { ClusterName: "shop", ServiceName: "transcoders" }),
          },
          { Id: "backlog", Expression: "waiting / workers" },
        ],
      },
    },
  });
  const transcoders = Array.from({ length: 10 }, (_, i) => new Worker(server, `transcoder-${i}`, "video", { perSecond: 1, seconds: 1 }));
  for (let i = 0; i < 720; i++) {
    await server.as("upload-service").send("video", i < 400 ? 4 : 1, (k) => ({ MessageBody: `video ${i} ${k}` }));
    const { desired } = await server.admin("/scaling/workers/transcoders", "PUT", { min: 1, max: 10, actual: transcoders.running ?? 1 });
    transcoders.running = desired;
    for (const transcoder of transcoders.slice(0, desired)) await transcoder.second(i);
    await server.admin("/clock/advance", "POST", { by: "PT1S" });
  }
  const page = await open(server, "#/alarms", { height: 1180, motion: "reduce" });
  await page.locator(".scaling .trail li").first().waitFor();
  await page.waitForTimeout(2500);
  await page.locator(".scaling").screenshot({ path: `${FOLDER}/console-scaling.png` });
});
