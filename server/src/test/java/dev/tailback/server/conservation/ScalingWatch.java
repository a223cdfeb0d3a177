package dev.tailback.server.conservation;

import dev.tailback.engine.scaling.Monitoring;
import dev.tailback.engine.scaling.ScalableTarget;
import dev.tailback.engine.scaling.ScalingActivity;
import dev.tailback.engine.scaling.ScalingListener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Checks each change of a target's capacity against its bounds. It is called inside the gate. */
final class ScalingWatch implements ScalingListener {
  private final Monitoring monitoring;
  private final Findings findings;
  private final List<String> activities = new ArrayList<>();
  private int desired;
  private int actualChanges;

  ScalingWatch(Monitoring monitoring, Findings findings) {
    this.monitoring = monitoring;
    this.findings = findings;
  }

  @Override
  public void registered(ScalableTarget target) {
    desired = target.desired();
    checkBounds(target);
  }

  @Override
  public void desiredChanged(ScalableTarget target, ScalingActivity activity) {
    activities.add(activity.id());
    boolean isChange = activity.fromCapacity() == desired && activity.toCapacity() != desired;
    if (!isChange || target.desired() != activity.toCapacity()) {
      misreported(target, "was " + desired + " before " + activity);
    }
    desired = target.desired();
    checkBounds(target);
  }

  @Override
  public void actualChanged(ScalableTarget target) {
    actualChanges++;
    checkBounds(target);
  }

  private void checkBounds(ScalableTarget target) {
    int min = target.settings().min();
    int max = target.settings().max();
    boolean isWithin = target.desired() >= min && target.desired() <= max;
    if (!isWithin || target.actual() < min || target.actual() > max) {
      misreported(target, "is not within " + min + " and " + max);
    }
  }

  /** Compares the activities with the notifications. Called inside the gate. */
  void checkActivities() {
    List<String> recorded =
        new ArrayList<>(
            monitoring.scaling().activities(ScalingActivity::isScaled).stream()
                .map(ScalingActivity::id)
                .toList());
    Collections.reverse(recorded);
    if (!recorded.equals(activities)) {
      String text = "the scaling activities are " + recorded + ", and not " + activities;
      findings.add(Findings.Kind.MISREPORTED, text);
    }
  }

  private void misreported(ScalableTarget target, String what) {
    findings.add(
        Findings.Kind.MISREPORTED,
        "%s with %d of %d workers %s"
            .formatted(target.id().resource(), target.actual(), target.desired(), what));
  }

  /** Returns how often the desired capacity changed. */
  int changes() {
    return activities.size();
  }

  /** Returns how often the number of running workers changed. */
  int actualChanges() {
    return actualChanges;
  }
}
