package dev.tailback.server.scaling.group;

import dev.tailback.server.scaling.group.GivenFilters.Filter;
import dev.tailback.server.scaling.group.Page.Listing;
import dev.tailback.server.scaling.group.request.Checks;
import dev.tailback.server.scaling.group.state.Group;
import dev.tailback.server.scaling.group.state.GroupTag;
import dev.tailback.server.scaling.group.state.Groups;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;
import java.util.List;

/**
 * Lists the caller's groups in a region, by their names.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeAutoScalingGroups.html">DescribeAutoScalingGroups</a>
 */
final class DescribeAutoScalingGroups implements Immediate<DescribeAutoScalingGroups.Request> {
  private static final ListMember NAMES = ListMember.of("AutoScalingGroupNames");
  private static final ListMember LIST = ListMember.of("AutoScalingGroups");
  private static final String TAG = "tag:";

  record Request(List<String> names, boolean withInstances, List<Filter> filters, Page page) {

    private boolean matches(Group group) {
      return (names.isEmpty() || names.contains(group.name()) || names.contains(group.arn()))
          && filters.stream().allMatch(filter -> matches(filter, group.tags()));
    }

    private static boolean matches(Filter filter, List<GroupTag> tags) {
      return tags.stream().anyMatch(tag -> matches(filter, tag));
    }

    private static boolean matches(Filter filter, GroupTag tag) {
      return switch (filter.name()) {
        case "tag-key" -> filter.values().contains(tag.key());
        case "tag-value" -> filter.values().contains(tag.value());
        default -> filter.name().equals(TAG + tag.key()) && filter.values().contains(tag.value());
      };
    }
  }

  private record Shown(String name, Result description) implements Result {
    @Override
    public void write(Output output) {
      description.write(output);
    }
  }

  private final GroupAccess access;

  DescribeAutoScalingGroups(GroupAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    Checks checks = new Checks();
    Page page = Page.read(input, checks);
    checks.check();
    return new Request(
        input.stringsOrNone(NAMES),
        !Boolean.FALSE.equals(input.bool("IncludeInstances")),
        GivenFilters.read(input, DescribeAutoScalingGroups::isFilter),
        page);
  }

  private static boolean isFilter(String name) {
    return name.equals("tag-key") || name.equals("tag-value") || name.startsWith(TAG);
  }

  @Override
  public Result answer(Request request, Call call) {
    List<Shown> found = access.call(groups -> find(groups, request, call.caller()));
    Listing<Shown> page = request.page.of(found, Shown::name);
    return output -> page.write(output, LIST, shown -> shown);
  }

  private static List<Shown> find(Groups groups, Request request, Caller caller) {
    return groups.all(caller.account(), caller.region()).stream()
        .filter(request::matches)
        .map(
            group ->
                new Shown(
                    group.name(), group.describe(groups.desired(group), request.withInstances)))
        .toList();
  }
}
