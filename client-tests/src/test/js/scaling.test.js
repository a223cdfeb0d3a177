// The JavaScript SDK's Application Auto Scaling client, which speaks AWS JSON 1.1.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import {
  ApplicationAutoScalingClient,
  DeleteScalingPolicyCommand,
  DeregisterScalableTargetCommand,
  DescribeScalingActivitiesCommand,
  DescribeScalingPoliciesCommand,
  ListTagsForResourceCommand,
  PutScalingPolicyCommand,
  PutScheduledActionCommand,
  RegisterScalableTargetCommand,
  TagResourceCommand,
  UntagResourceCommand,
  paginateDescribeScalableTargets,
} from "@aws-sdk/client-application-auto-scaling";
import { CloudWatchClient, DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { advanceSeconds, endpoint, newQueue, send, sqs } from "./emulator.js";

const connection = {
  endpoint,
  region: "us-east-1",
  credentials: { accessKeyId: "test", secretAccessKey: "secret" },
};
const scaling = new ApplicationAutoScalingClient(connection);
const cloudWatch = new CloudWatchClient(connection);

after(() => {
  scaling.destroy();
  cloudWatch.destroy();
  sqs.destroy();
});

let services = 0;

// Registers a new target for a test.
async function newTarget(min, max, more = {}) {
  const target = {
    ServiceNamespace: "ecs",
    ResourceId: `service/${process.env.PREFIX}/workers-${++services}`,
    ScalableDimension: "ecs:service:DesiredCount",
  };
  const { ScalableTargetARN } = await scaling.send(
    new RegisterScalableTargetCommand({ ...target, MinCapacity: min, MaxCapacity: max, ...more }));
  return { target, arn: ScalableTargetARN };
}

async function activities(target) {
  const answer = await scaling.send(
    new DescribeScalingActivitiesCommand({ ...target, IncludeNotScaledActivities: true }));
  return answer.ScalingActivities;
}

// The backlog of a queue per running task of a target's service.
function backlogPerTask(queue, target) {
  const [, cluster, service] = target.ResourceId.split("/");
  return {
    Metrics: [
      {
        Id: "visible",
        MetricStat: {
          Metric: {
            Namespace: "AWS/SQS",
            MetricName: "ApproximateNumberOfMessagesVisible",
            Dimensions: [{ Name: "QueueName", Value: queue }],
          },
          Stat: "Sum",
        },
        ReturnData: false,
      },
      {
        Id: "running",
        MetricStat: {
          Metric: {
            Namespace: "ECS/ContainerInsights",
            MetricName: "RunningTaskCount",
            Dimensions: [
              { Name: "ClusterName", Value: cluster },
              { Name: "ServiceName", Value: service },
            ],
          },
          Stat: "Average",
        },
        ReturnData: false,
      },
      { Id: "backlog", Expression: "visible / running", ReturnData: true },
    ],
  };
}

test("keeps the backlog per task at its target", async () => {
  const url = await newQueue();
  const { target } = await newTarget(2, 20);
  const { PolicyARN, Alarms } = await scaling.send(
    new PutScalingPolicyCommand({
      ...target,
      PolicyName: "backlog",
      PolicyType: "TargetTrackingScaling",
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 10,
        CustomizedMetricSpecification: backlogPerTask(url.split("/").pop(), target),
      },
    }));
  assert.match(PolicyARN, /^arn:aws:autoscaling:us-east-1:000000000000:scalingPolicy:/);
  assert.equal(Alarms.length, 2);
  for (let i = 0; i < 60; i++) {
    await send(url, `order ${i}`);
  }

  await advanceSeconds(240);

  const [activity] = await activities(target);
  assert.equal(activity.Description, "Setting desired count to 6.");
  assert.equal(activity.StatusCode, "Successful");
  assert.ok(activity.EndTime instanceof Date);
  const { MetricAlarms } = await cloudWatch.send(
    new DescribeAlarmsCommand({ AlarmNames: Alarms.map((alarm) => alarm.AlarmName) }));
  assert.deepEqual(MetricAlarms.map((alarm) => alarm.AlarmActions), [[PolicyARN], [PolicyARN]]);
  await scaling.send(new DeregisterScalableTargetCommand(target));
  const left = await cloudWatch.send(
    new DescribeAlarmsCommand({ AlarmNames: Alarms.map((alarm) => alarm.AlarmName) }));
  assert.deepEqual(left.MetricAlarms, []);
});

test("shows a step policy as it was put", async () => {
  const { target } = await newTarget(1, 5);
  const configuration = {
    AdjustmentType: "ChangeInCapacity",
    Cooldown: 60,
    MetricAggregationType: "Average",
    StepAdjustments: [
      { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 15, ScalingAdjustment: 1 },
      { MetricIntervalLowerBound: 15, ScalingAdjustment: 2 },
    ],
  };
  await scaling.send(
    new PutScalingPolicyCommand({
      ...target,
      PolicyName: "out",
      PolicyType: "StepScaling",
      StepScalingPolicyConfiguration: configuration,
    }));
  const { ScalingPolicies } = await scaling.send(new DescribeScalingPoliciesCommand(target));
  assert.deepEqual(ScalingPolicies[0].StepScalingPolicyConfiguration, configuration);
  assert.ok(ScalingPolicies[0].CreationTime instanceof Date);
  await scaling.send(new DeleteScalingPolicyCommand({ ...target, PolicyName: "out" }));
});

test("pages through the targets of a service", async () => {
  for (let i = 0; i < 3; i++) {
    await newTarget(1, 5);
  }
  const seen = [];
  let pages = 0;
  const paginator = paginateDescribeScalableTargets(
    { client: scaling, pageSize: 2 }, { ServiceNamespace: "ecs" });
  for await (const page of paginator) {
    pages++;
    seen.push(...page.ScalableTargets.map((target) => target.ResourceId));
  }
  assert.ok(pages > 1);
  assert.equal(new Set(seen).size, seen.length);
});

test("keeps tags", async () => {
  const { arn } = await newTarget(1, 5, { Tags: { team: "shop" } });
  await scaling.send(new TagResourceCommand({ ResourceARN: arn, Tags: { city: "Oslo" } }));
  await scaling.send(new UntagResourceCommand({ ResourceARN: arn, TagKeys: ["team"] }));
  const { Tags } = await scaling.send(new ListTagsForResourceCommand({ ResourceARN: arn }));
  assert.deepEqual(Tags, { city: "Oslo" });
});

test("is refused with the exceptions of the API", async () => {
  const { target } = await newTarget(1, 5);
  await assert.rejects(
    scaling.send(new DeleteScalingPolicyCommand({ ...target, PolicyName: "none" })),
    { name: "ObjectNotFoundException" });
  await assert.rejects(
    scaling.send(new RegisterScalableTargetCommand({ ...target, MinCapacity: 9 })),
    { name: "ValidationException",
      message: "Maximum capacity cannot be less than minimum capacity" });
  await assert.rejects(
    scaling.send(
      new PutScheduledActionCommand({ ...target, ScheduledActionName: "a", Schedule: "at(x)" })),
    /Tailback does not support scheduled scaling \(PutScheduledAction\)/);
});
