package dev.tailback.junit;

import dev.tailback.server.QueueSpec;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;

/** What a test class asks for: what {@link TailbackTest} says, or the builder of an extension. */
record Setup(
    boolean perClass,
    boolean systemProperties,
    boolean failOnLeak,
    boolean failOnUnusedPressure,
    boolean clientsRetry,
    List<QueueSpec> queues) {
  static final Setup DEFAULT = new Setup(false, false, false, true, false, List.of());

  /** As the annotation of the class says, or of a class around it. */
  static Setup of(Class<?> testClass) {
    Class<?> owner = owner(testClass);
    return owner == null ? DEFAULT : annotation(owner).map(Setup::of).orElse(DEFAULT);
  }

  /** The class with the annotation: this one, or the next around it; {@code null} for none. */
  static @Nullable Class<?> owner(Class<?> testClass) {
    for (Class<?> type = testClass; type != null; type = around(type)) {
      if (annotation(type).isPresent()) {
        return type;
      }
    }
    return null;
  }

  /** The test class that a test class is in, {@code null} for none. */
  static @Nullable Class<?> around(Class<?> testClass) {
    return Modifier.isStatic(testClass.getModifiers()) ? null : testClass.getEnclosingClass();
  }

  private static Optional<TailbackTest> annotation(Class<?> type) {
    return AnnotationSupport.findAnnotation(type, TailbackTest.class);
  }

  private static Setup of(TailbackTest test) {
    return new Setup(
        test.perClass(),
        test.systemProperties(),
        test.failOnLeak(),
        test.failOnUnusedPressure(),
        test.clientsRetry(),
        List.of());
  }
}
