package dev.tailback.server.auth;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.service.Interceptor;
import dev.tailback.server.service.Reply;
import dev.tailback.server.sqs.policy.AccessRequest;
import dev.tailback.server.sqs.policy.Requester;
import dev.tailback.server.sqs.request.CalledQueue;
import dev.tailback.server.sqs.request.SqsErrors;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.ErrorShape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Refuses the calls that queues' access policies do not let through, and passes on the rest. */
public final class PolicyGuard implements Interceptor {
  private static final String GET_QUEUE_URL = "GetQueueUrl";

  private final EngineGate gate;
  private final QueuePolicies policies;
  private final Interceptor next;

  /**
   * @param next gets the calls that are not refused
   */
  public PolicyGuard(EngineGate gate, QueuePolicies policies, Interceptor next) {
    this.gate = gate;
    this.policies = policies;
    this.next = next;
  }

  @Override
  public void intercept(Call call, Reply reply, BiConsumer<Call, Reply> action) {
    QueueAddress address = CalledQueue.of(call);
    Refusal refusal = address == null ? null : gate.call(queues -> refusal(call, address, queues));
    if (refusal == null) {
      next.intercept(call, reply, action);
    } else {
      reply.refuse(refusal);
    }
  }

  private @Nullable Refusal refusal(Call call, QueueAddress address, Queues queues) {
    Queue queue = queues.find(address);
    boolean hidesQueue =
        call.action().equals(GET_QUEUE_URL) && !call.caller().account().equals(address.account());
    if (queue == null) {
      return hidesQueue ? SqsErrors.queueNotAccessible() : null; // else the action says it
    }
    String denial = policies.denial(request(call, address), queue);
    if (denial == null) {
      return null;
    }
    return hidesQueue
        ? SqsErrors.queueNotAccessible()
        : new Refusal(ErrorShape.ACCESS_DENIED, denial);
  }

  private static AccessRequest request(Call call, QueueAddress address) {
    Map<String, String> context = new LinkedHashMap<>();
    context.put("aws:RequestedRegion", call.caller().region());
    context.put("aws:SecureTransport", String.valueOf(call.baseUrl().startsWith("https:")));
    if (call.source() != null) {
      context.put("aws:SourceIp", call.source().getHostAddress());
    }
    if (call.userAgent() != null) {
      context.put("aws:UserAgent", call.userAgent());
    }
    Requester requester = new Requester(call.caller().principal(), call.caller().account());
    return new AccessRequest(requester, call.action(), address.arn(), context);
  }
}
