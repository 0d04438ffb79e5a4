// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.net.URI;
import java.util.List;
import org.atalaya.widgets.identity.Identity;
import org.atalaya.widgets.load.EnumerationWatch;
import org.atalaya.widgets.load.LoadSettings;

/**
 * What a host decides about the registry on the web.
 *
 * @param api public address below which the API lies, without a slash at its end
 * @param partners origins whose pages may frame the page; empty for none
 * @param exit where the quick exit leads: a page that nobody asks about
 * @param difficulty how many numbers a program tries at most before it may ask
 * @param load how often one network or organisation may ask, and which proxies are believed
 * @param alarms what is too much
 * @param identity whose mark and colour the pages have
 */
public record RegistryWeb(
    String api,
    List<String> partners,
    URI exit,
    int difficulty,
    LoadSettings load,
    EnumerationWatch.Settings alarms,
    Identity identity) {

  public RegistryWeb {
    partners = List.copyOf(partners);
    FormPage.checkSettings("atalaya.registry", partners, exit);
  }

  /** Where certificates are verified, as their QR code has it. */
  public URI verification() {
    return URI.create(page() + "?do=verify");
  }

  /** The page of people. */
  String page() {
    return api + "/embed/registry-check";
  }
}
