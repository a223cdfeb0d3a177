package dev.tailback.client;

/**
 * A scalable target.
 *
 * @param id its namespace and resource, such as {@code ecs/service/shop/orders-workers}
 * @param account the account it is in
 * @param region the region it is in
 * @param workers the name of its workers, the last part of its resource
 * @param min the lower bound
 * @param max the upper bound
 * @param desired how many workers are desired
 * @param actual how many workers run
 */
public record ScalingTarget(
    String id,
    String account,
    String region,
    String workers,
    int min,
    int max,
    int desired,
    int actual) {}
