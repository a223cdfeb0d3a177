package dev.tailback.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.management.JMRuntimeException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import org.junit.jupiter.api.Test;

class WithoutJmxTest {
  private static final String PROPERTY = "javax.management.builder.initial";

  @Test
  void noJmxServerCanBeCreatedDuringTheStartButAfterwardsItCan() {
    String started =
        WithoutJmx.start(
            () -> {
              assertThatThrownBy(MBeanServerFactory::newMBeanServer)
                  .isInstanceOf(JMRuntimeException.class);
              return "started";
            });

    assertThat(started).isEqualTo("started");
    assertThat(MBeanServerFactory.newMBeanServer()).isNotNull();
  }

  @Test
  void aPropertyThatTheUserHasSetStays() {
    System.setProperty(PROPERTY, "javax.management.MBeanServerBuilder");
    try {
      MBeanServer created = WithoutJmx.start(MBeanServerFactory::newMBeanServer);

      assertThat(created.getMBeanCount()).isPositive();
      assertThat(System.getProperty(PROPERTY)).isEqualTo("javax.management.MBeanServerBuilder");
    } finally {
      System.clearProperty(PROPERTY);
    }
  }
}
