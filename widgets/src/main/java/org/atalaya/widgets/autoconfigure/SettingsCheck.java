// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseFeed;
import org.atalaya.cases.CaseStore;
import org.springframework.beans.factory.ListableBeanFactory;

/** Refuses settings that would be passed over in silence, since others take their place. */
final class SettingsCheck {

  SettingsCheck(WidgetsProperties properties, ListableBeanFactory beans) {
    if (properties.remote().url() != null) {
      checkNoRecords(properties, beans);
    } else if (properties.mapping() == null && !hasAny(beans, CaseStore.class, Observatory.class)) {
      checkNoFiles(properties);
    }
  }

  private static void checkNoRecords(WidgetsProperties properties, ListableBeanFactory beans) {
    List<String> own = new ArrayList<>(ofRecords(properties));
    if (properties.mapping() != null) {
      own.addFirst("atalaya.mapping");
    }
    Stream.of(CaseStore.class, CaseFeed.class)
        .filter(type -> hasAny(beans, type))
        .forEach(type -> own.add("a bean " + type.getSimpleName()));
    if (!own.isEmpty()) {
      throw new SettingException(
          "atalaya.remote.url says that the records are elsewhere, but there is also: %s."
              .formatted(String.join(", ", own)),
          "Leave out atalaya.remote.url to answer from records of this application, or the others"
              + " to answer from those of the other observatory, which has its own rules of"
              + " protection.");
    }
  }

  private static void checkNoFiles(WidgetsProperties properties) {
    List<String> given = ofRecords(properties);
    if (!given.isEmpty()) {
      throw new SettingException(
          "atalaya.mapping is missing: it says what the columns of the records mean. Given without"
              + " it: %s.".formatted(String.join(", ", given)),
          "Set atalaya.mapping to the name of a shipped mapping or the path of a YAML file.");
    }
  }

  /** The settings that are only for records of this application. */
  private static List<String> ofRecords(WidgetsProperties properties) {
    List<String> given = new ArrayList<>();
    if (!properties.source().isEmpty()) {
      given.add("atalaya.source");
    }
    if (properties.store() != null) {
      given.add("atalaya.store");
    }
    if (properties.recordKeyFile() != null) {
      given.add("atalaya.record-key-file");
    }
    if (properties.disclosure().policy() != null) {
      given.add("atalaya.disclosure.policy");
    }
    if (properties.disclosure().profile() != WidgetsProperties.Disclosure.Profile.PUBLIC) {
      given.add("atalaya.disclosure.profile");
    }
    return given;
  }

  private static boolean hasAny(ListableBeanFactory beans, Class<?>... types) {
    // Without making one: it may need what needs the store.
    return Stream.of(types)
        .anyMatch(type -> beans.getBeanNamesForType(type, true, false).length > 0);
  }
}
