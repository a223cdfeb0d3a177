package dev.tailback.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes some calls fail or misbehave, in one test or all of a class: {@code @SqsFault(queue =
 * "orders", actions = "SendMessage", times = 2, error = "ServiceUnavailable")}.
 *
 * <p>It has one effect: {@link #error}, {@link #throttle}, {@link #drop}, {@link #latency}, {@link
 * #duplicate} or {@link #emptyReceive}. {@link TailbackFaults} has more. One that never fires fails
 * the test, unless {@link TailbackTest#failOnUnusedPressure} is off.
 */
@Documented
@Inherited
@Repeatable(SqsFault.List.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface SqsFault {

  /** The queue's name, with {@code *} and {@code ?}; all calls if empty. */
  String queue() default "";

  /** The names of the actions, such as {@code SendMessage}; all if empty. */
  String[] actions() default {};

  /** The maximum number of times it fires; 0 is no maximum. */
  int times() default 0;

  /** Fires for every n-th matching call; 0 is for each. */
  int every() default 0;

  /** The probability with which it fires for a matching call, 0 to 1. */
  double probability() default 1;

  /** Answers with an error of SQS, by its code or name; the call has no effect. */
  String error() default "";

  /** Answers with RequestThrottled; the call has no effect. */
  boolean throttle() default false;

  /** Closes the connection; the call has no effect. */
  boolean drop() default false;

  /** Delays the start of the call, by the queues' clock: a duration such as {@code PT0.2S}. */
  String latency() default "";

  /** The probability with which a message of a standard queue is delivered twice, 0 to 1. */
  double duplicate() default 0;

  /** Makes short polls find nothing. */
  boolean emptyReceive() default false;

  /** Holds several declarations. */
  @Documented
  @Inherited
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.TYPE, ElementType.METHOD})
  @interface List {
    /** Returns the declarations. */
    SqsFault[] value();
  }
}
