// Makes the calls in its arguments, each a queue, an action and the number of simultaneous calls, such as
// "orders SendMessage 1", and prints how many milliseconds each took, one per line.

import { newClient, sdk } from "./emulator.js";

// Each has its own client, because a client has one retry quota for all its calls.
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
