package dev.tailback.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RuleNamesTest {

  @Test
  void methodNamesAreReadAsSentences() {
    assertThat(RuleNames.sentence("aQueueIsFoundByItsName"))
        .isEqualTo("A queue is found by its name");
  }

  @Test
  void abbreviationsAreUpperCase() {
    assertThat(RuleNames.sentence("aFifoQueueHasAnArnAndAnMd5"))
        .isEqualTo("A FIFO queue has an ARN and an MD5");
  }

  @Test
  void numbersAreWordsOfTheirOwn() {
    assertThat(RuleNames.sentence("aNameMayHave80CharactersOrAFew"))
        .isEqualTo("A name may have 80 characters or a few");
    assertThat(RuleNames.sentence("atMost5")).isEqualTo("At most 5");
  }
}
