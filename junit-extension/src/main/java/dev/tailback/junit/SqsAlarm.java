package dev.tailback.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a CloudWatch alarm on a metric of a queue, for one test or all of a class:
 * {@code @SqsAlarm(name = "backlog", queue = "orders", threshold = 100, evaluationPeriods = 3)}.
 * {@link TailbackAlarms} shows its state.
 */
@Documented
@Inherited
@Repeatable(SqsAlarm.List.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface SqsAlarm {

  /** The alarm's name. */
  String name();

  /** The queue's name. */
  String queue();

  /** The metric's name. */
  String metric() default "ApproximateNumberOfMessagesVisible";

  /** The statistic: {@code Maximum}, {@code Sum}, {@code p99} and so on. */
  String statistic() default "Maximum";

  /** The length of a period in seconds, a multiple of 60. */
  int period() default 60;

  /** How many periods are evaluated. */
  int evaluationPeriods() default 1;

  /** How many of them must be breaching; 0 is all. */
  int datapointsToAlarm() default 0;

  /** How values are compared with the threshold. */
  String comparison() default "GreaterThanThreshold";

  /** The threshold. */
  double threshold();

  /** {@code missing}, {@code ignore}, {@code breaching} or {@code notBreaching}. */
  String treatMissingData() default "missing";

  /** Holds several declarations. */
  @Documented
  @Inherited
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.TYPE, ElementType.METHOD})
  @interface List {
    /** Returns the declarations. */
    SqsAlarm[] value();
  }
}
