package dev.tailback.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Gives the tests of a class SQS queues in memory.
 *
 * <ul>
 *   <li>One emulator runs in this JVM, on a free port, for all classes that have this annotation.
 *   <li>Each test has an account of its own, so tests that run at the same time never meet, and
 *       queues keep their plain names. It goes when the test ends.
 *   <li>Parameters and fields of the test class are injected: {@code SqsClient}, {@code
 *       SqsAsyncClient}, {@link java.net.URI} (the endpoint), {@link TailbackAccount}, {@link
 *       TailbackClock}, and what is annotated with {@link SqsQueue}: a {@link TailbackQueue} or, as
 *       a {@link String}, the queue's URL.
 *   <li>Static fields, and parameters of {@code @BeforeAll}, belong to an account of the class,
 *       which its tests share and nobody empties between them.
 *   <li>The clock is running, except in tests that have a {@link TailbackClock}: there it is paused
 *       until they move it, and none that share it run at the same time.
 * </ul>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(TailbackExtension.class)
@ResourceLock(providers = TailbackLocks.class)
public @interface TailbackTest {

  /** Whether the class has an emulator to itself, which ends with it. */
  boolean perClass() default false;

  /**
   * Whether the tests are of an application that finds its queues by itself, as the AWS SDK does:
   * the system properties {@code aws.endpointUrlSqs}, {@code aws.region}, {@code aws.accessKeyId}
   * and {@code aws.secretAccessKey} are set before the class's first test instance is made.
   *
   * <p>All its tests, and all such classes, share one account, and the properties stay, because an
   * application may live as long as the JVM, as Spring's contexts do: after each test all queues
   * are emptied, and before the next they are made as they are declared. Such classes do not run at
   * the same time. With {@link #perClass} the properties are restored after the last test.
   */
  boolean systemProperties() default false;

  /**
   * Whether a test fails at whose end messages are in flight that nobody deletes within a second;
   * the failure says who received them.
   */
  boolean failOnLeak() default false;

  /**
   * Whether a {@link SqsFault} or {@link SqsThrottle} that never fired is a failure: because its
   * queue does not exist, or there was no call for it.
   *
   * <p>One on a method has to fire in the test, or in one of its invocations if it has several; one
   * on a class in any of the class's tests, once all of them have passed. A fault that is left to
   * chance ({@link SqsFault#probability}) only needs its queue to exist.
   */
  boolean failOnUnusedPressure() default true;

  /**
   * Whether injected clients retry calls that fail, as the AWS SDK does by default. By default they
   * don't, so that a test meets each error at once.
   */
  boolean clientsRetry() default false;
}
