package dev.tailback.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;
import org.junit.jupiter.api.parallel.Resources;

/**
 * Keeps parallel tests that share a clock apart: a test with a {@link TailbackClock} locks it
 * exclusively, the others share it. Classes that set system properties run one after another.
 */
final class TailbackLocks implements ResourceLocksProvider {
  static final String CLOCK = "dev.tailback.junit.clock";
  static final String APPLICATION = "dev.tailback.junit.application";

  private static final List<Class<? extends Annotation>> LIFE_CYCLE =
      List.of(BeforeAll.class, BeforeEach.class, AfterEach.class, AfterAll.class);

  @Override
  public Set<Lock> provideForClass(Class<?> testClass) {
    Set<Lock> locks = new HashSet<>();
    if (hasClockForAllTests(testClass)) {
      locks.add(new Lock(clockOf(testClass), ResourceAccessMode.READ_WRITE));
    }
    if (Setup.of(testClass).systemProperties()) {
      locks.add(new Lock(APPLICATION));
      locks.add(new Lock(Resources.SYSTEM_PROPERTIES));
      locks.add(new Lock(clockOf(testClass), ResourceAccessMode.READ));
    }
    return locks;
  }

  @Override
  public Set<Lock> provideForNestedClass(List<Class<?>> enclosing, Class<?> testClass) {
    return provideForClass(testClass);
  }

  @Override
  public Set<Lock> provideForMethod(List<Class<?>> enclosing, Class<?> testClass, Method method) {
    boolean hasClock = hasClock(method);
    return Set.of(
        new Lock(
            clockOf(testClass),
            hasClock ? ResourceAccessMode.READ_WRITE : ResourceAccessMode.READ));
  }

  /** Returns the lock of a class's clock: that of the shared clock, or of its own. */
  private static String clockOf(Class<?> testClass) {
    Class<?> owner = Setup.owner(testClass);
    return owner != null && Setup.of(owner).perClass() ? CLOCK + "." + owner.getName() : CLOCK;
  }

  private static boolean hasClockForAllTests(Class<?> testClass) {
    for (Class<?> type = testClass; type != null; type = type.getSuperclass()) {
      boolean isInField =
          Arrays.stream(type.getDeclaredFields())
              .map(Field::getType)
              .anyMatch(TailbackLocks::isOne);
      if (isInField || isInConstructor(type) || isInLifeCycle(type)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInConstructor(Class<?> type) {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (hasClock(constructor)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInLifeCycle(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> LIFE_CYCLE.stream().anyMatch(method::isAnnotationPresent))
        .anyMatch(TailbackLocks::hasClock);
  }

  private static boolean hasClock(Executable executable) {
    return Arrays.stream(executable.getParameterTypes()).anyMatch(TailbackLocks::isOne);
  }

  private static boolean isOne(Class<?> type) {
    return type == TailbackClock.class;
  }
}
