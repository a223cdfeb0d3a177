package dev.tailback.server.pressure;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.service.Interceptor;
import dev.tailback.server.service.Reply;
import dev.tailback.server.wire.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Refuses calls that come faster than the throttles allow; without any, all go through.
 *
 * <ul>
 *   <li>A call goes through when all throttles it is for have room, and only then takes tokens.
 *   <li>A refused client is told the time after which all of them will have.
 *   <li>A call that goes through has its tokens taken, whatever the action makes of it.
 * </ul>
 */
public final class Throttles implements Interceptor {
  private final EngineGate gate;
  /* Exchanged as a whole, inside the gate, where the rules themselves are used too. */
  private volatile List<ThrottleRule> rules = List.of();
  private long lastId;

  /**
   * A throttle and what has come of it.
   *
   * @param profile the one it is a part of
   * @param calls how many calls were for it
   * @param hits how many of these it had no room for
   * @param tokensLeft in buckets that are not full
   */
  public record Listed(
      long id,
      @Nullable ThrottleProfile profile,
      Throttle throttle,
      long calls,
      long hits,
      Map<ThrottleKey, Long> tokensLeft) {}

  /**
   * Throttles that are added together.
   *
   * @param profile the one they are all of, {@code null} for one throttle by itself
   */
  public record Group(@Nullable ThrottleProfile profile, List<Throttle> throttles) {
    public static Group of(Throttle throttle) {
      return new Group(null, List.of(throttle));
    }

    public static Group of(ThrottleProfile profile) {
      return new Group(profile, profile.throttles());
    }
  }

  public Throttles(EngineGate gate) {
    this.gate = gate;
  }

  @Override
  public void intercept(Call call, Reply reply, Consumer<Reply> action) {
    long wait = rules.isEmpty() ? 0 : admit(ThrottledCall.of(call));
    if (wait > 0) {
      reply.refuse(Refusal.throttled(wait));
    } else {
      action.accept(reply);
    }
  }

  /** All throttles, oldest first. */
  public List<Listed> list() {
    return gate.call(queues -> list(queues, any -> true));
  }

  /**
   * Puts a throttle behind the others.
   *
   * @throws TooManyRules if there are too many
   */
  public Listed add(Throttle throttle) {
    return gate.call(
        queues -> add(null, List.of(throttle)).get(0).list(queues.timeline().nowMillis()));
  }

  /**
   * Puts a profile's throttles behind the others, unless they are there.
   *
   * @throws TooManyRules if there are too many
   */
  public List<Listed> add(ThrottleProfile profile) {
    return gate.call(
        queues -> {
          add(Group.of(profile));
          return list(queues, rule -> rule.profile() == profile);
        });
  }

  /** Removes a throttle, if it is there. */
  public void remove(long id) {
    keep(rule -> rule.id() != id);
  }

  public void clear() {
    keep(rule -> false);
  }

  /** Replaces all throttles with these, as at the start: with ids from 1 and full buckets. */
  public void startWith(List<Group> groups) {
    gate.run(
        queues -> {
          rules = List.of();
          lastId = 0;
          groups.forEach(this::add);
        });
  }

  /** Lets a call in and returns 0, or the milliseconds after which it may be let in. */
  private long admit(ThrottledCall call) {
    return gate.call(queues -> admit(queues, call));
  }

  private long admit(Queues queues, ThrottledCall call) {
    Map<ThrottleRule, Map<ThrottleKey, Integer>> wanted = wanted(queues, call);
    long wait = 0;
    for (Map.Entry<ThrottleRule, Map<ThrottleKey, Integer>> entry : wanted.entrySet()) {
      wait = Math.max(wait, entry.getKey().ask(entry.getValue(), queues.timeline().nowMillis()));
    }
    if (wait == 0) {
      wanted.forEach((rule, tokens) -> rule.take(tokens, queues.timeline().nowMillis()));
    }
    return wait;
  }

  private Map<ThrottleRule, Map<ThrottleKey, Integer>> wanted(Queues queues, ThrottledCall call) {
    Queue called = call.queue() == null ? null : queues.find(call.queue());
    Map<ThrottleRule, Map<ThrottleKey, Integer>> wanted = new LinkedHashMap<>();
    for (ThrottleRule rule : rules) {
      Map<ThrottleKey, Integer> tokens = rule.tokens(call, called);
      if (!tokens.isEmpty()) {
        wanted.put(rule, tokens);
      }
    }
    return wanted;
  }

  private List<Listed> list(Queues queues, Predicate<ThrottleRule> which) {
    return rules.stream()
        .filter(which)
        .map(rule -> rule.list(queues.timeline().nowMillis()))
        .toList();
  }

  private void add(Group group) {
    ThrottleProfile profile = group.profile();
    if (profile == null || rules.stream().noneMatch(rule -> rule.profile() == profile)) {
      add(profile, group.throttles());
    }
  }

  private List<ThrottleRule> add(@Nullable ThrottleProfile profile, List<Throttle> throttles) {
    TooManyRules.check(rules.size() + throttles.size(), TooManyRules.THROTTLES);
    List<ThrottleRule> added = new ArrayList<>();
    throttles.forEach(throttle -> added.add(new ThrottleRule(++lastId, profile, throttle)));
    List<ThrottleRule> longer = new ArrayList<>(rules);
    longer.addAll(added);
    rules = List.copyOf(longer);
    return added;
  }

  private void keep(Predicate<ThrottleRule> which) {
    gate.run(queues -> rules = rules.stream().filter(which).toList());
  }
}
