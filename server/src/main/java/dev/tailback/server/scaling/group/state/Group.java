package dev.tailback.server.scaling.group.state;

import dev.tailback.engine.scaling.TargetId;
import dev.tailback.engine.scaling.TargetSettings;
import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import dev.tailback.server.scaling.group.request.Kept;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** An Auto Scaling group. Used only inside the gate, and changed only by {@link Groups}. */
public final class Group {
  private static final ListMember INSTANCES = ListMember.of("Instances");
  private static final ListMember METRICS = ListMember.of("EnabledMetrics");
  private static final ListMember SUSPENDED = ListMember.of("SuspendedProcesses");
  private static final ListMember TAGS = ListMember.of("Tags");

  final GroupInstances instances = new GroupInstances();
  final NavigableMap<String, GroupTag> tags = new TreeMap<>();
  final NavigableMap<ScalingProcess, Long> suspended = new TreeMap<>();
  final Set<String> metrics = new TreeSet<>();
  private final TargetId id;
  private final String arn;
  private final long createdMillis;
  Kept members;

  Group(TargetId id, String arn, long createdMillis, Kept members) {
    this.id = id;
    this.arn = arn;
    this.createdMillis = createdMillis;
    this.members = members;
  }

  void writeTo(StateOutput out) {
    out.writeRecord(id);
    out.writeText(arn);
    out.writeNumber(createdMillis);
    members.writeTo(out);
    out.writeRecord(new Parts(tags(), Map.copyOf(suspended), Set.copyOf(metrics)));
    List<Instance> all = instances.all();
    out.writeNumber(all.size());
    all.forEach(instance -> instance.writeTo(out));
  }

  /** Returns a restored group. */
  static Group readFrom(StateInput in) {
    TargetId id = in.readRecord(TargetId.class);
    String arn = in.readGivenText();
    long createdMillis = in.readNumber();
    Group group = new Group(id, arn, createdMillis, Kept.readFrom(in, GroupMembers.SHAPE));
    Parts parts = in.readRecord(Parts.class);
    parts.tags.forEach(tag -> group.tags.put(tag.key(), tag));
    group.suspended.putAll(parts.suspended);
    group.metrics.addAll(parts.metrics);
    for (int left = in.readInt(); left > 0; left--) {
      group.instances.put(Instance.readFrom(in));
    }
    return group;
  }

  /** The part of its state that is written as one record. */
  private record Parts(
      List<GroupTag> tags, Map<ScalingProcess, Long> suspended, Set<String> metrics) {}

  /** Returns its identity as a scalable target. */
  public TargetId id() {
    return id;
  }

  /** Returns its name. */
  public String name() {
    return name(id);
  }

  /** Returns the name of the group that a target is. */
  static String name(TargetId id) {
    return id.resource().substring(id.resource().indexOf('/') + 1);
  }

  /** Returns its ARN. */
  public String arn() {
    return arn;
  }

  /** Returns the fewest instances it has. */
  public int min() {
    return Objects.requireNonNullElse(members.integer(GroupMembers.MIN), 0);
  }

  /** Returns the most instances it has. */
  public int max() {
    return Objects.requireNonNullElse(members.integer(GroupMembers.MAX), 0);
  }

  /** Returns whether its instances are launched from a launch configuration. */
  public boolean launchesFrom(String launchConfiguration) {
    return members.textOrEmpty(GroupMembers.LAUNCH_CONFIGURATION).equals(launchConfiguration);
  }

  /** Returns its instances, oldest first. */
  public List<Instance> instances() {
    return instances.all();
  }

  /** Returns its tags, by their keys. */
  public List<GroupTag> tags() {
    return List.copyOf(tags.values());
  }

  /** Returns the settings of its scalable target. */
  TargetSettings settings(long startDelayMillis) {
    return new TargetSettings(
        min(),
        max(),
        ScalingProcess.suspension(suspended.keySet()),
        startDelayMillis,
        Objects.requireNonNullElse(members.integer(GroupMembers.COOLDOWN), 0),
        members.integer(GroupMembers.WARMUP),
        metrics);
  }

  /** Returns its description as it is now. */
  public Result describe(int desired, boolean withInstances) {
    Kept now = members;
    List<Result> shown =
        withInstances ? instances.all().stream().map(Instance::inGroup).toList() : List.of();
    List<Result> processes = suspended.entrySet().stream().map(Group::process).toList();
    List<Result> enabled = metrics.stream().map(Group::metric).toList();
    List<GroupTag> allTags = tags();
    return output -> {
      now.write(output);
      output.string("AutoScalingGroupARN", arn);
      output.number(GroupMembers.DESIRED, (long) desired);
      output.requiredStructures(INSTANCES, shown);
      output.time("CreatedTime", Instant.ofEpochMilli(createdMillis));
      output.requiredStructures(SUSPENDED, processes);
      output.requiredStructures(METRICS, enabled);
      output.requiredStructures(TAGS, allTags);
    };
  }

  private static Result process(Map.Entry<ScalingProcess, Long> suspended) {
    Instant since = Instant.ofEpochMilli(suspended.getValue()).truncatedTo(ChronoUnit.SECONDS);
    return output -> {
      output.string("ProcessName", suspended.getKey().wireName());
      output.string("SuspensionReason", "User suspended at " + since);
    };
  }

  private static Result metric(String name) {
    return (Output output) -> {
      output.string("Metric", name);
      output.string("Granularity", GroupMetric.GRANULARITY);
    };
  }
}
