package dev.tailback.server.scaling.group;

import dev.tailback.server.scaling.group.GivenFilters.Filter;
import dev.tailback.server.scaling.group.Page.Listing;
import dev.tailback.server.scaling.group.request.Checks;
import dev.tailback.server.scaling.group.state.GroupTag;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Result;
import java.util.List;
import java.util.Set;

/**
 * Lists the tags of the caller's groups in a region, by groups and keys.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeTags.html">DescribeTags</a>
 */
final class DescribeTags implements Immediate<DescribeTags.Request> {
  private static final ListMember LIST = ListMember.of("Tags");
  private static final String GROUP = "auto-scaling-group";
  private static final String KEY = "key";
  private static final String VALUE = "value";
  private static final String PROPAGATES = "propagate-at-launch";
  private static final Set<String> FILTERS = Set.of(GROUP, KEY, VALUE, PROPAGATES);

  record Request(List<Filter> filters, Page page) {

    private boolean matches(GroupTag tag) {
      return filters.stream().allMatch(filter -> filter.values().contains(value(filter, tag)));
    }

    private static String value(Filter filter, GroupTag tag) {
      return switch (filter.name()) {
        case GROUP -> tag.group();
        case KEY -> tag.key();
        case VALUE -> tag.value();
        default -> Boolean.toString(tag.propagates());
      };
    }
  }

  private final GroupAccess access;

  DescribeTags(GroupAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    Checks checks = new Checks();
    Page page = Page.read(input, checks);
    checks.check();
    return new Request(GivenFilters.read(input, FILTERS::contains), page);
  }

  @Override
  public Result answer(Request request, Call call) {
    List<GroupTag> found =
        access.call(
            groups ->
                groups.all(call.caller().account(), call.caller().region()).stream()
                    .flatMap(group -> group.tags().stream())
                    .filter(request::matches)
                    .toList());
    Listing<GroupTag> page = request.page.of(found, tag -> tag.group() + "/" + tag.key());
    return output -> page.write(output, LIST, tag -> tag);
  }
}
