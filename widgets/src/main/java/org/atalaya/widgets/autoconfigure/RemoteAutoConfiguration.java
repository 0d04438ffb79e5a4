// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import java.net.URI;
import java.net.URISyntaxException;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.remote.RemoteObservatory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The observatory of another host in place of one over records of this application. */
@AutoConfiguration(before = ObservatoryAutoConfiguration.class)
@ConditionalOnProperty("atalaya.remote.url")
@EnableConfigurationProperties(WidgetsProperties.class)
public final class RemoteAutoConfiguration {

  private static final String ACTION =
      "Set atalaya.remote.url to the address below which the API of the other observatory lies,"
          + " such as https://observatorio.example/atalaya.";

  @Bean
  @ConditionalOnMissingBean({Observatory.class, CaseStore.class})
  RemoteObservatory remoteObservatory(WidgetsProperties properties) {
    String url = String.valueOf(properties.remote().url());
    try {
      return RemoteObservatory.at(new URI(url), properties.remote().settings());
    } catch (URISyntaxException e) {
      // Without the cause, which repeats what was given, and there might be a password in it.
      throw new SettingException("atalaya.remote.url is not an address.", ACTION);
    } catch (IllegalArgumentException e) {
      throw SettingException.of("atalaya.remote.url", e, ACTION);
    }
  }
}
