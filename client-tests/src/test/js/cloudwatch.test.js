// The JavaScript SDK's CloudWatch client, which speaks AWS JSON.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DescribeAlarmHistoryCommand,
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  GetMetricStatisticsCommand,
  ListMetricsCommand,
  ListTagsForResourceCommand,
  PutCompositeAlarmCommand,
  PutMetricAlarmCommand,
  PutMetricDataCommand,
  SetAlarmStateCommand,
  TagResourceCommand,
  paginateListMetrics,
} from "@aws-sdk/client-cloudwatch";
import { advanceSeconds, endpoint, newQueue, send, sqs } from "./emulator.js";

const cloudWatch = new CloudWatchClient({
  endpoint,
  region: "us-east-1",
  credentials: { accessKeyId: "test", secretAccessKey: "secret" },
});

after(() => {
  cloudWatch.destroy();
  sqs.destroy();
});

let namespaces = 0;
const newNamespace = () => `${process.env.PREFIX}-${++namespaces}`;

// The emulator's time, to the minute.
async function minute() {
  const answer = await fetch(endpoint + "/_tailback/clock");
  const now = new Date((await answer.json()).now);
  return new Date(Math.floor(now.getTime() / 60_000) * 60_000);
}

const minutesAfter = (time, minutes) => new Date(time.getTime() + minutes * 60_000);

test("speaks AWS JSON and compresses what is large", async () => {
  const spoken = new Set();
  cloudWatch.middlewareStack.add(
    (next) => (call) => {
      const { headers } = call.request;
      spoken.add(`${headers["content-type"]} ${headers["content-encoding"] ?? "plain"}`);
      return next(call);
    },
    { step: "finalizeRequest", name: "spoken" },
  );
  const Namespace = newNamespace();
  const MetricData = Array.from({ length: 700 }, (_, i) => ({
    MetricName: `metric-${i}`,
    Dimensions: [{ Name: "Shop", Value: "a shop in Oslo" }],
    Values: [1.5, 2.5, i],
  }));
  await cloudWatch.send(new PutMetricDataCommand({ Namespace, MetricData }));
  const found = [];
  for await (const page of paginateListMetrics({ client: cloudWatch }, { Namespace })) {
    found.push(...page.Metrics);
  }
  cloudWatch.middlewareStack.remove("spoken");
  assert.equal(found.length, 700);
  assert.deepEqual(
    [...spoken],
    ["application/x-amz-json-1.0 gzip", "application/x-amz-json-1.0 plain"],
  );
});

test("reads what it has put", async () => {
  const Namespace = newNamespace();
  const start = await minute();
  const MetricData = [{ MetricName: "Orders", Values: [2, 5], Counts: [3, 1], Unit: "Count" }];
  await cloudWatch.send(new PutMetricDataCommand({ Namespace, MetricData }));
  const range = { StartTime: start, EndTime: minutesAfter(start, 5) };
  const { Datapoints } = await cloudWatch.send(
    new GetMetricStatisticsCommand({
      Namespace,
      MetricName: "Orders",
      Period: 60,
      Statistics: ["SampleCount", "Sum"],
      ...range,
    }),
  );
  assert.deepEqual(Datapoints, [{ Timestamp: start, SampleCount: 4, Sum: 11, Unit: "Count" }]);
  const MetricStat = { Metric: { Namespace, MetricName: "Orders" }, Period: 60, Stat: "Sum" };
  const data = await cloudWatch.send(
    new GetMetricDataCommand({
      MetricDataQueries: [
        { Id: "orders", MetricStat, ReturnData: false },
        { Id: "doubled", Expression: "orders * 2" },
      ],
      ...range,
    }),
  );
  assert.deepEqual(data.MetricDataResults, [
    {
      Id: "doubled",
      Label: "doubled",
      Timestamps: [start],
      Values: [22],
      StatusCode: "Complete",
    },
  ]);
  assert.deepEqual(data.Messages, []);
});

test("sees an alarm on a queue fire", async () => {
  const url = await newQueue();
  const QueueName = url.split("/").pop();
  const AlarmName = `${QueueName}-backlog`;
  await cloudWatch.send(
    new PutMetricAlarmCommand({
      AlarmName,
      Namespace: "AWS/SQS",
      MetricName: "ApproximateNumberOfMessagesVisible",
      Dimensions: [{ Name: "QueueName", Value: QueueName }],
      Statistic: "Maximum",
      Period: 60,
      EvaluationPeriods: 2,
      Threshold: 0,
      ComparisonOperator: "GreaterThanThreshold",
    }),
  );
  await send(url, "b");
  await advanceSeconds(180);
  const { MetricAlarms, CompositeAlarms } = await cloudWatch.send(
    new DescribeAlarmsCommand({ AlarmNames: [AlarmName] }),
  );
  assert.equal(MetricAlarms[0].StateValue, "ALARM");
  assert.deepEqual(MetricAlarms[0].OKActions, []);
  assert.ok(MetricAlarms[0].StateUpdatedTimestamp instanceof Date);
  assert.deepEqual(CompositeAlarms, []);
  const { AlarmHistoryItems } = await cloudWatch.send(
    new DescribeAlarmHistoryCommand({ AlarmName, HistoryItemType: "StateUpdate" }),
  );
  assert.match(AlarmHistoryItems[0].HistorySummary, /^Alarm updated from .* to ALARM$/);
  const ResourceARN = MetricAlarms[0].AlarmArn;
  const Tags = [{ Key: "team", Value: "orders" }];
  await cloudWatch.send(new TagResourceCommand({ ResourceARN, Tags }));
  const tagged = await cloudWatch.send(new ListTagsForResourceCommand({ ResourceARN }));
  assert.deepEqual(tagged.Tags, Tags);
  await cloudWatch.send(new DeleteAlarmsCommand({ AlarmNames: [AlarmName] }));
});

test("is told the names of errors", async () => {
  const Namespace = "AWS/Own";
  const MetricData = [{ MetricName: "a", Value: 1 }];
  await assert.rejects(cloudWatch.send(new PutMetricDataCommand({ Namespace, MetricData })), {
    name: "InvalidParameterValueException",
  });
  const state = { AlarmName: "none", StateValue: "OK", StateReason: "x" };
  await assert.rejects(cloudWatch.send(new SetAlarmStateCommand(state)), {
    name: "ResourceNotFound",
  });
  await assert.rejects(cloudWatch.send(new ListMetricsCommand({ NextToken: "x" })), {
    name: "InvalidNextToken",
  });
  const composite = { AlarmName: "both", AlarmRule: "ALARM(a) AND ALARM(b)" };
  await assert.rejects(cloudWatch.send(new PutCompositeAlarmCommand(composite)), {
    message: /Tailback does not support composite alarms/,
  });
});
