package dev.tailback.engine.queue;

import dev.tailback.engine.queue.QueueGauges.QuietGroups;
import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import dev.tailback.engine.time.IndexedHeap;
import dev.tailback.engine.time.Invariant;
import dev.tailback.engine.time.Timeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The backlog of a standard queue. Messages are delivered in the order in which they entered the
 * queue, except that messages of noisy tenants wait while quiet tenants have any.
 *
 * <p>A message that becomes visible again returns to its old place, unless it has been received too
 * often: then it goes to the back.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fair-queues.html">Fair
 *     queues</a>
 */
final class StandardBacklog implements Backlog {
  /*
   * A tenant is judged when it is next in line for delivery, not whenever the shares change. Quiet
   * tenants are in a heap, by their first message. A noisy one is set back: it moves to a list. The
   * list stays short because only a handful of tenants can have more than a tenth of anything, and
   * each delivery moves tenants that no longer do back to the heap.
   */
  private static final int NOISY_IN_FLIGHT = 30;
  private static final int NOISY_SHARE = 10;
  private static final long QUIET_AFTER_MILLIS = 300_000;

  /**
   * After this many receives from this queue, a message returns to the back of the queue instead of
   * its old place. Receives before it was dead-lettered do not count: AWS says that the metric
   * below, which ignores messages at the back, starts again with the move.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html">ApproximateAgeOfOldestMessage</a>
   */
  static final int RECEIVES_UNTIL_BACK = 3;

  private final Map<String, Tenant> tenants = new HashMap<>();
  private final Tenant ungrouped = new Tenant(null, (short) 0);
  private final IndexedHeap<Tenant> quiet = new ByFirstMessage();
  private final List<Tenant> setBack = new ArrayList<>();
  private final DecayingSum processingMillis = new DecayingSum(Tenant.PROCESSING_HALF_LIFE_MILLIS);
  private final Timeline timeline;
  private final boolean isFair;
  private final QueueCapture capture;
  private final NoisyTenants perhapsNoisy = new NoisyTenants(this::hasLargeShare, this::isNoisy);
  private int inFlight;
  private boolean hasHadTenants;

  StandardBacklog(Timeline timeline, boolean isFair, QueueCapture capture) {
    this.capture = capture;
    this.timeline = timeline;
    this.isFair = isFair;
  }

  @Override
  public void enter(Message message) {
    Tenant tenant = tenantOf(message);
    capture.beforeChange(tenant);
    tenant.stored++;
    tenant.lastSentAtMillis = timeline.nowMillis();
    if (message.isVisible()) {
      add(tenant, message);
    }
  }

  @Override
  public void startFlight(Message message) {
    Tenant tenant = tenantOf(message);
    unlink(tenant, message);
    tenant.inFlight++;
    inFlight++;
    if (tenant.inFlight >= NOISY_IN_FLIGHT) {
      perhapsNoisy.add(tenant);
    }
  }

  @Override
  public void makeVisible(Message message, MessageState from) {
    Tenant tenant = tenantOf(message);
    if (from == MessageState.IN_FLIGHT) {
      endFlight(tenant, message);
    }
    if (message.receivesHere() < RECEIVES_UNTIL_BACK) {
      message.order = message.sequence;
    }
    add(tenant, message);
  }

  @Override
  public void leave(Message message) {
    Tenant tenant = tenantOf(message);
    if (message.isInFlight()) {
      endFlight(tenant, message);
    } else if (message.isVisible()) {
      unlink(tenant, message);
    }
    tenant.stored--;
    if (tenant.stored == 0 && tenant.groupId != null) {
      tenants.remove(tenant.groupId);
      perhapsNoisy.remove(tenant);
    }
  }

  @Override
  public boolean canDeliver() {
    return !quiet.isEmpty() || !setBack.isEmpty();
  }

  @Override
  public void takeBack(Message message, MessageState from, long oldOrder) {
    Tenant tenant = tenantOf(message);
    if (from == MessageState.IN_FLIGHT) {
      tenant.inFlight--; // without adding processing time: nobody processed it
      inFlight--;
    } else {
      unlink(tenant, message);
    }
    message.order = oldOrder;
    add(tenant, message);
  }

  @Override
  public void offer(int max, Function<Message, OfferResult> taker) {
    int left = max;
    Message message = next();
    while (message != null) {
      OfferResult taken = taker.apply(message);
      left -= taken == OfferResult.ACCEPTED ? 1 : 0;
      message = left > 0 && taken != OfferResult.DECLINED ? next() : null;
    }
  }

  /** Shuffles the messages that would be offered first. */
  void shuffle(int max, RandomGenerator random) {
    List<Message> first = takeFirst(max);
    first.forEach(capture::beforeChange);
    for (int i = first.size() - 1; i > 0; i--) {
      swap(first.get(i), first.get(random.nextInt(i + 1)));
    }
    first.forEach(message -> add(tenantOf(message), message));
  }

  /**
   * Swaps the places of two messages, unless they belong to different tenants of which one is set
   * back: its messages may be behind others of the same tenant that are not among the first.
   */
  private void swap(Message a, Message b) {
    Tenant tenant = tenantOf(a);
    Tenant other = tenantOf(b);
    if (tenant == other || (!tenant.isSetBack && !other.isSetBack)) {
      long order = a.order;
      a.order = b.order;
      b.order = order;
    }
  }

  private List<Message> takeFirst(int max) {
    List<Message> taken = new ArrayList<>();
    Message message = next();
    while (message != null && taken.size() < max) {
      unlink(tenantOf(message), message);
      taken.add(message);
      message = next();
    }
    return taken;
  }

  private @Nullable Message next() {
    judge();
    Tenant tenant = quiet.isEmpty() ? leastBusyNoisyTenant() : quiet.peek();
    return tenant == null ? null : tenant.visible.first();
  }

  /** Lists tenants that have become quiet, and sets back noisy ones that are next in line. */
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

  private @Nullable Tenant leastBusyNoisyTenant() {
    Tenant best = null;
    for (Tenant tenant : setBack) {
      if (best == null || isLessBusy(tenant, best)) {
        best = tenant;
      }
    }
    return best;
  }

  private static boolean isLessBusy(Tenant a, Tenant b) {
    return a.inFlight == b.inFlight ? a.isBefore(b) : a.inFlight < b.inFlight;
  }

  private boolean isNoisy(Tenant tenant) {
    boolean hasSentLately = timeline.nowMillis() - tenant.lastSentAtMillis < QUIET_AFTER_MILLIS;
    return tenant.groupId != null && hasSentLately && hasLargeShare(tenant);
  }

  private boolean hasLargeShare(Tenant tenant) {
    long now = timeline.nowMillis();
    boolean holdsMuch =
        tenant.inFlight >= NOISY_IN_FLIGHT && (long) tenant.inFlight * NOISY_SHARE > inFlight;
    return holdsMuch || tenant.processingMillis.at(now) * NOISY_SHARE > processingMillis.at(now);
  }

  private void endFlight(Tenant tenant, Message message) {
    capture.beforeChange(tenant);
    tenant.inFlight--;
    inFlight--;
    long now = timeline.nowMillis();
    long held = now - message.lastReceivedAtMillis;
    processingMillis.addToBoth(tenant.processingMillis, held, now);
    if (tenant.processingMillis.isMoreThan(NOISY_SHARE, processingMillis)) {
      perhapsNoisy.add(tenant);
    }
  }

  /** Describes the tenants that are not noisy; {@code null} if no message has ever had a tenant. */
  @Nullable QuietGroups quietGroups(QueueCounts all) {
    if (!hasHadTenants) {
      return null;
    }
    judge();
    Tenant first = quiet.peek();
    Message oldest = first == null ? null : first.visible.first();
    return perhapsNoisy.without(all, oldest == null ? null : oldest.arrivedAtMillis());
  }

  private void add(Tenant tenant, Message message) {
    boolean wasIdle = tenant.visible.isEmpty();
    tenant.visible.add(message);
    tenant.visibleCount++;
    if (wasIdle) {
      list(tenant);
    } else if (!tenant.isSetBack && tenant.visible.first() == message) {
      quiet.moved(tenant);
    }
  }

  private void unlink(Tenant tenant, Message message) {
    tenant.visible.remove(message);
    tenant.visibleCount--;
    if (tenant.visible.isEmpty()) {
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
    if (groupId == null || !isFair) {
      return ungrouped;
    }
    hasHadTenants = true;
    return tenants.computeIfAbsent(groupId, id -> new Tenant(id, capture.number()));
  }

  @Override
  public @Nullable Tenant tenant(Message message) {
    Tenant tenant = tenantOf(message);
    return tenant == ungrouped ? null : tenant;
  }

  @Override
  public void restore(Message message) {
    Tenant tenant = tenantOf(message);
    tenant.stored++;
    if (message.isVisible()) {
      add(tenant, message);
    } else if (message.isInFlight()) {
      tenant.inFlight++;
      inFlight++;
    }
  }

  @Override
  public void restored(Iterable<Message> inFlightInOrder) {
    tenants.values().stream().filter(this::hasLargeShare).forEach(perhapsNoisy::add);
  }

  @Override
  public void readTenant(StateInput in) {
    Tenant tenant = Tenant.readFrom(in);
    tenants.put(StateInput.given(tenant.groupId), tenant);
  }

  void writeTo(StateOutput out) {
    processingMillis.writeTo(out);
    out.writeBoolean(hasHadTenants);
  }

  void readFrom(StateInput in) {
    processingMillis.readFrom(in);
    hasHadTenants = in.readBoolean();
  }

  @Override
  public void checkInvariants() {
    quiet.checkInvariants();
    ungrouped.visible.checkInvariants();
    int counted = ungrouped.inFlight;
    for (Tenant tenant : tenants.values()) {
      counted += tenant.inFlight;
      tenant.visible.checkInvariants();
      Invariant.that(
          tenant.visible.size() == tenant.visibleCount, "a tenant counts its visible messages");
      Invariant.that(!isNoisy(tenant) || perhapsNoisy.has(tenant), "noisy tenants are known");
      Invariant.that(tenant.stored > 0, "a tenant without messages is dropped");
      boolean isListed = quiet.contains(tenant) || setBack.contains(tenant);
      Invariant.that(
          isListed != tenant.visible.isEmpty(), "tenants with visible messages are listed");
    }
    Invariant.that(counted == inFlight, "the tenants' messages in flight add up");
  }

  private static final class ByFirstMessage extends IndexedHeap<Tenant> {
    @Override
    protected boolean isBefore(Tenant a, Tenant b) {
      return a.isBefore(b);
    }
  }
}
