package dev.tailback.server.admin;

import dev.tailback.engine.Engine;
import dev.tailback.engine.Queue;
import dev.tailback.engine.QueueAddress;

/**
 * Finds the queue that a path names: {@code queues/orders}, in the emulator's own account and
 * region or those of the parameters {@code account} and {@code region}.
 */
public record QueueNames(String account, String region) {

  Queue find(Engine engine, AdminRequest request) {
    QueueAddress address =
        new QueueAddress(
            request.query().getOrDefault("account", account),
            request.query().getOrDefault("region", region),
            request.segment(1));
    Queue queue = engine.find(address);
    if (queue == null) {
      throw AdminProblem.notFound("There is no queue " + address.arn() + ".");
    }
    return queue;
  }
}
