package dev.tailback.engine.queue;

import dev.tailback.engine.queue.QueueGauges.QuietGroups;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The tenants of a standard queue that may be noisy, so that counting the noisy ones need not visit
 * all.
 */
final class NoisyTenants {
  private final Predicate<Tenant> hasLargeShare;
  private final Predicate<Tenant> isNoisy;
  private final Set<Tenant> candidates = new LinkedHashSet<>();

  /**
   * @param hasLargeShare whether a tenant may be noisy
   * @param isNoisy whether it is
   */
  NoisyTenants(Predicate<Tenant> hasLargeShare, Predicate<Tenant> isNoisy) {
    this.hasLargeShare = hasLargeShare;
    this.isNoisy = isNoisy;
  }

  /** Adds a tenant, whose share of something has become large. */
  void add(Tenant tenant) {
    if (tenant.groupId != null) {
      candidates.add(tenant);
    }
  }

  void remove(Tenant tenant) {
    candidates.remove(tenant);
  }

  boolean has(Tenant tenant) {
    return candidates.contains(tenant);
  }

  /** Returns the counts of all messages minus those of noisy tenants. */
  QuietGroups without(QueueCounts all, @Nullable Long oldestArrivedAtMillis) {
    candidates.removeIf(tenant -> !hasLargeShare.test(tenant));
    int noisy = 0;
    int visible = all.visible();
    int inFlight = all.inFlight();
    int delayed = all.delayed();
    for (Tenant tenant : candidates) {
      if (isNoisy.test(tenant)) {
        noisy++;
        visible -= tenant.visibleCount;
        inFlight -= tenant.inFlight;
        delayed -= tenant.stored - tenant.inFlight - tenant.visibleCount;
      }
    }
    return new QuietGroups(
        noisy, new QueueCounts(visible, inFlight, delayed), oldestArrivedAtMillis);
  }
}
