// Runs in a web page: goes through a message's life, and reports the outcome to the page's server.

import * as sdk from "@aws-sdk/client-sqs";

const sqs = new sdk.SQSClient({
  endpoint: new URLSearchParams(location.search).get("endpoint"),
  region: "us-east-1",
  credentials: { accessKeyId: "test", secretAccessKey: "secret" },
  maxAttempts: 1,
});

async function messageLife() {
  const made = await sqs.send(new sdk.CreateQueueCommand({ QueueName: "from-a-page" }));
  const queue = { QueueUrl: made.QueueUrl };
  await sqs.send(new sdk.SendMessageCommand({ ...queue, MessageBody: "two coffees" }));
  const poll = new sdk.ReceiveMessageCommand({ ...queue, WaitTimeSeconds: 20 });
  const [message] = (await sqs.send(poll)).Messages;
  const { ReceiptHandle } = message;
  await sqs.send(new sdk.DeleteMessageCommand({ ...queue, ReceiptHandle }));
  return message.Body;
}

// Its name in the old protocol is in a header that pages see only if CORS exposes it.
async function oldNameOfAnError() {
  try {
    await sqs.send(new sdk.GetQueueUrlCommand({ QueueName: "nowhere" }));
    return "no error";
  } catch (error) {
    return error.Code ?? error.Error?.Code;
  }
}

let outcome;
try {
  outcome = `received ${await messageLife()}, missed ${await oldNameOfAnError()}`;
} catch (error) {
  outcome = `failed with ${error.name}: ${error.message}`;
}
await fetch("/outcome", { method: "POST", body: outcome });
