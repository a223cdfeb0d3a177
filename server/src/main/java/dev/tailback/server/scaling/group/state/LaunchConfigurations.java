package dev.tailback.server.scaling.group.state;

import dev.tailback.engine.scaling.TargetId;
import dev.tailback.engine.state.SlicedItems;
import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import dev.tailback.engine.time.Timeline;
import dev.tailback.server.scaling.group.request.Kept;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The launch configurations of all accounts and regions. Nothing is launched from them. */
public final class LaunchConfigurations {
  private final Timeline timeline;
  private final NavigableMap<LaunchConfiguration.Id, LaunchConfiguration> byId = new TreeMap<>();

  LaunchConfigurations(Timeline timeline) {
    this.timeline = timeline;
  }

  /** Creates a launch configuration. Returns whether its name was free. */
  public boolean create(LaunchConfiguration.Id id, Kept given) {
    String arn =
        "arn:aws:autoscaling:%s:%s:launchConfiguration:%s:launchConfigurationName/%s"
            .formatted(id.region(), id.account(), timeline.randomUuid(), id.name());
    LaunchConfiguration created =
        new LaunchConfiguration(id, arn, timeline.nowMillis(), LaunchMembers.complete(given));
    return byId.putIfAbsent(id, created) == null;
  }

  /** Deletes a launch configuration. Returns whether there was one. */
  public boolean delete(LaunchConfiguration.Id id) {
    return byId.remove(id) != null;
  }

  /** Returns those of an account in a region, by their names. */
  public List<LaunchConfiguration> all(String account, String region) {
    return byId.values().stream()
        .filter(each -> each.id().account().equals(account) && each.id().region().equals(region))
        .toList();
  }

  /** Returns the type of the instances of a group, {@code null} if unknown. */
  @Nullable String type(TargetId group, Kept members) {
    Kept mixed = members.structure(GroupMembers.MIXED_INSTANCES);
    Kept ofMix = mixed == null ? null : mixed.structure(GroupMembers.LAUNCH_TEMPLATE);
    if (ofMix != null) {
      List<Kept> overrides = ofMix.structures("Overrides");
      return overrides.isEmpty() ? null : overrides.get(0).text(LaunchMembers.TYPE);
    }
    String name = members.textOrEmpty(GroupMembers.LAUNCH_CONFIGURATION);
    LaunchConfiguration found =
        byId.get(new LaunchConfiguration.Id(group.account(), group.region(), name));
    return found == null ? null : found.members().text(LaunchMembers.TYPE);
  }

  /** Adds them to the state of the groups. */
  void addTo(SlicedItems items) {
    items.add(byId::values, LaunchConfigurations::write, this::read);
  }

  private static void write(LaunchConfiguration each, StateOutput out) {
    out.writeRecord(each.id());
    out.writeText(each.arn());
    out.writeNumber(each.createdMillis());
    each.members().writeTo(out);
  }

  private void read(StateInput in) {
    LaunchConfiguration.Id id = in.readRecord(LaunchConfiguration.Id.class);
    String arn = in.readGivenText();
    long createdMillis = in.readNumber();
    Kept members = Kept.readFrom(in, LaunchMembers.SHAPE);
    byId.put(id, new LaunchConfiguration(id, arn, createdMillis, members));
  }

  void forget(String account) {
    byId.keySet().removeIf(id -> id.account().equals(account));
  }

  void reset() {
    byId.clear();
  }
}
