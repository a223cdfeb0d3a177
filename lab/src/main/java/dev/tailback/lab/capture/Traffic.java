package dev.tailback.lab.capture;

import dev.tailback.lab.capture.Sighting.Kind;
import dev.tailback.lab.scenario.ProducerPlan.Groups;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was seen at one queue.
 *
 * @param sightings in the order in which they happened
 * @param groups the message group of each message that has one and was looked at
 * @param waitSeconds how long its receives wait, {@code null} if it is not known
 */
public record Traffic(
    String queue,
    long fromMillis,
    long watchedMillis,
    List<Sighting> sightings,
    Collection<String> groups,
    @Nullable Integer waitSeconds) {

  /** Copies the lists. */
  public Traffic {
    sightings = List.copyOf(sightings);
    groups = List.copyOf(groups);
  }

  /** Returns the messages that were sent, by the names of their clients. */
  Map<String, List<Sighting>> sent() {
    Map<String, List<Sighting>> sent = new TreeMap<>();
    for (Sighting sighting : sightings) {
      if (sighting.kind() == Kind.SENT) {
        sent.computeIfAbsent(sighting.client(), name -> new ArrayList<>()).add(sighting);
      }
    }
    return sent;
  }

  /** Returns how clients consume, by their names; without those that received nothing. */
  Map<String, ConsumerFit> consumers() {
    Map<String, ConsumerFit> consumers = new TreeMap<>();
    Map<String, ConsumerFit> holders = new LinkedHashMap<>();
    for (Sighting sighting : sightings) {
      if (sighting.kind() == Kind.RECEIVED) {
        ConsumerFit fit = consumers.computeIfAbsent(sighting.client(), name -> new ConsumerFit());
        holders.put(sighting.messageId(), fit);
      }
      ConsumerFit holder = holders.get(sighting.messageId());
      if (holder != null) {
        holder.see(sighting);
      }
    }
    consumers.values().removeIf(fit -> !fit.hasReceived());
    return consumers;
  }

  @Nullable Groups groupsOfProducers() {
    return GroupFit.of(groups);
  }
}
