package dev.tailback.server.scaling.group;

import dev.tailback.server.scaling.group.Page.Listing;
import dev.tailback.server.scaling.group.request.Checks;
import dev.tailback.server.scaling.group.state.LaunchConfiguration;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Result;
import java.util.List;

/**
 * Lists the caller's launch configurations in a region, by their names.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeLaunchConfigurations.html">DescribeLaunchConfigurations</a>
 */
final class DescribeLaunchConfigurations
    implements Immediate<DescribeLaunchConfigurations.Request> {
  private static final ListMember NAMES = ListMember.of("LaunchConfigurationNames");
  private static final ListMember LIST = ListMember.of("LaunchConfigurations");

  record Request(List<String> names, Page page) {}

  private final GroupAccess access;

  DescribeLaunchConfigurations(GroupAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    Checks checks = new Checks();
    Page page = Page.read(input, checks);
    checks.check();
    return new Request(input.stringsOrNone(NAMES), page);
  }

  @Override
  public Result answer(Request request, Call call) {
    List<LaunchConfiguration> all =
        access.call(
            groups ->
                groups.launchConfigurations().all(call.caller().account(), call.caller().region()));
    List<LaunchConfiguration> found =
        all.stream()
            .filter(each -> request.names.isEmpty() || request.names.contains(each.id().name()))
            .toList();
    Listing<LaunchConfiguration> page = request.page.of(found, each -> each.id().name());
    return output -> page.write(output, LIST, each -> each);
  }
}
