package dev.tailback.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Rejects calls that come faster than a rate with RequestThrottled, in one test or all of a class:
 * {@code @SqsThrottle(queue = "orders", actions = "SendMessage", rate = 10)}.
 *
 * <p>One that never rejects a call fails the test, unless {@link TailbackTest#failOnUnusedPressure}
 * is off.
 */
@Documented
@Inherited
@Repeatable(SqsThrottle.List.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface SqsThrottle {

  /** The queue's name, with {@code *} and {@code ?}; all calls if empty. */
  String queue() default "";

  /** The names of the actions, such as {@code SendMessage}; all if empty. */
  String[] actions() default {};

  /** How many calls per second it admits, 0.001 to 1,000,000,000. */
  double rate();

  /** The burst: how many calls may come at once. 0 means the calls of one second, at least one. */
  int burst() default 0;

  /** Holds several declarations. */
  @Documented
  @Inherited
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.TYPE, ElementType.METHOD})
  @interface List {
    /** Returns the declarations. */
    SqsThrottle[] value();
  }
}
