// The signers of the JavaScript SDK 3, against an emulator that checks signatures.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
} from "@aws-sdk/client-application-auto-scaling";
import { CloudWatchClient, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import { createHash, createHmac } from "node:crypto";
import { HttpRequest } from "@smithy/protocol-http";
import { SignatureV4 } from "@smithy/signature-v4";

const endpoint = process.env.ENDPOINT;
const sdk = await import(process.env.CLIENT);
const known = {
  accessKeyId: process.env.AWS_ACCESS_KEY_ID,
  secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY,
};
const guessed = { ...known, secretAccessKey: "wrong" };

function newClient(Client, credentials) {
  return new Client({ endpoint, region: "us-east-1", credentials });
}

function list(credentials) {
  return newClient(sdk.SQSClient, credentials).send(new sdk.ListQueuesCommand({}));
}

test("SQS answers who signs with the secret", async () => {
  const sqs = newClient(sdk.SQSClient, known);
  const { QueueUrl } = await sqs.send(new sdk.CreateQueueCommand({ QueueName: "js" }));
  assert.match(QueueUrl, /\/123456789012\/js$/);
  const MessageBody = "two coffees, ☕☕ & <sugar>";
  await sqs.send(new sdk.SendMessageCommand({ QueueUrl, MessageBody }));
  const { Messages } = await sqs.send(new sdk.ReceiveMessageCommand({ QueueUrl }));
  assert.equal(Messages[0].Body, MessageBody);
  await list({ ...known, sessionToken: "a/b+c==" });
});

test("SQS answers nobody else", async () => {
  await assert.rejects(list(guessed), /The request signature we calculated does not match/);
  await assert.rejects(list({ ...known, accessKeyId: "AKIAOTHER" }), {
    message: "The security token included in the request is invalid.",
  });
});

test("the other services answer who signs with the secret", async () => {
  const data = { Namespace: "shop", MetricData: [{ MetricName: "é", Value: 1.5 }] };
  const targets = new DescribeScalableTargetsCommand({ ServiceNamespace: "ecs" });
  await newClient(CloudWatchClient, known).send(new PutMetricDataCommand(data));
  await newClient(ApplicationAutoScalingClient, known).send(targets);
  await assert.rejects(newClient(CloudWatchClient, guessed).send(new PutMetricDataCommand(data)));
  await assert.rejects(newClient(ApplicationAutoScalingClient, guessed).send(targets));
});

class Sha256 {
  constructor(secret) {
    this.hash = secret ? createHmac("sha256", secret) : createHash("sha256");
  }
  update(data) {
    this.hash.update(data);
  }
  async digest() {
    return this.hash.digest();
  }
}

test("presigned URLs are good as they are, and in no other form", async () => {
  const { hostname, port, host } = new URL(endpoint);
  const signer = new SignatureV4({
    credentials: { ...known, sessionToken: "a/b+c==" },
    region: "us-east-1",
    service: "sqs",
    sha256: Sha256,
  });
  const query = { Action: "ListQueues", QueueNamePrefix: "a b" };
  const request = new HttpRequest({ hostname, port, path: "/", query, headers: { host } });
  const { query: signed } = await signer.presign(request);
  const url = new URL(endpoint);
  url.search = new URLSearchParams(signed);
  assert.equal((await fetch(url)).status, 200);
  url.searchParams.set("QueueNamePrefix", "b");
  assert.equal((await fetch(url)).status, 403);
});
