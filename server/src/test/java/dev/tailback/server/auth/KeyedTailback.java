package dev.tailback.server.auth;

import dev.tailback.server.Tailback;
import dev.tailback.server.TailbackBuilder;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** A server with two access keys for each test, the second one of another account. */
final class KeyedTailback implements BeforeEachCallback, AfterEachCallback {
  static final String ACCOUNT = "123456789012";
  static final Signer ANNA = Signer.of("AKIAANNA", "anna's/secret");
  static final Signer BOB = Signer.of("AKIABOB", "bob's+secret");

  private final UnaryOperator<TailbackBuilder> configuration;
  private Tailback tailback;

  KeyedTailback() {
    this(UnaryOperator.identity());
  }

  KeyedTailback(UnaryOperator<TailbackBuilder> configuration) {
    this.configuration = configuration;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    AccessKeys keys =
        AccessKeys.of(
            new AccessKey(ANNA.keyId(), ANNA.secret(), ACCOUNT, "user/anna"),
            new AccessKey(BOB.keyId(), BOB.secret(), "210987654321"));
    tailback = configuration.apply(Tailback.builder().accessKeys(keys)).start();
  }

  Tailback server() {
    return tailback;
  }

  HttpText.Answer send(HttpText request) throws IOException {
    return request.send(tailback.port());
  }

  /** Returns a client with a signer. The test closes it. */
  <C> C client(AwsClientBuilder<?, C> builder, Signer signer) {
    return client(builder, AwsBasicCredentials.create(signer.keyId(), signer.secret()));
  }

  <C> C client(AwsClientBuilder<?, C> builder, AwsCredentials credentials) {
    builder
        .endpointOverride(tailback.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(credentials));
    return builder.build();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    tailback.close();
  }
}
