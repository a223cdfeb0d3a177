package dev.tailback.server.auth;

import dev.tailback.server.sqs.policy.AccessDecision;
import dev.tailback.server.sqs.policy.AccessRequest;
import dev.tailback.server.sqs.policy.PolicyAction;
import dev.tailback.server.sqs.policy.PolicyDocument;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides by queues' access policies what principals may do. There are no identity policies: within
 * its own account a principal may do everything that the queue's policy does not deny. Everybody
 * else needs a statement that allows it. Thread-safe; used outside the gate, because a large policy
 * takes time.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html">Cross-account
 *     policy evaluation</a>
 */
public final class QueuePolicies {
  private static final int MAX_REMEMBERED = 1_000;

  /** Recently read policies, by their texts. */
  private final Map<String, PolicyDocument> read =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PolicyDocument> eldest) {
          return size() > MAX_REMEMBERED;
        }
      };

  /**
   * Decides on a request for a queue.
   *
   * @param owner the queue's account
   * @param policy the queue's policy, {@code null} if it has none
   * @return SQS's text if it is refused, {@code null} if it is not
   */
  public @Nullable String denial(AccessRequest request, String owner, @Nullable String policy) {
    AccessDecision decision =
        policy == null ? AccessDecision.NOT_ALLOWED : document(policy).decide(request);
    boolean isAllowed =
        request.requester().isOf(owner)
            ? decision != AccessDecision.DENIED
            : decision == AccessDecision.ALLOWED
                && !PolicyAction.isReservedForOwner(request.action());
    return isAllowed ? null : request.refusal(decision);
  }

  private synchronized PolicyDocument document(String policy) {
    return read.computeIfAbsent(policy, PolicyDocument::parse);
  }
}
