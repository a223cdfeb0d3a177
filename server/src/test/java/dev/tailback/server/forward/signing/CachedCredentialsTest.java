package dev.tailback.server.forward.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.tailback.server.forward.CredentialsException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;

/** How long credentials are kept, and how often they are looked up. */
class CachedCredentialsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final AtomicInteger lookups = new AtomicInteger();
  private Instant now = START;
  private AwsCredentials found = AwsBasicCredentials.create("id", "secret");

  private final CachedCredentials credentials = new CachedCredentials(this::lookUp, () -> now);

  private AwsCredentials lookUp() {
    lookups.incrementAndGet();
    if (found == null) {
      throw SdkClientException.create("secret");
    }
    return found;
  }

  private void expireAt(Instant time) {
    found =
        AwsSessionCredentials.builder()
            .accessKeyId("id")
            .secretAccessKey("secret")
            .sessionToken("token")
            .expirationTime(time)
            .build();
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  @Test
  void nothingIsAtHandBeforeTheFirstLookup() {
    assertThat(credentials.areFresh()).isFalse();
    assertThatExceptionOfType(CredentialsException.class).isThrownBy(credentials::current);
    assertThat(lookups).hasValue(0);
  }

  @Test
  void theyAreFreshForAMinute() {
    credentials.refresh();
    pass(Duration.ofMillis(59_999));
    credentials.refresh();
    assertThat(credentials.areFresh()).isTrue();
    assertThat(lookups).hasValue(1);

    pass(Duration.ofMillis(1));
    assertThat(credentials.areFresh()).isFalse();
    credentials.refresh();
    assertThat(lookups).hasValue(2);
  }

  @Test
  void theyAreFreshUntilAMinuteBeforeTheyExpire() {
    expireAt(START.plusSeconds(90));
    credentials.refresh();
    pass(Duration.ofMillis(29_999));
    assertThat(credentials.areFresh()).isTrue();
    pass(Duration.ofMillis(1));
    assertThat(credentials.areFresh()).isFalse();
  }

  @Test
  void thoseThatExpireWithinTheMinuteAreUsedButNotFresh() {
    expireAt(START.plusSeconds(30));
    credentials.refresh();
    assertThat(credentials.areFresh()).isFalse();
    assertThat(credentials.current()).isSameAs(found);
  }

  @Test
  void aLookupThatFailedIsNotRepeatedForASecond() {
    found = null;
    assertThatExceptionOfType(CredentialsException.class).isThrownBy(credentials::refresh);
    pass(Duration.ofMillis(999));
    assertThatExceptionOfType(CredentialsException.class).isThrownBy(credentials::refresh);
    assertThat(lookups).hasValue(1);

    pass(Duration.ofMillis(1));
    found = AwsBasicCredentials.create("id", "secret");
    credentials.refresh();
    assertThat(lookups).hasValue(2);
    assertThat(credentials.areFresh()).isTrue();
  }

  @Test
  void thoseThatAreGoneAreNotUsedAnyMore() {
    credentials.refresh();
    pass(Duration.ofMinutes(1));
    found = null;
    assertThatExceptionOfType(CredentialsException.class).isThrownBy(credentials::refresh);
    assertThatExceptionOfType(CredentialsException.class).isThrownBy(credentials::current);
  }

  @Test
  void aFailureNamesNothingThatTheProviderSaid() {
    found = null;
    assertThatExceptionOfType(CredentialsException.class)
        .isThrownBy(credentials::refresh)
        .withMessageContaining("no AWS credentials")
        .withMessageNotContaining("secret")
        .withNoCause();
  }

  @Test
  void manyThreadsLookUpOnce() throws InterruptedException {
    CountDownLatch mayAnswer = new CountDownLatch(1);
    CachedCredentials slow =
        new CachedCredentials(
            () -> {
              awaitUninterruptibly(mayAnswer);
              return lookUp();
            },
            () -> now);
    List<Thread> threads = new ArrayList<>();
    List<CompletableFuture<Void>> ends = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      CompletableFuture<Void> end = new CompletableFuture<>();
      ends.add(end);
      Thread thread =
          new Thread(
              () -> {
                slow.refresh();
                end.complete(null);
              });
      threads.add(thread);
      thread.start();
    }
    await().until(() -> threads.stream().noneMatch(t -> t.getState() == Thread.State.RUNNABLE));
    assertThat(slow.areFresh()).isFalse(); // does not wait for the lookup
    mayAnswer.countDown();
    CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).join();
    assertThat(lookups).hasValue(1);
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
