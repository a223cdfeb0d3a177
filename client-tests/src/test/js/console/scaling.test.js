// Scaling: desired and running workers, the policy in words, decisions with their numbers, lost workers.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertClean, open, start, until } from "./browser.js";

const TARGET = {
  ServiceNamespace: "ecs",
  ResourceId: "service/shop/orders-workers",
  ScalableDimension: "ecs:service:DesiredCount",
};

const scaling = (server, action, parameters) => server.scaling(action, { ...TARGET, ...parameters });

async function withPolicy(server) {
  await server.createQueue("orders");
  await scaling(server, "RegisterScalableTarget", { MinCapacity: 1, MaxCapacity: 3 });
  const { PolicyARN } = await scaling(server, "PutScalingPolicy", {
    PolicyName: "out",
    PolicyType: "StepScaling",
    StepScalingPolicyConfiguration: {
      AdjustmentType: "ChangeInCapacity",
      Cooldown: 0,
      StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 2 }],
    },
  });
  await server.cloudWatch("PutMetricAlarm", {
    AlarmName: "backlog",
    Namespace: "AWS/SQS",
    MetricName: "ApproximateNumberOfMessagesVisible",
    Dimensions: [{ Name: "QueueName", Value: "orders" }],
    Statistic: "Maximum",
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 100,
    ComparisonOperator: "GreaterThanThreshold",
    AlarmActions: [PolicyARN],
  });
}

test("without targets the view says how to register one", async () => {
  const server = await start();
  const page = await open(server, "#/alarms");
  await page.getByText("Nothing scales yet.").waitFor();
  await page.getByText("application-autoscaling register-scalable-target").waitFor();
  assertClean(page, server);
});

test("a decision is shown with its numbers, and what is desired beside what runs", async () => {
  const server = await start({ clock: "paused" });
  await withPolicy(server);
  await server.send("orders", 150);
  const page = await open(server, "#/alarms");
  const card = page.locator(".scaling");
  await card.getByText("No decisions yet.").waitFor();
  assert.match(await card.textContent(), /out: \+2 from 0 above \(backlog\)/);

  await server.admin("/clock/advance", "POST", { by: "PT1M" });
  await card.getByText("Setting desired count to 3.").waitFor();
  assert.match(await card.textContent(), /the metric's value 150 is 50 above the threshold 100, which adds 2/);
  assert.match(await card.textContent(), /at the maximum/);
  assert.match(await card.textContent(), /nobody: they are played/);
  await card.getByRole("img", { name: "orders-workers: 3 of 3 desired workers running" }).waitFor();
  await card.getByRole("img", { name: "Messages waiting in orders" }).waitFor();
  await page.getByRole("cell", { name: "scaling policy out" }).waitFor();
  assertClean(page, server);
});

test("workers that report themselves are shown, and those without a target, too", async () => {
  const server = await start({ clock: "paused" });
  await withPolicy(server);
  await server.admin("/scaling/workers/orders-workers", "PUT", { min: 1, max: 10, actual: 2 });
  await server.admin("/scaling/workers/video", "PUT", { min: 1, max: 10, actual: 4 });
  const page = await open(server, "#/alarms");
  const card = page.locator(".scaling");
  await card.getByText("workers that report themselves").waitFor();
  await card.getByText("Stopping").waitFor();
  assert.match(await card.textContent(), /videoRunning4 of 4, from 1 to 10/);
  await until("they are lost", async () => /workers that were lost/.test(await card.textContent()));
});

test("a name that looks like HTML is text", async () => {
  const server = await start();
  await scaling(server, "RegisterScalableTarget", {
    ResourceId: "service/shop/<img src=x onerror=alert(1)>",
    MinCapacity: 1,
    MaxCapacity: 3,
  });
  const page = await open(server, "#/alarms");
  await page.locator(".scaling").getByText("ecs/service/shop/<img src=x onerror=alert(1)>").waitFor();
  assert.equal(await page.locator(".scaling img").count(), 0);
  assertClean(page, server);
});
