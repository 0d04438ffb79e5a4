// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.desk;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.server.VaadinSession;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicReference;
import org.atalaya.widgets.desk.DeskReference;
import org.atalaya.widgets.desk.DeskText;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Asks who is signed in for the password again, before what cannot be taken back. */
final class PasswordAgain implements Serializable {

  private static final long serialVersionUID = 1L;

  private final DeskReference<AuthenticationManager> passwords;
  private final DeskText words;

  PasswordAgain(AuthenticationManager passwords, DeskText words) {
    this.passwords = new DeskReference<>(AuthenticationManager.class, passwords);
    this.words = words;
  }

  /** Asks, and proceeds once the password was right. */
  void ask(SerializableRunnable proceed) {
    // Flow may keep the dialog for a while, which must not keep what was to be done.
    AtomicReference<@Nullable SerializableRunnable> act = new AtomicReference<>(proceed);
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(words.text("again"));
    dialog.setWidth("min(26rem, 100%)");
    PasswordField password = new PasswordField(words.text("sign-in.password"));
    password.setWidthFull();
    password.setAutofocus(true);
    Button confirm = new Button(words.text("again.confirm"));
    confirm.addThemeVariants(ButtonVariant.PRIMARY);
    // Else the password that was typed is not here yet.
    confirm.addClickShortcut(Key.ENTER).resetFocusOnActiveElement();
    confirm.addClickListener(event -> {
      if (!isRight(password.getValue())) {
        password.setErrorMessage(words.text("again.wrong"));
        password.setInvalid(true);
        password.focus();
        return;
      }
      SerializableRunnable once = act.getAndSet(null);
      dialog.close();
      if (once != null) {
        once.run();
      }
    });
    dialog.add(new Paragraph(words.text("again.about")), password);
    dialog.getFooter().add(new Button(words.text("cancel"), event -> dialog.close()), confirm);
    dialog.open();
  }

  private boolean isRight(String password) {
    Authentication before = SecurityContextHolder.getContext().getAuthentication();
    if (before == null) {
      return false;
    }
    try {
      Authentication proved =
          passwords
              .get()
              .authenticate(
                  UsernamePasswordAuthenticationToken.unauthenticated(before.getName(), password));
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(proved);
      SecurityContextHolder.setContext(context);
      VaadinSession.getCurrent()
          .getSession()
          .setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, context);
      return true;
    } catch (AuthenticationException e) {
      return false;
    }
  }
}
