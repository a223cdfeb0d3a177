package dev.tailback.server.forward.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The configured region, and its SQS endpoint. */
class AwsRegionTest {
  @RegisterExtension private final AwsSettings settings = new AwsSettings();

  @Test
  void aProfileSaysIt() throws IOException {
    settings.configFile(
        "[default]", "region = eu-west-1", "[profile staging]", "region = eu-central-1");
    assertThat(AwsRegion.find(null)).isEqualTo("eu-west-1");
    assertThat(AwsRegion.find("staging")).isEqualTo("eu-central-1");
    settings.set("aws.region", "us-west-2");
    assertThat(AwsRegion.find("staging")).isEqualTo("us-west-2");
  }

  @Test
  void thereMayBeNone() {
    assertThat(AwsRegion.find(null)).isNull();
    assertThat(AwsRegion.find("missing")).isNull();
  }

  @Test
  void eachRegionHasItsEndpoint() {
    assertThat(AwsRegion.endpoint("us-east-1")).hasToString("https://sqs.us-east-1.amazonaws.com");
    assertThat(AwsRegion.endpoint("eu-west-1")).hasToString("https://sqs.eu-west-1.amazonaws.com");
    assertThat(AwsRegion.endpoint("cn-north-1"))
        .hasToString("https://sqs.cn-north-1.amazonaws.com.cn");
  }

  @Test
  void noRegionLeadsToAnotherHost() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AwsRegion.endpoint("x@example.com/"))
        .withMessage("'x@example.com/' is not a region such as us-east-1");
  }
}
