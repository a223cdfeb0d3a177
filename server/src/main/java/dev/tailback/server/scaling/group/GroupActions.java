package dev.tailback.server.scaling.group;

import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.server.cloudwatch.request.UnsupportedAction;
import dev.tailback.server.scaling.group.request.GroupTraits;
import dev.tailback.server.scaling.group.state.Groups;
import dev.tailback.server.service.Action;
import dev.tailback.server.service.Service;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The actions of the EC2 Auto Scaling API by name. Unsupported ones say so. */
public final class GroupActions {
  /** What Tailback does not support, and the actions on it. */
  private static final Map<String, List<String>> UNSUPPORTED =
      Map.of(
          "attaching, detaching and other care of single instances",
          List.of(
              "AttachInstances",
              "DetachInstances",
              "EnterStandby",
              "ExitStandby",
              "LaunchInstances",
              "SetInstanceHealth",
              "SetInstanceProtection"),
          "instance refreshes",
          List.of(
              "CancelInstanceRefresh",
              "DescribeInstanceRefreshes",
              "RollbackInstanceRefresh",
              "StartInstanceRefresh"),
          "lifecycle hooks",
          List.of(
              "CompleteLifecycleAction",
              "DeleteLifecycleHook",
              "DescribeLifecycleHookTypes",
              "DescribeLifecycleHooks",
              "PutLifecycleHook",
              "RecordLifecycleActionHeartbeat"),
          "load balancers",
          List.of(
              "AttachLoadBalancerTargetGroups",
              "AttachLoadBalancers",
              "AttachTrafficSources",
              "DescribeLoadBalancerTargetGroups",
              "DescribeLoadBalancers",
              "DescribeTrafficSources",
              "DetachLoadBalancerTargetGroups",
              "DetachLoadBalancers",
              "DetachTrafficSources"),
          "notifications",
          List.of(
              "DeleteNotificationConfiguration",
              "DescribeAutoScalingNotificationTypes",
              "DescribeNotificationConfigurations",
              "PutNotificationConfiguration"),
          "predictive scaling",
          List.of("GetPredictiveScalingForecast"),
          "scheduled scaling",
          List.of(
              "BatchDeleteScheduledAction",
              "BatchPutScheduledUpdateGroupAction",
              "DeleteScheduledAction",
              "DescribeScheduledActions",
              "PutScheduledUpdateGroupAction"),
          "warm pools",
          List.of("DeleteWarmPool", "DescribeWarmPool", "PutWarmPool"));

  private final Map<String, Action<?>> byName = new TreeMap<>();

  /** Creates the actions on groups behind a gate, whose policies are called by alarms. */
  public GroupActions(EngineGate gate, Groups groups, Alarms alarms) {
    GroupAccess access = new GroupAccess(gate, groups);
    add(ofGroups(access));
    add(ofPolicies(access, alarms));
    add(Constant.all());
    UNSUPPORTED.forEach(
        (subject, names) ->
            names.forEach(name -> byName.put(name, new UnsupportedAction(name, subject))));
  }

  private static List<Action<?>> ofGroups(GroupAccess access) {
    return List.of(
        new CreateAutoScalingGroup(access),
        new CreateLaunchConfiguration(access),
        new CreateOrUpdateTags(access),
        new DeleteAutoScalingGroup(access),
        new DeleteLaunchConfiguration(access),
        new DeleteTags(access),
        new DescribeAccountLimits(access),
        new DescribeAutoScalingGroups(access),
        new DescribeAutoScalingInstances(access),
        new DescribeLaunchConfigurations(access),
        new DescribeScalingActivities(access),
        new DescribeTags(access),
        MetricsCollection.disable(access),
        MetricsCollection.enable(access),
        Suspension.resume(access),
        Suspension.suspend(access),
        new SetDesiredCapacity(access),
        new TerminateInstanceInAutoScalingGroup(access),
        new UpdateAutoScalingGroup(access));
  }

  private static List<Action<?>> ofPolicies(GroupAccess access, Alarms alarms) {
    return List.of(
        new DeletePolicy(access),
        new DescribePolicies(access, alarms),
        new ExecutePolicy(access),
        new PutScalingPolicy(access));
  }

  private void add(List<Action<?>> actions) {
    actions.forEach(action -> byName.put(action.name(), action));
  }

  /** Returns the service with these actions. */
  public Service service() {
    return new Service(GroupTraits.MODEL, byName);
  }
}
