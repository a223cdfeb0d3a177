package dev.tailback.server.auth;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.auth.NeededPermissions.Permission;
import dev.tailback.server.service.Interceptor;
import dev.tailback.server.service.Reply;
import dev.tailback.server.sqs.policy.AccessRequest;
import dev.tailback.server.sqs.policy.Requester;
import dev.tailback.server.sqs.queue.PolicyChange;
import dev.tailback.server.sqs.request.CalledQueue;
import dev.tailback.server.sqs.request.SqsErrors;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.ErrorShape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Refuses the calls that queues' access policies do not let through, and passes on the rest. */
public final class PolicyGuard implements Interceptor {
  private static final String GET_QUEUE_URL = "GetQueueUrl";

  /** Longer user agents are cut, because matching them would take long. */
  private static final int MAX_USER_AGENT_LENGTH = 1_024;

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
    Refusal refusal = refusal(call);
    if (refusal == null) {
      next.intercept(call, reply, action);
    } else {
      reply.refuse(refusal);
    }
  }

  private @Nullable Refusal refusal(Call call) {
    QueueAddress address = CalledQueue.of(call);
    if (address == null) {
      return call.caller().isAnonymous() ? anonymousRefusal(call) : null;
    }
    Requester requester = requester(call.caller());
    Map<String, String> context = context(call);
    for (Permission permission : gate.call(queues -> NeededPermissions.of(call, address, queues))) {
      AccessRequest request =
          AccessRequest.of(
              requester,
              permission.action(),
              permission.queue().arn(),
              permission.atMillis(),
              context);
      Refusal refusal = refusal(call, permission, request);
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  private @Nullable Refusal refusal(Call call, Permission permission, AccessRequest request) {
    String owner = permission.queue().account();
    boolean isOwner = request.requester().isOf(owner);
    if (!permission.exists() && isOwner) {
      return null; // the action says it
    }
    if (isOwner && mayUnlock(call)) {
      return null;
    }
    String denial = policies.denial(request, owner, permission.policy());
    if (denial == null) {
      return null;
    }
    if (call.caller().isAnonymous()) {
      return anonymousRefusal(call);
    }
    if (!isOwner && call.action().equals(GET_QUEUE_URL)) {
      return SqsErrors.queueNotAccessible();
    }
    return permission.exists() || permission.hidesAbsence()
        ? new Refusal(ErrorShape.ACCESS_DENIED, denial)
        : null;
  }

  /**
   * Returns whether a call may change the policy of its account's queue whatever that policy says.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html">Privileged
   *     tasks of the root user</a>
   */
  private static boolean mayUnlock(Call call) {
    return call.caller().identity().equals(Caller.ROOT) && PolicyChange.isOne(call);
  }

  private static Requester requester(Caller caller) {
    return caller.isAnonymous()
        ? Requester.ANONYMOUS
        : new Requester(caller.principal(), caller.account());
  }

  /** Returns the refusal of an anonymous call. It does not reveal whether the queue exists. */
  private static Refusal anonymousRefusal(Call call) {
    return new Refusal(
        ErrorShape.ACCESS_DENIED, "Access to the resource " + call.baseUrl() + "/ is denied.");
  }

  private static Map<String, String> context(Call call) {
    Map<String, String> context = new LinkedHashMap<>();
    context.put("aws:SecureTransport", String.valueOf(call.baseUrl().startsWith("https:")));
    if (call.source() != null) {
      context.put("aws:SourceIp", withoutZone(call.source().getHostAddress()));
    }
    String userAgent = call.userAgent();
    if (userAgent != null) {
      int length = Math.min(MAX_USER_AGENT_LENGTH, userAgent.length());
      context.put("aws:UserAgent", userAgent.substring(0, length));
    }
    return context;
  }

  private static String withoutZone(String address) {
    int zone = address.indexOf('%');
    return zone < 0 ? address : address.substring(0, zone);
  }
}
