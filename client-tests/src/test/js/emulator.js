// The emulator under test, and the client to use.

import { setTimeout } from "node:timers/promises";

export const endpoint = process.env.ENDPOINT;

/** The admin API: another server's if the endpoint is in front of one. */
export const admin = process.env.ADMIN ?? endpoint;

// The SDK's package, or the main file of an older one.
export const sdk = await import(process.env.CLIENT);

export function newClient() {
  return new sdk.SQSClient({
    endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "secret" },
  });
}

export const sqs = newClient();

async function ask(path, request) {
  const answer = await fetch(admin + "/_tailback" + path, request);
  return answer.json();
}

export function advanceSeconds(seconds) {
  return ask("/clock/advance", { method: "POST", body: JSON.stringify({ by: `PT${seconds}S` }) });
}

export function look(queueUrl) {
  return ask("/queues/" + queueUrl.split("/").pop());
}

// Waits until a queue has the wanted state. The process that runs the tests has a timeout.
export async function until(queueUrl, condition) {
  let seen = await look(queueUrl);
  while (!condition(seen)) {
    await setTimeout(5);
    seen = await look(queueUrl);
  }
}

let queues = 0;

export async function newQueue(attributes = {}, suffix = "") {
  const name = `${process.env.PREFIX}-${++queues}${suffix}`;
  const request = { QueueName: name, Attributes: attributes };
  return (await sqs.send(new sdk.CreateQueueCommand(request))).QueueUrl;
}

export function newFifoQueue() {
  return newQueue({ FifoQueue: "true", ContentBasedDeduplication: "true" }, ".fifo");
}

export function send(queueUrl, body, more = {}) {
  const request = { QueueUrl: queueUrl, MessageBody: body, ...more };
  return sqs.send(new sdk.SendMessageCommand(request));
}

export async function receive(queueUrl, more = {}) {
  const request = { QueueUrl: queueUrl, MaxNumberOfMessages: 10, ...more };
  return (await sqs.send(new sdk.ReceiveMessageCommand(request))).Messages ?? [];
}

export function bodies(messages) {
  return messages.map((message) => message.Body);
}
