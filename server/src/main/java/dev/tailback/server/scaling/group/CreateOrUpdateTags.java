package dev.tailback.server.scaling.group;

import dev.tailback.server.scaling.group.request.Checks;
import dev.tailback.server.scaling.group.request.GroupErrors;
import dev.tailback.server.scaling.group.state.Group;
import dev.tailback.server.scaling.group.state.GroupTag;
import dev.tailback.server.scaling.group.state.Groups;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;
import java.util.List;
import java.util.stream.Stream;

/**
 * Adds tags to groups, or changes their values.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateOrUpdateTags.html">CreateOrUpdateTags</a>
 */
final class CreateOrUpdateTags implements Immediate<List<GroupTag>> {
  private final GroupAccess access;

  CreateOrUpdateTags(GroupAccess access) {
    this.access = access;
  }

  @Override
  public List<GroupTag> read(Input input) {
    return readTags(input);
  }

  static List<GroupTag> readTags(Input input) {
    Checks checks = new Checks();
    List<GroupTag> tags = GivenTags.read(input, checks, null);
    checks.required("Tags", tags.isEmpty() ? null : tags);
    checks.check();
    return tags;
  }

  @Override
  public Result answer(List<GroupTag> tags, Call call) {
    access.run(groups -> tag(groups, call.caller(), tags));
    return Result.NOTHING;
  }

  private static void tag(Groups groups, Caller caller, List<GroupTag> tags) {
    for (GroupTag tag : tags) {
      Group group = find(groups, caller, tag);
      Stream<String> added =
          tags.stream().filter(each -> each.group().equals(tag.group())).map(GroupTag::key);
      GivenTags.checkCount(
          Stream.concat(added, group.tags().stream().map(GroupTag::key)).distinct().count());
    }
    tags.forEach(tag -> groups.tag(find(groups, caller, tag), tag));
  }

  /** Returns the group of a tag. */
  static Group find(Groups groups, Caller caller, GroupTag tag) {
    Group group = groups.find(GroupAccess.id(caller, tag.group()));
    if (group == null) {
      throw GroupErrors.invalid(
          "AutoScalingGroup not found - AutoScaling Group " + tag.group() + " not found");
    }
    return group;
  }
}
