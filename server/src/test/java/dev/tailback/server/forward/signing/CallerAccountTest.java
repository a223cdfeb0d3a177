package dev.tailback.server.forward.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** The account of credentials, according to STS. */
class CallerAccountTest {
  @RegisterExtension private final AwsSettings settings = new AwsSettings();

  private static AwsSigner signer() {
    AwsSigner signer =
        new AwsSigner(
            () -> AwsBasicCredentials.create("AKIAANNA", "secret"), InstantSource.system());
    signer.prepare();
    return signer;
  }

  private String askedAt(String url) {
    settings.set("aws.endpointUrlSts", url);
    return CallerAccount.find(signer(), "eu-west-1", Duration.ofSeconds(5));
  }

  @Test
  void stsSaysIt() throws IOException {
    try (FakeEndpoint sts =
        FakeEndpoint.answering(
            200,
            """
            <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
            <GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/anna</Arn>
            <Account>123456789012</Account></GetCallerIdentityResult>
            </GetCallerIdentityResponse>""")) {
      assertThat(askedAt(sts.url())).isEqualTo("123456789012");
      assertThat(sts.calls).singleElement().asString().contains("Action=GetCallerIdentity");
    }
  }

  @Test
  void itIsUnknownIfStsRefuses() throws IOException {
    try (FakeEndpoint sts =
        FakeEndpoint.answering(
            403, "<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>")) {
      assertThat(askedAt(sts.url())).isNull();
    }
  }

  @Test
  void itIsUnknownIfNobodyListens() throws IOException {
    ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    closed.close();
    assertThat(askedAt("http://127.0.0.1:" + closed.getLocalPort())).isNull();
  }

  @Test
  void itIsUnknownIfStsDoesNotAnswerInTime() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      settings.set("aws.endpointUrlSts", "http://127.0.0.1:" + silent.getLocalPort());
      long start = System.nanoTime();
      assertThat(CallerAccount.find(signer(), "eu-west-1", Duration.ofMillis(200))).isNull();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }
  }
}
