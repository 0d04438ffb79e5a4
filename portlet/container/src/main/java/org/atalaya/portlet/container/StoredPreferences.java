// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.container;

import jakarta.portlet.PortletRequest;
import jakarta.portlet.PreferencesValidator;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pluto.container.PortletPreference;
import org.apache.pluto.container.PortletPreferencesService;
import org.apache.pluto.container.PortletWindow;
import org.apache.pluto.container.impl.PortletPreferenceImpl;
import org.apache.pluto.container.om.portlet.PortletDefinition;
import org.apache.pluto.container.om.portlet.Preferences;
import org.jspecify.annotations.Nullable;

/** The preferences of windows, shared by all users, in a file that outlives the portal. */
final class StoredPreferences implements PortletPreferencesService {

  private static final String SEPARATOR = "\n";

  private final Path file;
  private final Properties stored = new Properties();
  private final Map<String, PreferencesValidator> validators = new ConcurrentHashMap<>();
  private final Registry registry;

  StoredPreferences(Path file, Registry registry) {
    this.file = file;
    this.registry = registry;
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        stored.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public Map<String, PortletPreference> getDefaultPreferences(
      PortletWindow window, PortletRequest request) {
    Map<String, PortletPreference> all = new HashMap<>();
    Preferences declared = window.getPortletDefinition().getPortletPreferences();
    if (declared != null) {
      declared
          .getPortletPreferences()
          .forEach(preference ->
              all.put(
                  preference.getName(),
                  new PortletPreferenceImpl(
                      preference.getName(),
                      preference.getValues().toArray(String[]::new),
                      preference.isReadOnly())));
    }
    return all;
  }

  @Override
  public synchronized Map<String, PortletPreference> getStoredPreferences(
      PortletWindow window, PortletRequest request) {
    String prefix = window.getId().getStringId() + "/";
    Map<String, PortletPreference> all = new HashMap<>();
    for (String key : stored.stringPropertyNames()) {
      if (key.startsWith(prefix)) {
        String name = key.substring(prefix.length());
        String[] values = stored.getProperty(key).split(SEPARATOR, -1);
        all.put(name, new PortletPreferenceImpl(name, values));
      }
    }
    return all;
  }

  @Override
  public synchronized void store(
      PortletWindow window, PortletRequest request, Map<String, PortletPreference> preferences) {
    preferences.forEach((name, preference) -> {
      String[] values = preference.getValues();
      if (values != null && !preference.isReadOnly()) {
        stored.setProperty(
            window.getId().getStringId() + "/" + name, String.join(SEPARATOR, values));
      }
    });
    try (Writer writer = Files.newBufferedWriter(file)) {
      stored.store(writer, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public @Nullable PreferencesValidator getPreferencesValidator(PortletDefinition portlet) {
    Preferences declared = portlet.getPortletPreferences();
    String type = declared == null ? null : declared.getPreferencesValidator();
    return type == null
        ? null
        : validators.computeIfAbsent(
            portlet.getApplication().getName() + type, key -> validator(portlet, type));
  }

  private PreferencesValidator validator(PortletDefinition portlet, String type) {
    try {
      ClassLoader loader = registry.getClassLoader(portlet.getApplication().getName());
      return (PreferencesValidator)
          Class.forName(type, true, loader).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
