// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.element;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/**
 * Portals and clusters move sessions from node to node: no component of ours, no event and nothing
 * that they keep may be in the way.
 */
class SerialisationTest {

  @Test
  void components_andEvents_keepNothingThatCannotBeStored() {
    List<Class<?>> types = types();
    List<String> wrong =
        types.stream()
            .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
            .filter(field -> !isStorable(field))
            .map(field -> field.getDeclaringClass().getName() + "." + field.getName())
            .toList();

    assertThat(types)
        .extracting(Class::getSimpleName)
        .contains("AtalayaChart", "AtalayaDashboard", "AnswerComponent", "FilterChangeEvent");
    assertThat(wrong).isEmpty();
  }

  /** Our components and events, and the types of what they keep, as far as they are ours. */
  private static List<Class<?>> types() {
    ClassPathScanningCandidateComponentProvider scanner =
        new ClassPathScanningCandidateComponentProvider(false) {
          @Override
          protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
            return true;
          }
        };
    scanner.addIncludeFilter(new AssignableTypeFilter(Component.class));
    scanner.addIncludeFilter(new AssignableTypeFilter(ComponentEvent.class));
    List<Class<?>> types = new ArrayList<>();
    scanner
        .findCandidateComponents("org.atalaya.widgets")
        .forEach(found -> add(types, load(Optional.ofNullable(found.getBeanClassName()))));
    return types;
  }

  private static void add(List<Class<?>> types, @Nullable Class<?> type) {
    if (type != null && type.getName().startsWith("org.atalaya.") && !types.contains(type)) {
      types.add(type);
      add(types, type.getSuperclass());
      Arrays.stream(type.getDeclaredFields())
          .filter(field -> !Modifier.isTransient(field.getModifiers()))
          .forEach(field -> add(types, field.getType()));
    }
  }

  private static Class<?> load(Optional<String> name) {
    try {
      return Class.forName(name.orElseThrow());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isStorable(Field field) {
    Class<?> type = field.getType();
    // An interface of collections says nothing of what it holds; what cannot be stored is none.
    return Modifier.isStatic(field.getModifiers())
        || Modifier.isTransient(field.getModifiers())
        || type.isPrimitive()
        || Serializable.class.isAssignableFrom(type)
        || Stream.of("java.util.List", "java.util.Map", "java.util.Set")
            .anyMatch(type.getName()::equals);
  }
}
