// The JavaScript SDK 3 by itself. It compares the digests of bodies, and throws if they differ.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, test } from "node:test";
import * as emulator from "./emulator.js";

const { sdk, sqs, send, receive, bodies, look, newQueue, newFifoQueue } = emulator;
const { advanceSeconds, until } = emulator;

after(() => sqs.destroy());

test("speaks the protocol that this run is about", async () => {
  const spoken = new Set();
  sqs.middlewareStack.add(
    (next) => (call) => {
      spoken.add(call.request.headers["content-type"]);
      return next(call);
    },
    { step: "finalizeRequest", name: "spoken" },
  );
  await newQueue();
  sqs.middlewareStack.remove("spoken");
  assert.deepEqual([...spoken], [process.env.CONTENT_TYPE]);
});

test("sends, receives and deletes a message", async () => {
  const url = await newQueue();
  await send(url, "two coffees, ☕☕ & <sugar>");
  const [message] = await receive(url);
  assert.equal(message.Body, "two coffees, ☕☕ & <sugar>");
  assert.equal(message.MD5OfBody, createHash("md5").update(message.Body).digest("hex"));
  const request = { QueueUrl: url, ReceiptHandle: message.ReceiptHandle };
  await sqs.send(new sdk.DeleteMessageCommand(request));
  assert.equal((await look(url)).inFlight, 0);
});

test("keeps attributes of all types", async () => {
  const url = await newQueue();
  const attributes = {
    text: { DataType: "String", StringValue: "brown & white" },
    count: { DataType: "Number.int", StringValue: "2" },
    raw: { DataType: "Binary", BinaryValue: Uint8Array.of(0, 255, 7) },
  };
  const sent = await send(url, "b", { MessageAttributes: attributes });
  const more = { MessageAttributeNames: ["All"], AttributeNames: ["All"] };
  const [message] = await receive(url, more);
  assert.equal(message.MD5OfMessageAttributes, sent.MD5OfMessageAttributes);
  const { text, count, raw } = message.MessageAttributes;
  assert.equal(text.StringValue, "brown & white");
  assert.equal(count.StringValue, "2");
  assert.deepEqual([...raw.BinaryValue], [0, 255, 7]);
  assert.equal(message.Attributes.ApproximateReceiveCount, "1");
});

test("shows a message again after its visibility timeout", async () => {
  const url = await newQueue();
  await send(url, "b");
  const [message] = await receive(url);
  await sqs.send(
    new sdk.ChangeMessageVisibilityCommand({
      QueueUrl: url,
      ReceiptHandle: message.ReceiptHandle,
      VisibilityTimeout: 40,
    }),
  );
  await advanceSeconds(39);
  assert.deepEqual(await receive(url), []);
  await advanceSeconds(1);
  assert.deepEqual(bodies(await receive(url)), ["b"]);
});

test("answers a long poll with the next message", async () => {
  const url = await newQueue();
  const poll = receive(url, { WaitTimeSeconds: 20 });
  await until(url, (queue) => queue.waitingReceives === 1);
  await send(url, "b");
  assert.deepEqual(bodies(await poll), ["b"]);
});

test("carries out what it can of a batch", async () => {
  const url = await newQueue();
  const sent = await sqs.send(
    new sdk.SendMessageBatchCommand({
      QueueUrl: url,
      Entries: [
        { Id: "good", MessageBody: "a" },
        { Id: "late", MessageBody: "b", DelaySeconds: 901 },
      ],
    }),
  );
  assert.deepEqual(sent.Successful.map((entry) => entry.Id), ["good"]);
  assert.equal(sent.Failed.length, 1);
  assert.equal(sent.Failed[0].Id, "late");
  assert.equal(sent.Failed[0].Code, "InvalidParameterValue");
  assert.equal(sent.Failed[0].SenderFault, true);
  const [message] = await receive(url);
  const deleted = await sqs.send(
    new sdk.DeleteMessageBatchCommand({
      QueueUrl: url,
      Entries: [
        { Id: "good", ReceiptHandle: message.ReceiptHandle },
        { Id: "bad", ReceiptHandle: "no handle" },
      ],
    }),
  );
  assert.deepEqual(deleted.Successful.map((entry) => entry.Id), ["good"]);
  assert.deepEqual(deleted.Failed.map((entry) => entry.Code), ["ReceiptHandleIsInvalid"]);
});

test("keeps a group's order, and drops duplicates", async () => {
  const url = await newFifoQueue();
  for (const body of ["a", "b", "a", "c"]) {
    await send(url, body, { MessageGroupId: "g" });
  }
  assert.deepEqual(bodies(await receive(url, { MaxNumberOfMessages: 2 })), ["a", "b"]);
  assert.deepEqual(await receive(url), []);
  assert.equal((await look(url)).visible, 1);
});

test("moves a message that was received too often", async () => {
  const deadLetters = await newQueue();
  const arn = (await look(deadLetters)).arn;
  const policy = JSON.stringify({ deadLetterTargetArn: arn, maxReceiveCount: 1 });
  const url = await newQueue({ RedrivePolicy: policy });
  await send(url, "poison");
  await receive(url, { VisibilityTimeout: 0 });
  assert.deepEqual(await receive(url), []);
  assert.deepEqual(bodies(await receive(deadLetters)), ["poison"]);
});

test("names errors as code that looks at them expects", async () => {
  const nowhere = sqs.send(new sdk.GetQueueUrlCommand({ QueueName: "nowhere" }));
  await assert.rejects(nowhere, (error) => {
    assert.ok(error instanceof sdk.QueueDoesNotExist);
    assert.equal(error.name, "QueueDoesNotExist");
    assert.equal(error.Code ?? error.Error?.Code, "AWS.SimpleQueueService.NonExistentQueue");
    assert.equal(error.$metadata.httpStatusCode, 400);
    return true;
  });
  const request = { QueueUrl: await newQueue(), ReceiptHandle: "no handle" };
  await assert.rejects(sqs.send(new sdk.DeleteMessageCommand(request)), (error) => {
    return error instanceof sdk.ReceiptHandleIsInvalid && error.$metadata.httpStatusCode === 404;
  });
});

test("sets, tells and removes tags", async () => {
  const url = await newQueue();
  await sqs.send(new sdk.TagQueueCommand({ QueueUrl: url, Tags: { team: "bar", stage: "live" } }));
  await sqs.send(new sdk.UntagQueueCommand({ QueueUrl: url, TagKeys: ["stage"] }));
  const { Tags } = await sqs.send(new sdk.ListQueueTagsCommand({ QueueUrl: url }));
  assert.deepEqual(Tags, { team: "bar" });
});

test("pages through the queues", async () => {
  const urls = [await newQueue(), await newQueue(), await newQueue()];
  const found = [];
  const request = { QueueNamePrefix: process.env.PREFIX };
  for await (const page of sdk.paginateListQueues({ client: sqs, pageSize: 2 }, request)) {
    assert.ok(page.QueueUrls.length <= 2);
    found.push(...page.QueueUrls);
  }
  assert.deepEqual(found.filter((url) => urls.includes(url)).sort(), urls.sort());
});
