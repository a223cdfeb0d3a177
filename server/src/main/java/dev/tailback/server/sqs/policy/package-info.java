/**
 * Access policies of queues: how they are read, checked and shown, and what they decide.
 *
 * <p>Start reading at {@link dev.tailback.server.sqs.policy.PolicyDocument}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy
 *     evaluation logic</a>
 */
@NullMarked
package dev.tailback.server.sqs.policy;

import org.jspecify.annotations.NullMarked;
