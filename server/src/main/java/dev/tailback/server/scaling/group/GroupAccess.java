package dev.tailback.server.scaling.group;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.scaling.TargetId;
import dev.tailback.server.scaling.group.request.GroupErrors;
import dev.tailback.server.scaling.group.state.Group;
import dev.tailback.server.scaling.group.state.Groups;
import dev.tailback.server.wire.Caller;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gives actions access to groups, through the gate. */
final class GroupAccess {
  private static final int REGION = 3;
  private static final int ACCOUNT = 4;
  private static final String NAME = ":autoScalingGroupName/";

  private final EngineGate gate;
  private final Groups groups;

  GroupAccess(EngineGate gate, Groups groups) {
    this.gate = gate;
    this.groups = groups;
  }

  /** Runs a function inside the gate and returns its result, which must be immutable. */
  <T extends @Nullable Object> T call(Function<Groups, T> call) {
    return gate.call(queues -> call.apply(groups));
  }

  /** Runs a function on one of the caller's groups inside the gate. */
  <T extends @Nullable Object> T call(Caller caller, String name, Function<Group, T> call) {
    return call(all -> call.apply(group(all, caller, name)));
  }

  /** Runs an operation inside the gate. */
  void run(Consumer<Groups> call) {
    gate.run(queues -> call.accept(groups));
  }

  /** Returns the identity of one of the caller's groups. */
  static TargetId id(Caller caller, String name) {
    return TargetId.group(caller.account(), caller.region(), name);
  }

  /**
   * Returns one of the caller's groups.
   *
   * @param name its name or ARN
   * @throws dev.tailback.engine.queue.Refusal ValidationError, if there is none
   */
  static Group group(Groups groups, Caller caller, String name) {
    Group group = groups.find(id(caller, nameOf(caller, name)));
    if (group == null) {
      throw GroupErrors.noGroup(name);
    }
    return group;
  }

  /** Returns the name in an ARN of the caller's account and region; any other text is a name. */
  static String nameOf(Caller caller, String nameOrArn) {
    String[] parts = nameOrArn.split(":", -1);
    int name = nameOrArn.indexOf(NAME);
    boolean isOfCaller =
        name > 0
            && nameOrArn.startsWith("arn:")
            && parts[REGION].equals(caller.region())
            && parts[ACCOUNT].equals(caller.account());
    return isOfCaller ? nameOrArn.substring(name + NAME.length()) : nameOrArn;
  }
}
