package dev.tailback.server.forward.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tailback.server.forward.CredentialsException;
import dev.tailback.server.forward.signing.FakeEndpoint.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** The sources of credentials, and the errors if there are none. */
class CredentialChainTest {
  @RegisterExtension private final AwsSettings settings = new AwsSettings();

  private static AwsCredentials found(@Nullable String profile) {
    AwsSigner signer = new AwsSigner(profile);
    signer.prepare();
    assertThat(signer.isReady()).isTrue();
    return signer.credentials();
  }

  private static void assertFailure(@Nullable String profile, String text) {
    AwsSigner signer = new AwsSigner(profile);
    assertThatExceptionOfType(CredentialsException.class)
        .isThrownBy(signer::prepare)
        .withMessageContaining(text)
        .withMessageNotContaining("secret")
        .withNoCause();
  }

  private static String json(String keyId, Instant expiration) {
    return """
        {"Version":1,"Code":"Success","AccessKeyId":"%s","SecretAccessKey":"secret",\
        "SessionToken":"secret token","Token":"secret token","Expiration":"%s"}"""
        .formatted(keyId, expiration);
  }

  @Test
  void noneAtAll() {
    assertFailure(null, "no AWS credentials were found: not in environment variables");
  }

  @Test
  void systemProperties() {
    settings.set("aws.accessKeyId", "AKIAPROPERTY");
    settings.set("aws.secretAccessKey", "secret");
    assertThat(found(null).accessKeyId()).isEqualTo("AKIAPROPERTY");
  }

  @Test
  void theDefaultProfileWithASessionToken() throws IOException {
    settings.configFile(
        "[default]",
        "aws_access_key_id = AKIADEFAULT",
        "aws_secret_access_key = secret",
        "aws_session_token = secret token");
    AwsCredentials found = found(null);
    assertThat(found.accessKeyId()).isEqualTo("AKIADEFAULT");
    assertThat(((AwsSessionCredentials) found).sessionToken()).isEqualTo("secret token");
  }

  @Test
  void aNamedProfileAlone() throws IOException {
    settings.set("aws.accessKeyId", "AKIAPROPERTY");
    settings.set("aws.secretAccessKey", "secret");
    settings.configFile(
        "[profile staging]", "aws_access_key_id = AKIASTAGING", "aws_secret_access_key = secret");
    assertThat(found("staging").accessKeyId()).isEqualTo("AKIASTAGING");
    assertFailure("production", "no AWS credentials were found");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aCredentialProcess(@TempDir Path directory) throws IOException {
    Path answer = directory.resolve("answer.json");
    Files.writeString(answer, json("AKIAPROCESS", Instant.now().plus(Duration.ofHours(1))));
    settings.configFile("[default]", "credential_process = cat " + answer);
    assertThat(found(null).accessKeyId()).isEqualTo("AKIAPROCESS");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aCredentialProcessThatFailsAndPrintsASecret() throws IOException {
    settings.configFile("[default]", "credential_process = sh -c 'echo secret >&2; exit 1'");
    assertFailure(null, "the profile's credential_process gave no credentials");
  }

  @Test
  void aContainerWhoseCredentialsExpireAndAreRenewed() throws IOException {
    Instant start = Instant.now();
    try (FakeEndpoint endpoint =
        FakeEndpoint.answering(
            new Answer(200, json("AKIAFIRST", start.plusSeconds(30))),
            new Answer(200, json("AKIASECOND", start.plus(Duration.ofHours(1)))))) {
      settings.set("aws.containerCredentialsFullUri", endpoint.url());
      AwsSigner signer = new AwsSigner(CredentialChain.of(null), InstantSource.system());
      signer.prepare();
      assertThat(signer.credentials().accessKeyId()).isEqualTo("AKIAFIRST");
      assertThat(signer.isReady()).isFalse();

      signer.prepare();
      assertThat(signer.credentials().accessKeyId()).isEqualTo("AKIASECOND");
      assertThat(signer.isReady()).isTrue();
      signer.prepare();
      assertThat(endpoint.calls).hasSize(2);
    }
  }

  @Test
  void aContainerThatGivesNone() throws IOException {
    try (FakeEndpoint endpoint = FakeEndpoint.answering(400, "{\"message\":\"secret\"}")) {
      settings.set("aws.containerCredentialsFullUri", endpoint.url());
      assertFailure(null, "the container's credentials endpoint gave no credentials");
    }
  }

  @Test
  void anEndpointThatIsNeitherHttpsNorOnLoopback() {
    settings.set("aws.containerCredentialsFullUri", "http://192.0.2.1/");
    assertFailure(null, "the container's credentials endpoint is neither HTTPS nor on loopback");
  }

  @Test
  void aRoleThatIsAssumed() throws IOException {
    try (FakeEndpoint sts =
        FakeEndpoint.answering(
            200,
            """
            <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
            <Credentials><AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>
            <SessionToken>secret token</SessionToken><Expiration>%s</Expiration></Credentials>
            </AssumeRoleResult></AssumeRoleResponse>"""
                .formatted(Instant.now().plus(Duration.ofHours(1))))) {
      useRole(sts);
      assertThat(found(null).accessKeyId()).isEqualTo("ASIAROLE");
      assertThat(sts.calls).singleElement().asString().contains("Action=AssumeRole");
    }
  }

  @Test
  void aRoleThatMayNotBeAssumed() throws IOException {
    try (FakeEndpoint sts =
        FakeEndpoint.answering(
            403,
            """
            <ErrorResponse><Error><Code>AccessDenied</Code><Message>User: anna is not authorized to \
            perform: sts:AssumeRole on secret</Message></Error></ErrorResponse>""")) {
      useRole(sts);
      assertFailure(null, "the role is not allowed to be assumed (sts:AssumeRole)");
    }
  }

  private void useRole(FakeEndpoint sts) throws IOException {
    settings.set("aws.endpointUrlSts", sts.url());
    settings.configFile(
        "[default]",
        "role_arn = arn:aws:iam::123456789012:role/staging",
        "source_profile = base",
        "region = eu-west-1",
        "[profile base]",
        "aws_access_key_id = AKIABASE",
        "aws_secret_access_key = secret");
  }

  @Test
  void anSsoSessionThatHasEnded() throws IOException {
    settings.configFile(
        "[default]",
        "sso_session = corp",
        "sso_account_id = 123456789012",
        "sso_role_name = developer",
        "[sso-session corp]",
        "sso_region = eu-west-1",
        "sso_start_url = https://example.com/start");
    assertFailure(null, "the SSO session of the profile has ended: run 'aws sso login'");
  }

  @Test
  void aLoginSession() throws IOException {
    settings.configFile("[default]", "login_session = arn:aws:iam::123456789012:user/anna");
    assertFailure(null, "the profile has a login_session, which can't be used");
  }
}
