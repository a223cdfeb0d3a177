package dev.tailback.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Creates what annotations of test classes, methods and fields declare. */
final class Declarations {
  private Declarations() {}

  /** Creates the queues of a class, its enclosing classes, and its fields. */
  static void declareQueuesOf(Class<?> testClass, TailbackAccount account) {
    for (Class<?> type : withEnclosing(testClass)) {
      declareQueues(type, account);
      fields(type, SqsQueue.class).stream()
          .filter(field -> !Modifier.isStatic(field.getModifiers()))
          .forEach(field -> declareQueues(field, account));
    }
  }

  static void declareQueues(AnnotatedElement declaring, TailbackAccount account) {
    for (SqsQueue queue : AnnotationSupport.findRepeatableAnnotations(declaring, SqsQueue.class)) {
      account.createQueue(DeclaredQueue.spec(queue));
    }
  }

  /** Creates the alarms that a class or method declares. */
  static void declareAlarms(AnnotatedElement declaring, TailbackAccount account) {
    for (SqsAlarm alarm : AnnotationSupport.findRepeatableAnnotations(declaring, SqsAlarm.class)) {
      account.alarms().put(spec(alarm));
    }
  }

  private static AlarmSpec spec(SqsAlarm alarm) {
    AlarmSpec spec =
        AlarmSpec.named(alarm.name())
            .on(alarm.queue(), alarm.metric())
            .statistic(alarm.statistic())
            .period(alarm.period())
            .threshold(alarm.comparison(), alarm.threshold())
            .treatMissingData(alarm.treatMissingData());
    return alarm.datapointsToAlarm() == 0
        ? spec.evaluationPeriods(alarm.evaluationPeriods())
        : spec.datapointsToAlarm(alarm.datapointsToAlarm(), alarm.evaluationPeriods());
  }

  /** Returns the static or the instance fields to inject, including those of superclasses. */
  static List<Field> fields(Class<?> type, boolean isStatic) {
    return ReflectionSupport.findFields(
        type,
        field -> Modifier.isStatic(field.getModifiers()) == isStatic && Injection.isOurs(field),
        HierarchyTraversalMode.TOP_DOWN);
  }

  private static List<Field> fields(Class<?> type, Class<? extends Annotation> annotation) {
    return AnnotationSupport.findAnnotatedFields(type, annotation);
  }

  /** Returns a test class and its enclosing classes, outermost first. */
  static List<Class<?>> withEnclosing(Class<?> testClass) {
    List<Class<?>> types = new ArrayList<>();
    for (Class<?> type = testClass; type != null; type = Setup.around(type)) {
      types.add(0, type);
    }
    return types;
  }
}
