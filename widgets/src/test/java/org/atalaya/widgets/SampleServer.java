// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets;

import java.util.Arrays;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.internal.FactRows;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** {@link SampleApplication} in a process of its own, for tests of what outlives it. */
public final class SampleServer {

  /** The argument after which victims are no longer counted within hours. */
  public static final String BUSY = "--busy";

  private static final long HOURS_OF_WORK = 10_000_000_000L;

  private SampleServer() {}

  /** Starts it and prints {@code PORT} and its port once it answers. */
  public static void main(String[] arguments) {
    ConfigurableApplicationContext context =
        SpringApplication.run(SampleApplication.class, arguments);
    if (Arrays.asList(arguments).contains(BUSY)) {
      FactRows.repeat(context.getBean(CaseStore.class), CountingUnit.VICTIM, HOURS_OF_WORK);
    }
    System.out.println("PORT " + context.getEnvironment().getProperty("local.server.port"));
  }
}
