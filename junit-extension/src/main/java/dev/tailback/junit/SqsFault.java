package dev.tailback.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Has some calls go wrong, in one test or all of a class: {@code @SqsFault(queue = "orders",
 * actions = "SendMessage", times = 2, error = "ServiceUnavailable")}.
 *
 * <p>It has one effect: {@link #error}, {@link #throttle}, {@link #drop}, {@link #latency}, {@link
 * #duplicate} or {@link #emptyReceive}. {@link TailbackFaults} has more.
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

  /** So often at most; 0 is any number of times. */
  int times() default 0;

  /** Each second, third and so on of these calls; 0 is all. */
  int every() default 0;

  /** How likely, 0 to 1, for each call by itself. */
  double probability() default 1;

  /** An error of SQS, by its code or name, instead of the call. */
  String error() default "";

  /** RequestThrottled instead of the call. */
  boolean throttle() default false;

  /** A connection that is closed instead of the call. */
  boolean drop() default false;

  /** How much later, in engine time, the call starts: a duration such as {@code PT0.2S}. */
  String latency() default "";

  /** How likely a message of a standard queue is to be delivered twice, 0 to 1. */
  double duplicate() default 0;

  /** Short polls that find nothing. */
  boolean emptyReceive() default false;

  /** Several faults. */
  @Documented
  @Inherited
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.TYPE, ElementType.METHOD})
  @interface List {
    SqsFault[] value();
  }
}
