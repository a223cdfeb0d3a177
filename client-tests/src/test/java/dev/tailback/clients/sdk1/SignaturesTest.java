package dev.tailback.clients.sdk1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.sqs.AmazonSQS;
import com.amazonaws.services.sqs.AmazonSQSClientBuilder;
import com.amazonaws.services.sqs.model.AmazonSQSException;
import dev.tailback.clients.Emulator;
import dev.tailback.server.auth.AccessKey;
import dev.tailback.server.auth.AccessKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The signer of the SDK 1, against an emulator that checks signatures. */
class SignaturesTest {
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCY==";

  @RegisterExtension
  static final Emulator EMULATOR =
      Emulator.startFor(AccessKeys.of(new AccessKey("AKIAEXAMPLE", SECRET, "123456789012")));

  private static AmazonSQS client(String keyId, String secret) {
    String endpoint = EMULATOR.endpoint().toString();
    return AmazonSQSClientBuilder.standard()
        .withEndpointConfiguration(new EndpointConfiguration(endpoint, Emulator.REGION))
        .withCredentials(new AWSStaticCredentialsProvider(new BasicAWSCredentials(keyId, secret)))
        .build();
  }

  @Test
  void whoSignsWithTheSecretIsLetIn() {
    AmazonSQS sqs = client("AKIAEXAMPLE", SECRET);
    String url = sqs.createQueue("orders").getQueueUrl();
    assertThat(url).endsWith("/123456789012/orders");
    sqs.sendMessage(url, "two coffees, \u2615 & <sugar>");
    assertThat(sqs.receiveMessage(url).getMessages()).hasSize(1);
    sqs.shutdown();
  }

  @Test
  void othersAreRefused() {
    assertRefused(client("AKIAEXAMPLE", "wrong"), "SignatureDoesNotMatch");
    assertRefused(client("AKIAOTHER", SECRET), "InvalidClientTokenId");
  }

  private static void assertRefused(AmazonSQS sqs, String code) {
    assertThatThrownBy(sqs::listQueues)
        .isInstanceOfSatisfying(
            AmazonSQSException.class, e -> assertThat(e.getErrorCode()).isEqualTo(code));
    sqs.shutdown();
  }
}
