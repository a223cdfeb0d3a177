package dev.tailback.benchmarks.peer;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.PlatformManagedObject;
import java.lang.management.ThreadMXBean;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Looks into a server's JVM through its management beans. */
public final class Inside implements AutoCloseable {
  private final JMXConnector connector;
  private final MBeanServerConnection beans;

  private Inside(JMXConnector connector) throws IOException {
    this.connector = connector;
    this.beans = connector.getMBeanServerConnection();
  }

  @SuppressWarnings("BanJNDI") // to our own process, by a local address
  public static Inside of(Server server) {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(server.pid()));
      try {
        JMXServiceURL url = new JMXServiceURL(machine.startLocalManagementAgent());
        return new Inside(JMXConnectorFactory.connect(url));
      } finally {
        machine.detach();
      }
    } catch (IOException | AttachNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Returns the bytes of heap in use after a full collection, plus those of buffers outside the
   * heap.
   */
  public long liveBytes() {
    MemoryMXBean memory = bean(MemoryMXBean.class);
    memory.gc();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed() + directBytes();
  }

  private long directBytes() {
    try {
      return ManagementFactory.getPlatformMXBeans(beans, BufferPoolMXBean.class).stream()
          .filter(pool -> pool.getName().equals("direct"))
          .mapToLong(BufferPoolMXBean::getMemoryUsed)
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int threads() {
    return bean(ThreadMXBean.class).getThreadCount();
  }

  private <T extends PlatformManagedObject> T bean(Class<T> type) {
    try {
      return ManagementFactory.getPlatformMXBean(beans, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      connector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
