package dev.tailback.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a queue that exists when the test begins. On a parameter or field of type {@link
 * TailbackQueue} or {@link String}, the queue or its URL is injected as well.
 *
 * <p>Attributes that are left out have SQS's defaults. A queue can be declared in several places of
 * a class, if all but one of them give only its name.
 */
@Documented
@Inherited
@Repeatable(SqsQueue.List.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER})
public @interface SqsQueue {

  /** The name; one that ends in {@code .fifo} makes it a FIFO queue. */
  String name();

  /** Whether it is a FIFO queue: {@code .fifo} is appended to the name if it is missing. */
  boolean fifo() default false;

  /** A FIFO queue's ContentBasedDeduplication. */
  boolean contentBasedDeduplication() default false;

  /** The name of its dead-letter queue, which this declares, too; none if empty. */
  String deadLetter() default "";

  /** How often a message is received before it is dead-lettered, 1 to 1000. */
  int maxReceiveCount() default 3;

  /** VisibilityTimeout in seconds, 0 to 43,200; below 0 is SQS's own, 30. */
  int visibilityTimeout() default -1;

  /** DelaySeconds, 0 to 900; below 0 is SQS's own, 0. */
  int delay() default -1;

  /** ReceiveMessageWaitTimeSeconds, 0 to 20; below 0 is SQS's own, 0. */
  int receiveWaitTime() default -1;

  /** MessageRetentionPeriod in seconds, 60 to 1,209,600; below 0 is SQS's own, four days. */
  int retentionPeriod() default -1;

  /** How many messages it may have in flight, 1 or more; 0 is SQS's own limit, 120,000. */
  int inFlight() default 0;

  /**
   * How many undeleted messages of a FIFO queue are searched for a free message group, 1 or more; 0
   * is SQS's own limit, 120,000.
   */
  int lookAhead() default 0;

  /** Holds several declarations. */
  @Documented
  @Inherited
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER})
  @interface List {
    /** Returns the declarations. */
    SqsQueue[] value();
  }
}
