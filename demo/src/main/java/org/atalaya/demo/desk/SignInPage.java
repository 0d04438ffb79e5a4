// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.desk;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.atalaya.cases.Wording;

/** Sign-in of the desk, with the demo users named. */
@Route("entrar")
@AnonymousAllowed
public final class SignInPage extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private static final long serialVersionUID = 1L;
  private static final Wording WORDING = Wording.of(SignInPage.class);

  private final LoginForm form = new LoginForm();

  /** The page, in the reader's language. */
  public SignInPage() {
    addClassName("desk-sign-in");
    form.setAction("entrar");
    form.setForgotPasswordButtonVisible(false);
    form.setI18n(words());
    add(
        new DeskLetterhead(getLocale()),
        new H1(text("title")),
        new Paragraph(
            text(
                "sign-in.demo",
                String.join(", ", DeskApplication.USERS.keySet().stream().sorted().toList()),
                DeskApplication.PASSWORD)),
        form,
        DeskLanguage.button());
  }

  private LoginI18n words() {
    LoginI18n words = LoginI18n.createDefault();
    LoginI18n.Form fields = words.getForm();
    fields.setTitle(text("sign-in"));
    fields.setUsername(text("sign-in.user"));
    fields.setPassword(text("sign-in.password"));
    fields.setSubmit(text("sign-in.submit"));
    LoginI18n.ErrorMessage error = words.getErrorMessage();
    error.setTitle(text("sign-in.wrong"));
    error.setMessage(text("sign-in.wrong.hint"));
    error.setUsername(text("sign-in.user.missing"));
    error.setPassword(text("sign-in.password.missing"));
    return words;
  }

  private String text(String key, Object... arguments) {
    return WORDING.text(getLocale(), key, arguments);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    form.setError(event.getLocation().getQueryParameters().getParameters().containsKey("error"));
  }

  @Override
  public String getPageTitle() {
    return text("title");
  }
}
