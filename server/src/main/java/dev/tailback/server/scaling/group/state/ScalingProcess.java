package dev.tailback.server.scaling.group.state;

import dev.tailback.engine.scaling.TargetSettings.Suspension;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The processes of a group that can be suspended. {@code Launch}, {@code Terminate} and {@code
 * AlarmNotification} hold back policies; the others are only shown.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-suspend-resume-processes.html">Suspend
 *     and resume processes</a>
 */
public enum ScalingProcess {
  ADD_TO_LOAD_BALANCER("AddToLoadBalancer"),
  ALARM_NOTIFICATION("AlarmNotification"),
  AZ_REBALANCE("AZRebalance"),
  HEALTH_CHECK("HealthCheck"),
  INSTANCE_REFRESH("InstanceRefresh"),
  LAUNCH("Launch"),
  REPLACE_UNHEALTHY("ReplaceUnhealthy"),
  SCHEDULED_ACTIONS("ScheduledActions"),
  TERMINATE("Terminate");

  private final String wireName;

  ScalingProcess(String wireName) {
    this.wireName = wireName;
  }

  /** Returns its name in the API. */
  public String wireName() {
    return wireName;
  }

  /** Returns the process of this name in the API, {@code null} if there is none. */
  public static @Nullable ScalingProcess parse(String wireName) {
    return all().stream().filter(each -> each.wireName.equals(wireName)).findFirst().orElse(null);
  }

  /** Returns all of them, by their names in the API. */
  public static List<ScalingProcess> all() {
    return Arrays.asList(values());
  }

  /** Returns which scaling is suspended by suspended processes. */
  static Suspension suspension(Collection<ScalingProcess> suspended) {
    boolean areAlarms = suspended.contains(ALARM_NOTIFICATION);
    return new Suspension(
        areAlarms || suspended.contains(TERMINATE),
        areAlarms || suspended.contains(LAUNCH),
        suspended.contains(SCHEDULED_ACTIONS));
  }
}
