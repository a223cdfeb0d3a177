package dev.tailback.clients.spring;

import io.awspring.cloud.autoconfigure.sqs.SqsAsyncClientCustomizer;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;

/** The parts that all applications of these tests share, besides their listeners. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class Application {
  /** Shared, because a client of this kind takes two seconds to close. */
  private static final SdkAsyncHttpClient CONNECTIONS = NettyNioAsyncHttpClient.create();

  @Bean
  SqsAsyncClientCustomizer sharedConnections() {
    return client -> client.httpClient(CONNECTIONS);
  }
}
