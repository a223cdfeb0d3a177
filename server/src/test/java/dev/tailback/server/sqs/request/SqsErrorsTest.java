package dev.tailback.server.sqs.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.wire.ErrorShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The errors that only fault rules cause. Tests of the whole server check all others. */
class SqsErrorsTest {

  @ParameterizedTest
  @CsvSource({
    "KmsAccessDenied, KMS.AccessDeniedException, 400",
    "KmsDisabled, KMS.DisabledException, 400",
    "KmsInvalidKeyUsage, KMS.InvalidKeyUsageException, 400",
    "KmsInvalidState, KMS.InvalidStateException, 400",
    "KmsNotFound, KMS.NotFoundException, 400",
    "KmsOptInRequired, KMS.OptInRequired, 403",
    "KmsThrottled, KMS.ThrottlingException, 400",
    "RequestThrottled, RequestThrottled, 403",
    "UnsupportedOperation, AWS.SimpleQueueService.UnsupportedOperation, 400"
  })
  void anErrorIsFoundByItsNameAndItsCode(String name, String code, int status) {
    ErrorShape error = new ErrorShape("com.amazonaws.sqs#" + name, code, status);

    assertThat(SqsErrors.named(name)).isEqualTo(error);
    assertThat(SqsErrors.named(code)).isEqualTo(error);
  }

  @ParameterizedTest
  @CsvSource({"400, SENDER", "499, SENDER", "500, RECEIVER", "599, RECEIVER"})
  void theStatusTellsWhoseFaultItIs(int status, ErrorShape.Fault fault) {
    ErrorShape overLimit = SqsErrors.named("OverLimit", status);

    assertThat(overLimit)
        .isEqualTo(new ErrorShape("com.amazonaws.sqs#OverLimit", "OverLimit", status));
    assertThat(overLimit.fault()).isEqualTo(fault);
    assertThat(SqsErrors.named("Tired", status))
        .isEqualTo(new ErrorShape("com.amazonaws.sqs#Tired", "Tired", status));
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonOfTheEngineIsAnErrorWithAName(Refusal.Reason reason) {
    ErrorShape error = SqsTraits.MODEL.traits().error(reason);

    assertThat(SqsErrors.named(error.name())).isEqualTo(error);
  }
}
