package dev.tailback.engine.queue;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** Chooses the next message to deliver from one queue of the {@link Model}. */
final class ModelOrder {
  static final Comparator<ModelMessage> BY_PLACE =
      Comparator.<ModelMessage>comparingInt(message -> message.place)
          .thenComparing(message -> message.enteredAs);

  private final ModelQueue queue;

  ModelOrder(ModelQueue queue) {
    this.queue = queue;
  }

  /** Returns the next message after the last one that was taken, or null if there is none. */
  ModelMessage next(ModelMessage last, Set<ModelMessage> taken) {
    return queue.settings().isFifo() ? nextOfGroups(last, taken) : nextOfAll(taken);
  }

  private ModelMessage nextOfAll(Set<ModelMessage> taken) {
    return queue.messages.stream()
        .filter(message -> message.isVisible() && !taken.contains(message))
        .min(BY_PLACE)
        .orElse(null);
  }

  /** Returns the next message of the last one's group, or of the group that has waited longest. */
  private ModelMessage nextOfGroups(ModelMessage last, Set<ModelMessage> taken) {
    ModelMessage sameGroup = last == null ? null : nextOfGroup(last.group, taken);
    if (sameGroup != null) {
      return sameGroup;
    }
    Set<String> others = new HashSet<>();
    queue.messages.forEach(message -> others.add(message.group));
    taken.forEach(message -> others.remove(message.group));
    return others.stream()
        .map(group -> nextOfGroup(group, taken))
        .filter(Objects::nonNull)
        .min(BY_PLACE)
        .orElse(null);
  }

  private ModelMessage nextOfGroup(String group, Set<ModelMessage> taken) {
    int inSight = Math.min(queue.messages.size(), queue.limits().lookAhead());
    for (ModelMessage message : queue.messages.subList(0, inSight)) {
      if (message.group.equals(group) && !taken.contains(message)) {
        return message.isVisible() ? message : null;
      }
    }
    return null;
  }
}
