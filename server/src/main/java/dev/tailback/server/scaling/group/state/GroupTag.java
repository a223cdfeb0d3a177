package dev.tailback.server.scaling.group.state;

import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;

/**
 * A tag of a group. Immutable.
 *
 * @param group the name of the group
 * @param propagates whether AWS gives it to new instances
 */
public record GroupTag(String group, String key, String value, boolean propagates)
    implements Result {

  /** The type of resource that tags are on: there is no other. */
  public static final String RESOURCE_TYPE = "auto-scaling-group";

  @Override
  public void write(Output output) {
    output.string("ResourceId", group);
    output.string("ResourceType", RESOURCE_TYPE);
    output.string("Key", key);
    output.requiredString("Value", value);
    output.bool("PropagateAtLaunch", propagates);
  }
}
