package dev.tailback.server.scaling.group.state;

import dev.tailback.server.scaling.group.request.Kept;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;
import java.time.Instant;
import java.util.Comparator;

/** A launch configuration. Immutable. */
public record LaunchConfiguration(Id id, String arn, long createdMillis, Kept members)
    implements Result {

  /** The identity of a launch configuration. The order is by account, region and name. */
  public record Id(String account, String region, String name) implements Comparable<Id> {
    private static final Comparator<Id> ORDER =
        Comparator.comparing(Id::account).thenComparing(Id::region).thenComparing(Id::name);

    @Override
    public int compareTo(Id other) {
      return ORDER.compare(this, other);
    }
  }

  @Override
  public void write(Output output) {
    members.write(output);
    output.string("LaunchConfigurationARN", arn);
    output.time("CreatedTime", Instant.ofEpochMilli(createdMillis));
  }
}
