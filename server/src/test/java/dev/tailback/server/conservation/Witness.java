package dev.tailback.server.conservation;

import dev.tailback.engine.queue.EngineListener;
import dev.tailback.engine.queue.MessageContent;
import dev.tailback.engine.queue.MessageEvent;
import dev.tailback.engine.queue.MessageEvent.Kind;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Follows each stored message from start to end, and checks every event against the clients'
 * ledger. What the engine does by itself must be allowed in that queue; everything else needs a
 * client's request.
 *
 * <p>Events come one at a time, under the engine's lock.
 */
final class Witness implements EngineListener {
  private final Ledger ledger;
  private final Findings findings;
  private final Map<UUID, Copy> copies = new ConcurrentHashMap<>();
  private final Map<String, Set<Copy>> groups = new HashMap<>();
  private final Map<String, Integer> lastSent = new HashMap<>();
  private @Nullable MessageEvent lastReceived;
  private @Nullable MessageEvent moved;
  private long receive;

  Witness(Ledger ledger, Findings findings) {
    this.ledger = ledger;
    this.findings = findings;
  }

  /** A stored message. One that a move task moved ends, and its successor begins. */
  static final class Copy {
    final UUID id;
    final Parcel parcel;
    final boolean isSuccessor;
    final long sentMillis;
    volatile String queue;
    volatile @Nullable Kind end;
    volatile boolean cameBack;
    private boolean inFlight;
    private int receives;
    private long receive;

    private Copy(MessageEvent event, Parcel parcel, boolean isSuccessor) {
      id = event.messageId();
      this.parcel = parcel;
      this.isSuccessor = isSuccessor;
      sentMillis = event.atMillis();
      queue = event.queue().name();
    }

    boolean isStored() {
      return end == null;
    }

    @Override
    public String toString() {
      return parcel + " (" + id + ", in " + queue + ")";
    }
  }

  Collection<Copy> copies() {
    return copies.values();
  }

  @Nullable Copy copy(UUID id) {
    return copies.get(id);
  }

  /** Returns the number of stored messages. */
  long stored() {
    return copies.values().stream().filter(Copy::isStored).count();
  }

  @Override
  public void happened(MessageEvent event) {
    if (moved != null && event.kind() != Kind.SENT) {
      lost("taken by a move task, and never stored again", moved);
      moved = null;
    }
    if (event.kind() == Kind.SENT) {
      sent(event);
    } else if (event.kind() != Kind.DELETE_IGNORED) {
      Copy copy = copies.get(event.messageId());
      if (copy == null || !copy.isStored() || !copy.queue.equals(event.queue().name())) {
        unexpected("happened to a message that is not in that queue", event);
      } else {
        happened(event, copy);
      }
    }
    if (event.kind() == Kind.RECEIVED) {
      lastReceived = event;
    } else if (event.kind() != Kind.DEAD_LETTERED) {
      lastReceived = null;
    }
  }

  private void happened(MessageEvent event, Copy copy) {
    switch (event.kind()) {
      case RECEIVED -> received(event, copy);
      case EXTENDED -> {}
      case DELAY_ENDED, TIMED_OUT, RETURNED -> {
        copy.cameBack |= copy.inFlight;
        copy.inFlight = false;
      }
      case TAKEN_BACK -> {
        copy.inFlight = false;
        copy.receives--;
      }
      case DELETED -> end(event, copy, ledger.mayBeDeleted(copy.id));
      case EXPIRED -> {
        long ageMillis = event.atMillis() - copy.sentMillis;
        end(event, copy, ageMillis >= 1000L * copy.parcel.lane().retentionSeconds);
      }
      case PURGED -> {
        end(event, copy, copy.parcel.lane() == Lane.PURGED && ledger.isPurgeUnderWay());
      }
      case MOVED -> {
        end(event, copy, Lane.deadLetterQueues().contains(copy.queue) && ledger.mayMove());
        moved = event;
      }
      case DEAD_LETTERED -> deadLettered(event, copy);
      default -> unexpected("an event that is not known", event);
    }
  }

  private void sent(MessageEvent event) {
    Parcel parcel = Parcel.read(Objects.requireNonNull(event.content()).body());
    if (parcel == null) {
      unexpected("a body that nobody sent", event);
      return;
    }
    boolean isSuccessor = moved != null;
    if (isSuccessor) {
      checkSuccessor(event, moved, parcel);
      moved = null;
    } else {
      checkSend(event, parcel);
    }
    Copy copy = new Copy(event, parcel, isSuccessor);
    copies.put(copy.id, copy);
    enter(copy);
  }

  private void checkSuccessor(MessageEvent event, MessageEvent from, Parcel parcel) {
    boolean isSame = parcel.equals(Parcel.read(Objects.requireNonNull(from.content()).body()));
    if (!isSame || !event.queue().equals(from.target())) {
      lost("taken by a move task, and another message stored", from);
    }
  }

  private void checkSend(MessageEvent event, Parcel parcel) {
    Ledger.Sends sends = ledger.sends(parcel);
    if (sends == null || !event.queue().name().equals(parcel.lane().queue)) {
      unexpected("stored, but never sent there", event);
    } else if (parcel.lane().isFifo()) {
      checkOrderOfSends(event, parcel, sends);
    }
  }

  private void checkOrderOfSends(MessageEvent event, Parcel parcel, Ledger.Sends sends) {
    int last = lastSent.getOrDefault(parcel.group(), -1);
    if (parcel.number() == last + 1) {
      lastSent.put(parcel.group(), parcel.number());
    } else if (parcel.number() > last) {
      findings.add(Findings.Kind.OUT_OF_ORDER, parcel + " was stored after number " + last);
    } else if (!sends.mayOutlastDeduplication(event.atMillis())) {
      unexpected("a duplicate was stored", event);
    }
  }

  private void received(MessageEvent event, Copy copy) {
    receive += isSameReceive(event) ? 0 : 1;
    if (copy.inFlight) {
      unexpected("received while it is in flight", event);
    }
    long ageMillis = event.atMillis() - copy.sentMillis;
    Lane lane = copy.parcel.lane();
    if (copy.queue.equals(lane.queue) && ageMillis < 1000L * lane.delaySeconds) {
      unexpected("received before its delay has ended", event);
    }
    if (Lane.isFifo(copy.queue)) {
      checkGroup(copy);
    }
    copy.receives++;
    copy.inFlight = true;
    copy.receive = receive;
  }

  /**
   * Returns whether the message before was given to the same receive, which may have dead-lettered
   * others since.
   */
  private boolean isSameReceive(MessageEvent event) {
    return lastReceived != null
        && lastReceived.queue().equals(event.queue())
        && lastReceived.atMillis() == event.atMillis()
        && Objects.equals(lastReceived.consumer(), event.consumer());
  }

  /** Checks that all earlier messages of the group are gone or given to the same receive. */
  private void checkGroup(Copy copy) {
    for (Copy earlier : groups.get(group(copy))) {
      if (earlier == copy) {
        return;
      }
      if (!earlier.inFlight) {
        findings.add(Findings.Kind.OUT_OF_ORDER, copy + " was received before " + earlier);
      } else if (earlier.receive != receive) {
        findings.add(Findings.Kind.GROUP_TWICE_AT_A_TIME, copy + " beside " + earlier);
      }
    }
  }

  private void deadLettered(MessageEvent event, Copy copy) {
    String target = Objects.requireNonNull(event.target()).name();
    boolean isDue = copy.receives >= Lane.MAX_RECEIVE_COUNT && !copy.inFlight;
    if (!isDue || !target.equals(copy.parcel.lane().deadLetterQueue)) {
      lost("dead-lettered without a reason", event);
    }
    leave(copy);
    copy.queue = target;
    copy.receives = 0;
    enter(copy);
  }

  private void end(MessageEvent event, Copy copy, boolean isAllowed) {
    if (!isAllowed) {
      lost("nobody asked for that", event);
    }
    copy.end = event.kind();
    leave(copy);
  }

  private void enter(Copy copy) {
    if (Lane.isFifo(copy.queue)) {
      groups.computeIfAbsent(group(copy), none -> new LinkedHashSet<>()).add(copy);
    }
  }

  private void leave(Copy copy) {
    if (Lane.isFifo(copy.queue)) {
      groups.get(group(copy)).remove(copy);
    }
  }

  private static String group(Copy copy) {
    return copy.queue + "/" + copy.parcel.group();
  }

  private void lost(String what, MessageEvent event) {
    findings.add(Findings.Kind.LOST, what + ": " + text(event));
  }

  private void unexpected(String what, MessageEvent event) {
    findings.add(Findings.Kind.UNEXPECTED, what + ": " + text(event));
  }

  private static String text(MessageEvent event) {
    MessageContent content = event.content();
    return "%s in %s at %d ms: %s, %s"
        .formatted(
            event.kind(),
            event.queue().name(),
            event.atMillis(),
            content == null ? "without a body" : Parcel.read(content.body()),
            event.messageId());
  }
}
