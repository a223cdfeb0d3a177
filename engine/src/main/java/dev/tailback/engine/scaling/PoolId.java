package dev.tailback.engine.scaling;

import java.util.Comparator;

/** The identity of a pool of workers. The order is by account, region and name. */
public record PoolId(String account, String region, String name) implements Comparable<PoolId> {
  private static final Comparator<PoolId> ORDER =
      Comparator.comparing(PoolId::account)
          .thenComparing(PoolId::region)
          .thenComparing(PoolId::name);

  @Override
  public int compareTo(PoolId other) {
    return ORDER.compare(this, other);
  }
}
