package dev.tailback.server.scaling.group;

import dev.tailback.server.scaling.group.Page.Listing;
import dev.tailback.server.scaling.group.request.Checks;
import dev.tailback.server.scaling.group.state.Instance;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Result;
import java.util.List;

/**
 * Lists the instances of the caller's groups in a region, by groups.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeAutoScalingInstances.html">DescribeAutoScalingInstances</a>
 */
final class DescribeAutoScalingInstances
    implements Immediate<DescribeAutoScalingInstances.Request> {
  private static final ListMember IDS = ListMember.of("InstanceIds");
  private static final ListMember LIST = ListMember.of("AutoScalingInstances");

  record Request(List<String> ids, Page page) {}

  private final GroupAccess access;

  DescribeAutoScalingInstances(GroupAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    Checks checks = new Checks();
    Page page = Page.read(input, checks);
    checks.check();
    return new Request(input.stringsOrNone(IDS), page);
  }

  @Override
  public Result answer(Request request, Call call) {
    List<Instance> found =
        access.call(
            groups ->
                groups.all(call.caller().account(), call.caller().region()).stream()
                    .flatMap(group -> group.instances().stream())
                    .filter(each -> request.ids.isEmpty() || request.ids.contains(each.id()))
                    .toList());
    Listing<Instance> page = request.page.of(found, Instance::id);
    return output -> page.write(output, LIST, Instance::alone);
  }
}
