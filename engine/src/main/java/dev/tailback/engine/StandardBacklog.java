package dev.tailback.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The backlog of a standard queue: in the order in which messages became available, except that
 * those of noisy tenants wait while quiet tenants have any.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fair-queues.html">Fair
 *     queues</a>
 */
final class StandardBacklog implements Backlog {
  /*
   * A tenant is judged when it comes up for delivery, not when the shares change: the quiet ones
   * stand in a heap by their first message, and one that is found noisy is set back into a short
   * list. The list stays short because no more than a handful of tenants can have more than a tenth
   * of anything, and whoever no longer has is taken back into the heap at the next delivery.
   */
  private static final int NOISY_IN_FLIGHT = 30;
  private static final int NOISY_SHARE = 10;
  private static final long QUIET_AFTER_MILLIS = 300_000;

  private final Map<String, Tenant> tenants = new HashMap<>();
  private final Tenant ungrouped = new Tenant(null);
  private final IndexedHeap<Tenant> quiet = new ByAvailability();
  private final List<Tenant> setBack = new ArrayList<>();
  private final DecayingSum processingMillis = new DecayingSum(Tenant.PROCESSING_HALF_LIFE_MILLIS);
  private final LongSupplier nowMillis;
  private final boolean isFair;
  private int inFlight;

  StandardBacklog(LongSupplier nowMillis, boolean isFair) {
    this.nowMillis = nowMillis;
    this.isFair = isFair;
  }

  @Override
  public void enter(Message message) {
    Tenant tenant = tenantOf(message);
    tenant.stored++;
    tenant.lastSentAtMillis = nowMillis.getAsLong();
    if (message.isReady()) {
      append(tenant, message);
    }
  }

  @Override
  public void hide(Message message) {
    Tenant tenant = tenantOf(message);
    unlink(tenant, message);
    tenant.inFlight++;
    inFlight++;
  }

  @Override
  public void release(Message message, Message.State from) {
    Tenant tenant = tenantOf(message);
    if (from == Message.State.IN_FLIGHT) {
      endFlight(tenant, message);
    }
    append(tenant, message);
  }

  @Override
  public void leave(Message message) {
    Tenant tenant = tenantOf(message);
    if (message.isInFlight()) {
      endFlight(tenant, message);
    } else if (message.isReady()) {
      unlink(tenant, message);
    }
    tenant.stored--;
    if (tenant.stored == 0 && tenant.groupId != null) {
      tenants.remove(tenant.groupId);
    }
  }

  @Override
  public boolean canDeliver() {
    return !quiet.isEmpty() || !setBack.isEmpty();
  }

  @Override
  public void offer(int most, long horizon, Predicate<Message> taker) {
    int accepted = 0;
    Message message = next(horizon);
    while (message != null) {
      if (taker.test(message)) {
        accepted++;
      }
      message = accepted < most ? next(horizon) : null;
    }
  }

  /** The messages that would be offered first change places at random. */
  void shuffle(int most, RandomGenerator random) {
    List<Message> first = takeFirst(most);
    long[] orders = first.stream().mapToLong(message -> message.order).sorted().toArray();
    for (int place = orders.length - 1; place >= 0; place--) {
      Collections.swap(first, place, random.nextInt(place + 1));
      first.get(place).order = orders[place];
      putFirst(first.get(place));
    }
  }

  private List<Message> takeFirst(int most) {
    List<Message> taken = new ArrayList<>();
    Message message = next(Long.MAX_VALUE);
    while (message != null && taken.size() < most) {
      unlink(tenantOf(message), message);
      taken.add(message);
      message = next(Long.MAX_VALUE);
    }
    return taken;
  }

  private void putFirst(Message message) {
    Tenant tenant = tenantOf(message);
    boolean wasIdle = tenant.ready.isEmpty();
    tenant.ready.prepend(message);
    if (wasIdle) {
      list(tenant);
    } else if (!tenant.isSetBack) {
      quiet.moved(tenant);
    }
  }

  private @Nullable Message next(long horizon) {
    judge();
    Tenant tenant = quiet.peek();
    if (tenant == null || tenant.order() > horizon) {
      tenant = leastBusyOfTheNoisy(horizon);
    }
    return tenant == null ? null : tenant.ready.first();
  }

  /** Takes back who has become quiet, and sets back who comes up next and is noisy. */
  private void judge() {
    for (int i = setBack.size() - 1; i >= 0; i--) {
      Tenant tenant = setBack.get(i);
      if (!isNoisy(tenant)) {
        delist(tenant);
        list(tenant);
      }
    }
    Tenant first = quiet.peek();
    while (first != null && isNoisy(first)) {
      quiet.remove(first);
      first.isSetBack = true;
      setBack.add(first);
      first = quiet.peek();
    }
  }

  private @Nullable Tenant leastBusyOfTheNoisy(long horizon) {
    Tenant best = null;
    for (Tenant tenant : setBack) {
      if (tenant.order() <= horizon && (best == null || isLessBusy(tenant, best))) {
        best = tenant;
      }
    }
    return best;
  }

  private static boolean isLessBusy(Tenant a, Tenant b) {
    return a.inFlight == b.inFlight ? a.order() < b.order() : a.inFlight < b.inFlight;
  }

  private boolean isNoisy(Tenant tenant) {
    long now = nowMillis.getAsLong();
    if (tenant.groupId == null || now - tenant.lastSentAtMillis >= QUIET_AFTER_MILLIS) {
      return false;
    }
    boolean holdsMuch =
        tenant.inFlight >= NOISY_IN_FLIGHT && (long) tenant.inFlight * NOISY_SHARE > inFlight;
    return holdsMuch || tenant.processingMillis.at(now) * NOISY_SHARE > processingMillis.at(now);
  }

  private void endFlight(Tenant tenant, Message message) {
    tenant.inFlight--;
    inFlight--;
    long now = nowMillis.getAsLong();
    long held = now - message.lastReceivedAtMillis;
    tenant.processingMillis.add(held, now);
    processingMillis.add(held, now);
  }

  private void append(Tenant tenant, Message message) {
    boolean wasIdle = tenant.ready.isEmpty();
    tenant.ready.append(message);
    if (wasIdle) {
      list(tenant);
    }
  }

  private void unlink(Tenant tenant, Message message) {
    tenant.ready.remove(message);
    if (tenant.ready.isEmpty()) {
      delist(tenant);
    } else if (!tenant.isSetBack) {
      quiet.moved(tenant);
    }
  }

  private void list(Tenant tenant) {
    quiet.add(tenant);
  }

  private void delist(Tenant tenant) {
    if (tenant.isSetBack) {
      tenant.isSetBack = false;
      setBack.remove(tenant);
    } else {
      quiet.remove(tenant);
    }
  }

  private Tenant tenantOf(Message message) {
    String groupId = message.messageGroupId();
    return groupId == null || !isFair ? ungrouped : tenants.computeIfAbsent(groupId, Tenant::new);
  }

  @Override
  public void checkInvariants() {
    quiet.checkInvariants();
    int counted = ungrouped.inFlight;
    for (Tenant tenant : tenants.values()) {
      counted += tenant.inFlight;
      Invariant.that(tenant.stored > 0, "a tenant without messages is forgotten");
      boolean isListed = quiet.contains(tenant) || setBack.contains(tenant);
      Invariant.that(isListed != tenant.ready.isEmpty(), "tenants with ready messages are listed");
    }
    Invariant.that(counted == inFlight, "the tenants' messages in flight add up");
  }

  private static final class ByAvailability extends IndexedHeap<Tenant> {
    @Override
    boolean isBefore(Tenant a, Tenant b) {
      return a.order() < b.order();
    }

    @Override
    int placeOf(Tenant tenant) {
      return tenant.place;
    }

    @Override
    void setPlaceOf(Tenant tenant, int place) {
      tenant.place = place;
    }
  }
}
