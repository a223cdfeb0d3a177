package dev.tailback.server.forward;

import dev.tailback.engine.queue.QueueAddress;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The forwarded queues, and their names upstream.
 *
 * <p>Clients see all of them in the configured account and region. The upstream's account and
 * region come from the mapping or the configuration, never from a request: only the name counts.
 */
public final class ForwardedQueues {
  private static final Pattern ARN =
      Pattern.compile("arn:[a-z-]+:sqs:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]+(?:\\.fifo)?");

  private final QueueAddress home;
  private final SortedMap<String, QueueAddress> mapping;
  private final Map<QueueAddress, String> names = new HashMap<>();
  private final boolean takesAny;

  /**
   * Copies the mapping, in the order of the names.
   *
   * @param home the configured account and region; its name is ignored
   * @param mapping the upstream's queue for each name that clients use
   * @param takesAny whether queues that are not mapped are forwarded, too, by the same name
   * @throws IllegalArgumentException with a sentence for the user, if two names lead to one queue,
   *     or a name leads to a queue of another type
   */
  public ForwardedQueues(QueueAddress home, Map<String, QueueAddress> mapping, boolean takesAny) {
    this.home = home;
    this.mapping = Collections.unmodifiableSortedMap(new TreeMap<>(mapping));
    this.takesAny = takesAny;
    this.mapping.forEach(this::check);
  }

  private void check(String name, QueueAddress upstream) {
    if (isFifo(name) != isFifo(upstream.name())) {
      throw new IllegalArgumentException(
          "Either both or none of " + name + " and " + upstream.arn() + " end in .fifo.");
    }
    String other = names.putIfAbsent(upstream, name);
    if (other != null) {
      throw new IllegalArgumentException(
          "Both " + name + " and " + other + " lead to " + upstream.arn() + ".");
    }
  }

  private static boolean isFifo(String name) {
    return name.endsWith(".fifo");
  }

  /** Returns the configured account and region; the name is meaningless. */
  public QueueAddress home() {
    return home;
  }

  /** Returns the upstream's queue for each name that clients use, in the order of the names. */
  public Map<String, QueueAddress> mapping() {
    return mapping;
  }

  /** Returns whether queues that are not mapped are forwarded, too, by the same name. */
  public boolean takesAny() {
    return takesAny;
  }

  /** Returns the names that are mapped, in order. */
  public List<String> names() {
    return List.copyOf(mapping.keySet());
  }

  /** Returns the upstream's queue for a name, {@code null} if it is not forwarded. */
  @Nullable QueueAddress upstream(String name) {
    QueueAddress mapped = mapping.get(name);
    return mapped == null && takesAny ? home.sibling(name) : mapped;
  }

  /** Returns whether a queue is forwarded, as clients see it or as the upstream calls it. */
  boolean isForwarded(QueueAddress queue) {
    return takesAny
        || names.containsKey(queue)
        || (mapping.containsKey(queue.name()) && queue.equals(home.sibling(queue.name())));
  }

  /** Returns a queue of the upstream as clients see it. */
  QueueAddress local(QueueAddress upstream) {
    String name = names.get(upstream);
    return name == null ? upstream : home.sibling(name);
  }

  /** Returns a text from a client with the upstream's ARNs in it. */
  String toUpstream(String text) {
    return replaceArns(text, this::upstream);
  }

  private QueueAddress upstream(QueueAddress local) {
    QueueAddress upstream =
        local.equals(home.sibling(local.name())) ? upstream(local.name()) : null;
    return upstream == null ? local : upstream;
  }

  /** Returns a text of the upstream with the ARNs in it as clients see them. */
  String toLocal(String text) {
    return replaceArns(text, this::local);
  }

  private String replaceArns(String text, UnaryOperator<QueueAddress> replacement) {
    return mapping.isEmpty() || !text.contains(":sqs:")
        ? text
        : ARN.matcher(text).replaceAll(found -> replaced(found.group(), replacement));
  }

  private static String replaced(String arn, UnaryOperator<QueueAddress> replacement) {
    QueueAddress address = QueueAddress.ofArn(arn);
    return Matcher.quoteReplacement(address == null ? arn : replacement.apply(address).arn());
  }
}
