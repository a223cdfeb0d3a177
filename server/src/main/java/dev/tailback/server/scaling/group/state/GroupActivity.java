package dev.tailback.server.scaling.group.state;

import dev.tailback.engine.scaling.TargetId;
import dev.tailback.server.wire.Json;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The launch or termination of an instance. Immutable.
 *
 * @param order a number greater than those of all activities before
 * @param cause its cause, in sentences
 * @param endMillis {@code null} while it is in progress
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_Activity.html">Activity</a>
 */
public record GroupActivity(
    TargetId group,
    String groupArn,
    String id,
    long order,
    String description,
    String cause,
    Place place,
    long startMillis,
    @Nullable Long endMillis,
    Status status)
    implements Result {
  private static final int MAX_CAUSE_LENGTH = 1_023;
  private static final long IN_PROGRESS_PERCENT = 50;
  private static final long DONE_PERCENT = 100;

  /** How far it got, under the names of the API. */
  public enum Status {
    IN_PROGRESS("InProgress"),
    SUCCESSFUL("Successful"),
    /** The instance was terminated before it was in service. */
    CANCELLED("Cancelled");

    private final String wireName;

    Status(String wireName) {
      this.wireName = wireName;
    }

    /** Returns its name in the API. */
    public String wireName() {
      return wireName;
    }
  }

  GroupActivity ended(long atMillis, Status newStatus) {
    return new GroupActivity(
        group, groupArn, id, order, description, cause, place, startMillis, atMillis, newStatus);
  }

  @Override
  public void write(Output output) {
    output.string("ActivityId", id);
    output.string("AutoScalingGroupName", Group.name(group));
    output.string("Description", description);
    output.string("Cause", cause.substring(0, Math.min(cause.length(), MAX_CAUSE_LENGTH)));
    output.time("StartTime", Instant.ofEpochMilli(startMillis));
    output.time("EndTime", endMillis == null ? null : Instant.ofEpochMilli(endMillis));
    output.string("StatusCode", status.wireName);
    output.number("Progress", status == Status.IN_PROGRESS ? IN_PROGRESS_PERCENT : DONE_PERCENT);
    output.string("Details", details());
    output.string("AutoScalingGroupARN", groupArn);
  }

  private String details() {
    Map<String, String> details = new LinkedHashMap<>();
    if (!place.subnet().isEmpty()) {
      details.put("Subnet ID", place.subnet());
    }
    details.put("Availability Zone", place.zone());
    return Json.write(details);
  }
}
