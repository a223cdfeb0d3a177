package dev.tailback.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * A throttle or fault that an annotation declares, active during one test.
 *
 * @param declaring the class or method that has the annotation
 */
record DeclaredRule(Annotation annotation, AnnotatedElement declaring, ActiveRule rule) {

  /** Adds all rules that a class or method declares. */
  static List<DeclaredRule> addAll(AnnotatedElement declaring, TailbackAccount account) {
    List<DeclaredRule> added = new ArrayList<>();
    for (SqsThrottle throttle : all(declaring, SqsThrottle.class)) {
      added.add(new DeclaredRule(throttle, declaring, add(throttle, account)));
    }
    for (SqsFault fault : all(declaring, SqsFault.class)) {
      added.add(new DeclaredRule(fault, declaring, add(fault, account)));
    }
    return added;
  }

  private static <A extends Annotation> List<A> all(AnnotatedElement declaring, Class<A> type) {
    return AnnotationSupport.findRepeatableAnnotations(declaring, type);
  }

  private static ActiveRule add(SqsThrottle throttle, TailbackAccount account) {
    Map<String, Object> rule = new TreeMap<>();
    putUnless(throttle.queue().isEmpty(), rule, "queue", throttle.queue());
    putUnless(!throttle.queue().isEmpty(), rule, "scope", "account");
    putUnless(throttle.actions().length == 0, rule, "actions", Arrays.asList(throttle.actions()));
    putUnless(throttle.burst() == 0, rule, "burst", throttle.burst());
    rule.put("rate", throttle.rate());
    return account.pressure().addThrottle(rule);
  }

  private static ActiveRule add(SqsFault fault, TailbackAccount account) {
    Map<String, Object> rule = new TreeMap<>();
    putUnless(fault.queue().isEmpty(), rule, "queue", fault.queue());
    putUnless(fault.actions().length == 0, rule, "actions", Arrays.asList(fault.actions()));
    putUnless(fault.times() == 0, rule, "times", fault.times());
    putUnless(fault.every() == 0, rule, "every", fault.every());
    putUnless(fault.probability() == 1, rule, "probability", fault.probability());
    putUnless(fault.error().isEmpty(), rule, "error", Map.of("code", fault.error()));
    putUnless(!fault.throttle(), rule, "throttle", Map.of());
    putUnless(!fault.drop(), rule, "drop", Map.of());
    putUnless(fault.latency().isEmpty(), rule, "latency", Map.of("fixed", fault.latency()));
    putUnless(fault.duplicate() == 0, rule, "duplicate", Map.of("share", fault.duplicate()));
    putUnless(!fault.emptyReceive(), rule, "emptyReceive", Map.of());
    return account.pressure().addFault(rule);
  }

  private static void putUnless(
      boolean isDefault, Map<String, Object> rule, String field, Object value) {
    if (!isDefault) {
      rule.put(field, value);
    }
  }

  boolean hasFired() {
    return rule.hits() > 0;
  }

  /** Returns the pattern of the queues' names; empty for all calls. */
  String queue() {
    return annotation instanceof SqsThrottle throttle
        ? throttle.queue()
        : ((SqsFault) annotation).queue();
  }

  /** Returns whether its firing for a matching call is random. */
  boolean isLeftToChance() {
    return annotation instanceof SqsFault fault && fault.probability() < 1;
  }
}
