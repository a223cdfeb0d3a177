package dev.tailback.server.scaling.group;

import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.scaling.NamedPolicy;
import dev.tailback.engine.scaling.ScalableTarget;
import dev.tailback.server.scaling.ShownPolicyAlarms;
import dev.tailback.server.scaling.group.Page.Listing;
import dev.tailback.server.scaling.group.request.Checks;
import dev.tailback.server.scaling.group.state.Group;
import dev.tailback.server.scaling.group.state.GroupMembers;
import dev.tailback.server.scaling.group.state.Groups;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Result;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists the policies of the caller's groups in a region, by groups and names.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribePolicies.html">DescribePolicies</a>
 */
final class DescribePolicies implements Immediate<DescribePolicies.Request> {
  private static final ListMember NAMES = ListMember.of("PolicyNames");
  private static final ListMember TYPES = ListMember.of("PolicyTypes");
  private static final ListMember LIST = ListMember.of("ScalingPolicies");

  record Request(@Nullable String group, List<String> names, List<String> types, Page page) {

    private boolean matches(NamedPolicy policy) {
      boolean isNamed =
          names.isEmpty() || names.contains(policy.name()) || names.contains(policy.arn());
      String type = PolicyType.of(policy.policy()).wireName();
      return isNamed && (types.isEmpty() || types.contains(type));
    }
  }

  private final GroupAccess access;
  private final Alarms alarms;

  DescribePolicies(GroupAccess access, Alarms alarms) {
    this.access = access;
    this.alarms = alarms;
  }

  @Override
  public Request read(Input input) {
    Checks checks = new Checks();
    Page page = Page.read(input, checks);
    checks.check();
    return new Request(
        input.string(GroupMembers.NAME),
        input.stringsOrNone(NAMES),
        input.stringsOrNone(TYPES),
        page);
  }

  @Override
  public Result answer(Request request, Call call) {
    List<ShownPolicy> found = access.call(groups -> find(groups, request, call.caller()));
    Listing<ShownPolicy> page = request.page.of(found, shown -> shown.named().arn());
    return output -> page.write(output, LIST, shown -> shown);
  }

  private List<ShownPolicy> find(Groups groups, Request request, Caller caller) {
    List<Group> asked =
        request.group == null
            ? groups.all(caller.account(), caller.region())
            : List.of(GroupAccess.group(groups, caller, request.group));
    List<ShownPolicy> found = new ArrayList<>();
    for (Group group : asked) {
      ScalableTarget target = groups.target(group);
      for (NamedPolicy policy : target.policies()) {
        if (request.matches(policy)) {
          found.add(
              new ShownPolicy(
                  group.name(),
                  policy,
                  ShownPolicyAlarms.of(target, policy, groups.scaling(), alarms)));
        }
      }
    }
    return found;
  }
}
