package dev.tailback.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Carries out what annotations of test classes, methods and fields declare. */
final class Declarations {
  private Declarations() {}

  /** The queues of a class, of those around it, and of its fields. */
  static void declareQueuesOf(Class<?> testClass, TailbackAccount account) {
    for (Class<?> type : withEnclosing(testClass)) {
      declareQueues(type, account);
      fields(type, SqsQueue.class).stream()
          .filter(field -> !Modifier.isStatic(field.getModifiers()))
          .forEach(field -> declareQueues(field, account));
    }
  }

  static void declareQueues(AnnotatedElement declaring, TailbackAccount account) {
    for (SqsQueue queue : all(declaring, SqsQueue.class)) {
      account.createQueue(QueueSpec.of(queue));
    }
  }

  /** The throttles and faults of a class and of those around it. */
  static void addPressureOf(Class<?> testClass, TailbackAccount account) {
    withEnclosing(testClass).forEach(type -> addPressure(type, account));
  }

  static void addPressure(AnnotatedElement declaring, TailbackAccount account) {
    all(declaring, SqsThrottle.class).forEach(throttle -> add(throttle, account));
    all(declaring, SqsFault.class).forEach(fault -> add(fault, account));
  }

  /** The static fields that are to be injected, or the others, also those of superclasses. */
  static List<Field> fields(Class<?> type, boolean isStatic) {
    return ReflectionSupport.findFields(
        type,
        field -> Modifier.isStatic(field.getModifiers()) == isStatic && Injection.isOurs(field),
        HierarchyTraversalMode.TOP_DOWN);
  }

  private static List<Field> fields(Class<?> type, Class<? extends Annotation> annotation) {
    return AnnotationSupport.findAnnotatedFields(type, annotation);
  }

  private static List<Class<?>> withEnclosing(Class<?> testClass) {
    List<Class<?>> types = new ArrayList<>();
    for (Class<?> type = testClass; type != null; type = Setup.around(type)) {
      types.add(0, type);
    }
    return types;
  }

  private static <A extends Annotation> List<A> all(AnnotatedElement declaring, Class<A> type) {
    return AnnotationSupport.findRepeatableAnnotations(declaring, type);
  }

  private static void add(SqsThrottle throttle, TailbackAccount account) {
    TailbackThrottles throttles =
        throttle.queue().isEmpty()
            ? account.throttles()
            : new TailbackThrottles(account.pressure(), Map.of("queue", throttle.queue()));
    throttles = throttle.actions().length == 0 ? throttles : throttles.on(throttle.actions());
    if (throttle.burst() == 0) {
      throttles.rate(throttle.rate());
    } else {
      throttles.rate(throttle.rate(), throttle.burst());
    }
  }

  private static void add(SqsFault fault, TailbackAccount account) {
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
    account.pressure().addFault(rule);
  }

  private static void putUnless(
      boolean isDefault, Map<String, Object> rule, String field, Object value) {
    if (!isDefault) {
      rule.put(field, value);
    }
  }
}
