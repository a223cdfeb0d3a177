package dev.tailback.server.scaling.group;

import dev.tailback.engine.scaling.NamedPolicy;
import dev.tailback.server.scaling.group.request.GroupErrors;
import dev.tailback.server.scaling.group.request.Kept;
import dev.tailback.server.scaling.group.state.GroupMembers;
import dev.tailback.server.scaling.group.state.Groups;
import dev.tailback.server.wire.Caller;
import org.jspecify.annotations.Nullable;

/** Finds policies by their names, or by their ARNs. */
final class PolicyNames {
  private PolicyNames() {}

  /**
   * Returns the policy that a request names.
   *
   * @throws dev.tailback.engine.queue.Refusal ValidationError, if there is none
   */
  static NamedPolicy find(Groups groups, Caller caller, Kept request) {
    String name = request.textOrEmpty(PutScalingPolicy.POLICY);
    String group = request.text(GroupMembers.NAME);
    NamedPolicy policy =
        name.startsWith("arn:") ? ofArn(groups, caller, name) : ofName(groups, caller, name, group);
    if (policy == null) {
      throw GroupErrors.invalid("PolicyName not found - Scaling policy " + name + " not found");
    }
    return policy;
  }

  private static @Nullable NamedPolicy ofArn(Groups groups, Caller caller, String arn) {
    NamedPolicy policy = groups.scaling().policy(arn);
    boolean isOfCaller =
        policy != null
            && policy.target().isGroup()
            && policy.target().account().equals(caller.account())
            && policy.target().region().equals(caller.region());
    return isOfCaller ? policy : null;
  }

  private static @Nullable NamedPolicy ofName(
      Groups groups, Caller caller, String name, @Nullable String group) {
    if (group == null) {
      throw GroupErrors.invalid(
          "AutoScalingGroupName must be specified unless PolicyName is an ARN");
    }
    return groups.target(GroupAccess.group(groups, caller, group)).policy(name);
  }
}
