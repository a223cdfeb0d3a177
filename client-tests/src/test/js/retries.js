// Makes the calls that its arguments name, each a queue, an action and how many at once, such as
// "orders SendMessage 1", and prints the milliseconds they took, a line for each argument.

import { newClient, sdk } from "./emulator.js";

// Each has a client of its own, since a client has one retry quota for all its calls.
async function millisOf(queue, action, calls) {
  const client = newClient();
  const { QueueUrl } = await client.send(new sdk.GetQueueUrlCommand({ QueueName: queue }));
  const request = action === "SendMessage" ? { QueueUrl, MessageBody: "b" } : { QueueUrl };
  const start = performance.now();
  await Promise.allSettled(
    Array.from({ length: calls }, () => client.send(new sdk[action + "Command"](request))),
  );
  const millis = performance.now() - start;
  client.destroy();
  return millis;
}

const times = process.argv.slice(2).map((argument) => millisOf(...argument.split(" ")));
console.log((await Promise.all(times)).map(Math.round).join("\n"));
