package dev.tailback.server.scaling.group;

import dev.tailback.server.scaling.group.state.GroupTag;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Result;
import java.util.List;

/**
 * Removes tags from groups, whatever their values.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DeleteTags.html">DeleteTags</a>
 */
final class DeleteTags implements Immediate<List<GroupTag>> {
  private final GroupAccess access;

  DeleteTags(GroupAccess access) {
    this.access = access;
  }

  @Override
  public List<GroupTag> read(Input input) {
    return CreateOrUpdateTags.readTags(input);
  }

  @Override
  public Result answer(List<GroupTag> tags, Call call) {
    access.run(
        groups ->
            tags.forEach(
                tag ->
                    groups.untag(CreateOrUpdateTags.find(groups, call.caller(), tag), tag.key())));
    return Result.NOTHING;
  }
}
