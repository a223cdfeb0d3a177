package dev.tailback.server.scaling.group;

import dev.tailback.engine.scaling.TargetId;
import dev.tailback.server.scaling.group.GivenFilters.Filter;
import dev.tailback.server.scaling.group.Page.Listing;
import dev.tailback.server.scaling.group.request.Checks;
import dev.tailback.server.scaling.group.request.GroupErrors;
import dev.tailback.server.scaling.group.state.Group;
import dev.tailback.server.scaling.group.state.GroupActivity;
import dev.tailback.server.scaling.group.state.Groups;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Result;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lists the launches and terminations of instances in the last six weeks, newest first.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeScalingActivities.html">DescribeScalingActivities</a>
 */
final class DescribeScalingActivities implements Immediate<DescribeScalingActivities.Request> {
  private static final ListMember IDS = ListMember.of("ActivityIds");
  private static final ListMember LIST = ListMember.of("Activities");
  private static final String FROM = "StartTimeLowerBound";
  private static final String TO = "StartTimeUpperBound";
  private static final String STATUS = "Status";
  private static final Set<String> FILTERS = Set.of(FROM, TO, STATUS);

  record Request(
      List<String> ids,
      @Nullable String group,
      boolean withDeletedGroups,
      List<Filter> filters,
      Page page) {

    private boolean matches(GroupActivity activity) {
      return (ids.isEmpty() || ids.contains(activity.id()))
          && filters.stream().allMatch(filter -> matches(filter, activity));
    }

    private static boolean matches(Filter filter, GroupActivity activity) {
      return filter.values().stream()
          .anyMatch(
              value ->
                  switch (filter.name()) {
                    case FROM -> activity.startMillis() >= millis(value);
                    case TO -> activity.startMillis() <= millis(value);
                    default -> activity.status().wireName().equals(value);
                  });
    }
  }

  private static long millis(String time) {
    try {
      return Instant.parse(time).toEpochMilli();
    } catch (DateTimeParseException e) {
      throw GroupErrors.invalid("'" + time + "' is not a time such as 2026-11-29T10:00:00Z");
    }
  }

  private final GroupAccess access;

  DescribeScalingActivities(GroupAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    Checks checks = new Checks();
    Page page = Page.read(input, checks, Page.MAX_SIZE);
    checks.check();
    return new Request(
        input.stringsOrNone(IDS),
        input.string("AutoScalingGroupName"),
        Boolean.TRUE.equals(input.bool("IncludeDeletedGroups")),
        GivenFilters.read(input, FILTERS::contains),
        page);
  }

  @Override
  public Result answer(Request request, Call call) {
    List<GroupActivity> found = access.call(groups -> find(groups, request, call.caller()));
    Listing<GroupActivity> page = request.page.of(found, GroupActivity::id);
    return output -> page.write(output, LIST, activity -> activity);
  }

  /** A deleted group shows nothing unless requested: a new one may have its name. */
  private static List<GroupActivity> find(Groups groups, Request request, Caller caller) {
    String group = request.group;
    TargetId id = group == null ? null : GroupAccess.id(caller, GroupAccess.nameOf(caller, group));
    return groups.activities(
        activity ->
            activity.group().account().equals(caller.account())
                && activity.group().region().equals(caller.region())
                && (id == null || activity.group().equals(id))
                && (request.withDeletedGroups || exists(groups, activity))
                && request.matches(activity));
  }

  private static boolean exists(Groups groups, GroupActivity activity) {
    Group group = groups.find(activity.group());
    return group != null && group.arn().equals(activity.groupArn());
  }
}
