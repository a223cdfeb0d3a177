package dev.tailback.server.scaling.group;

import dev.tailback.server.scaling.group.request.Checks;
import dev.tailback.server.scaling.group.request.GroupErrors;
import dev.tailback.server.scaling.group.request.Kept;
import dev.tailback.server.scaling.group.request.Member;
import dev.tailback.server.scaling.group.request.Shape;
import dev.tailback.server.scaling.group.state.GroupTag;
import dev.tailback.server.wire.Input;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the tags of requests. */
final class GivenTags {
  static final int MAX_TAGS = 50;

  private static final String LIST = "Tags";
  private static final Shape TAG =
      Shape.of(
          Member.text("ResourceId"),
          Member.text("ResourceType"),
          Member.text("Key", 1, 128),
          Member.text("Value", 0, 256),
          Member.bool("PropagateAtLaunch"));
  private static final Shape SHAPE = Shape.of(Member.structures(LIST, TAG));

  private GivenTags() {}

  /**
   * Reads tags.
   *
   * @param group their group; {@code null} if each tag names it
   */
  static List<GroupTag> read(Input input, Checks checks, @Nullable String group) {
    List<Kept> tags = SHAPE.read(input, checks).structures(LIST);
    tags.forEach(tag -> checks.required(LIST + ".member.Key", tag.text("Key")));
    if (group == null) {
      tags.forEach(tag -> checks.required(LIST + ".member.ResourceId", tag.text("ResourceId")));
    }
    return tags.stream().map(tag -> tag(tag, group)).toList();
  }

  private static GroupTag tag(Kept tag, @Nullable String group) {
    return new GroupTag(
        Objects.requireNonNullElse(group, tag.textOrEmpty("ResourceId")),
        tag.textOrEmpty("Key"),
        tag.textOrEmpty("Value"),
        tag.isTrue("PropagateAtLaunch"));
  }

  /**
   * Checks how many tags a group has.
   *
   * @throws dev.tailback.engine.queue.Refusal if they are too many
   */
  static void checkCount(long count) {
    if (count > MAX_TAGS) {
      throw GroupErrors.limitExceeded(
          "A group can have at most " + MAX_TAGS + " tags; there would be " + count);
    }
  }
}
