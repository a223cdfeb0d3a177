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
 *   <li>Each test has its own account, so parallel tests never meet and queues keep their plain
 *       names. The account is deleted when the test ends.
 *   <li>Parameters and fields of the test class are injected: {@code SqsClient}, {@code
 *       SqsAsyncClient}, {@link java.net.URI} (the endpoint), {@link TailbackAccount}, {@link
 *       TailbackClock}, and what is annotated with {@link SqsQueue}: a {@link TailbackQueue} or, as
 *       a {@link String}, the queue's URL.
 *   <li>Static fields, and parameters of {@code @BeforeAll}, belong to an account of the class,
 *       which its tests share and which is not emptied between them.
 *   <li>The clock is running, except in tests that have a {@link TailbackClock}: there it is paused
 *       until the test moves it, and no other test that shares the clock runs at the same time.
 * </ul>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(TailbackExtension.class)
@ResourceLock(providers = TailbackLocks.class)
public @interface TailbackTest {

  /** Whether the class has its own emulator, which ends with it. */
  boolean perClass() default false;

  /**
   * Whether the system properties {@code aws.endpointUrlSqs}, {@code aws.region}, {@code
   * aws.accessKeyId} and {@code aws.secretAccessKey} are set before the class's first test instance
   * is created, for an application that configures the AWS SDK by itself.
   *
   * <p>The tests of all such classes share one account, and the properties remain set, because an
   * application may live as long as the JVM, as Spring's contexts do. All queues are emptied after
   * each test, and declared again before the next. Such classes do not run at the same time. With
   * {@link #perClass} the properties are restored after the last test.
   */
  boolean systemProperties() default false;

  /**
   * Whether a test fails if messages are in flight at its end and are not deleted within a second.
   * The failure names the consumers that received them.
   */
  boolean failOnLeak() default false;

  /**
   * Whether a {@link SqsFault} or {@link SqsThrottle} that never fired is a failure: its queue does
   * not exist, or no call matched.
   *
   * <p>A rule on a method has to fire in the test, or in one of its invocations; a rule on a class
   * in any of its tests, which is checked once all of them have passed. For a fault with a {@link
   * SqsFault#probability} it is enough that its queue exists.
   */
  boolean failOnUnusedPressure() default true;

  /**
   * Whether injected clients retry failed calls, as the AWS SDK does by default. Without retries a
   * test sees each error at once.
   */
  boolean clientsRetry() default false;
}
