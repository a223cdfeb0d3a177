package dev.tailback.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.server.Tailback;
import dev.tailback.server.tls.Tls;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** The SDK's HTTP clients over TLS. */
class TlsClientsTest {
  private static final StaticCredentialsProvider ANYBODY =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

  @TempDir private Path directory;

  private Tailback tailback;
  private TrustManager[] trusting;

  @BeforeEach
  void start() throws Exception {
    Tls tls = Tls.selfSigned(directory.resolve("cert.pem"), List.of());
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("tailback", tls.certificate());
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    trusting = managers.getTrustManagers();
    tailback = Tailback.builder().tls(tls).start();
  }

  @AfterEach
  void stop() {
    tailback.close();
  }

  private SqsClient client(SdkHttpClient http) {
    return SqsClient.builder()
        .endpointOverride(tailback.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(ANYBODY)
        .httpClient(http)
        .build();
  }

  private static void assertSendsAndReceives(SqsClient sqs) {
    String url = sqs.createQueue(request -> request.queueName("orders")).queueUrl();
    assertThat(url).startsWith("https://localhost:");
    sqs.sendMessage(request -> request.queueUrl(url).messageBody("two coffees"));
    assertThat(sqs.receiveMessage(request -> request.queueUrl(url)).messages())
        .singleElement()
        .satisfies(message -> assertThat(message.body()).isEqualTo("two coffees"));
  }

  @Test
  void apachesClientCalls() {
    try (SqsClient sqs =
        client(Apache5HttpClient.builder().tlsTrustManagersProvider(() -> trusting).build())) {
      assertSendsAndReceives(sqs);
    }
  }

  @Test
  void javasClientCalls() {
    try (SqsClient sqs =
        client(
            UrlConnectionHttpClient.builder().tlsTrustManagersProvider(() -> trusting).build())) {
      assertSendsAndReceives(sqs);
    }
  }

  @Test
  void nettysClientPollsAndIsAnswered() {
    try (SqsAsyncClient sqs =
        SqsAsyncClient.builder()
            .endpointOverride(tailback.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(ANYBODY)
            .httpClient(
                NettyNioAsyncHttpClient.builder().tlsTrustManagersProvider(() -> trusting).build())
            .build()) {
      String url = sqs.createQueue(request -> request.queueName("orders")).join().queueUrl();
      CompletableFuture<ReceiveMessageResponse> poll =
          sqs.receiveMessage(request -> request.queueUrl(url).waitTimeSeconds(20));
      sqs.sendMessage(request -> request.queueUrl(url).messageBody("two coffees")).join();
      assertThat(poll.join().messages()).hasSize(1);
    }
  }

  @Test
  void aClientThatIsNotToldToTrustTheServerDoesNotCall() {
    try (SqsClient sqs = client(UrlConnectionHttpClient.create())) {
      assertThatThrownBy(() -> sqs.listQueues())
          .isInstanceOf(SdkClientException.class)
          .hasMessageContaining("certif");
    }
  }
}
