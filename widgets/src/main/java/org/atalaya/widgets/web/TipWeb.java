// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.net.URI;
import java.util.List;
import org.atalaya.tips.sealing.RootKey;
import org.atalaya.widgets.identity.Identity;
import org.atalaya.widgets.load.LoadSettings;
import org.atalaya.widgets.load.ProofOfWork;

/**
 * What a host decides about the tip line on the web.
 *
 * @param authority its name, at the head of the page
 * @param root what the script pins, too
 * @param partners origins whose pages may frame the page; empty for none
 * @param exit where the quick exit leads: a page that nobody asks about
 * @param difficulty how many numbers a browser tries at most before it may send
 * @param floodDifficulty the same while far more write than usual; {@link ProofOfWork#MOST_NUMBERS}
 *     at most
 * @param voices what is said in other languages
 * @param load how often one network may ask, and which proxies are believed
 * @param identity whose mark and colour the pages have
 */
public record TipWeb(
    String authority,
    RootKey root,
    List<String> partners,
    URI exit,
    int difficulty,
    int floodDifficulty,
    TipVoices voices,
    LoadSettings load,
    Identity identity) {

  public TipWeb {
    partners = List.copyOf(partners);
    FormPage.checkSettings("atalaya.tips", partners, exit);
    if (floodDifficulty < difficulty || floodDifficulty > ProofOfWork.MOST_NUMBERS) {
      throw new IllegalArgumentException(
          "atalaya.tips.flood.difficulty must be from atalaya.tips.difficulty (%d) to %d. Provided value: %d"
              .formatted(difficulty, ProofOfWork.MOST_NUMBERS, floodDifficulty));
    }
  }

  /**
   * Where people tell what they know.
   *
   * @param api address below which the API lies
   */
  public static URI page(String api) {
    return URI.create(api + "/embed/" + TipPage.NAME);
  }
}
