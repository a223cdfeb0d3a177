package dev.tailback.server.scaling.group.state;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import dev.tailback.server.scaling.group.request.Kept;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A place for a worker in a group. Immutable.
 *
 * @param group the name of its group
 * @param type {@code null} if unknown
 * @param launchedFrom the members of its group when it was launched
 * @param isHealthy whether there is a worker for it, once it has been in service
 * @param activity the id of the activity that launched it, or terminates it
 */
public record Instance(
    String id,
    String group,
    Place place,
    @Nullable String type,
    Kept launchedFrom,
    State state,
    boolean isHealthy,
    String activity) {

  /** Its state, under the names of the API. */
  public enum State {
    PENDING("Pending"),
    IN_SERVICE("InService"),
    TERMINATING("Terminating");

    private final String wireName;

    State(String wireName) {
      this.wireName = wireName;
    }
  }

  void writeTo(StateOutput out) {
    out.writeText(id);
    out.writeText(group);
    out.writeRecord(place);
    out.writeText(type);
    launchedFrom.writeTo(out);
    out.writeText(state.name());
    out.writeBoolean(isHealthy);
    out.writeText(activity);
  }

  static Instance readFrom(StateInput in) {
    return new Instance(
        in.readGivenText(),
        in.readGivenText(),
        in.readRecord(Place.class),
        in.readText(),
        Kept.readFrom(in, GroupMembers.SHAPE),
        State.valueOf(in.readGivenText()),
        in.readBoolean(),
        in.readGivenText());
  }

  Instance inService(boolean nowHealthy) {
    return new Instance(
        id, group, place, type, launchedFrom, State.IN_SERVICE, nowHealthy, activity);
  }

  Instance terminating(String termination) {
    return new Instance(
        id, group, place, type, launchedFrom, State.TERMINATING, isHealthy, termination);
  }

  /** Returns whether it belongs to the capacity of its group. */
  public boolean isLive() {
    return state != State.TERMINATING;
  }

  boolean isProtected() {
    return launchedFrom.isTrue(GroupMembers.PROTECTED);
  }

  /** Returns it as a part of its group's description. */
  Result inGroup() {
    return output -> write(output, isHealthy ? "Healthy" : "Unhealthy");
  }

  /** Returns it as described by itself. */
  public Result alone() {
    return output -> {
      output.string("AutoScalingGroupName", group);
      write(output, (isHealthy ? "Healthy" : "Unhealthy").toUpperCase(Locale.ROOT));
    };
  }

  private void write(Output output, String health) {
    output.string("InstanceId", id);
    output.string("InstanceType", type);
    output.string("AvailabilityZone", place.zone());
    output.string("LifecycleState", state.wireName);
    output.string("HealthStatus", health);
    output.string("LaunchConfigurationName", launchedFrom.text(GroupMembers.LAUNCH_CONFIGURATION));
    output.structure(GroupMembers.LAUNCH_TEMPLATE, template());
    output.bool("ProtectedFromScaleIn", isProtected());
  }

  private @Nullable Kept template() {
    Kept mixed = launchedFrom.structure(GroupMembers.MIXED_INSTANCES);
    Kept ofMix = mixed == null ? null : mixed.structure(GroupMembers.LAUNCH_TEMPLATE);
    return ofMix == null
        ? launchedFrom.structure(GroupMembers.LAUNCH_TEMPLATE)
        : ofMix.structure(GroupMembers.TEMPLATE_OF_MIX);
  }
}
