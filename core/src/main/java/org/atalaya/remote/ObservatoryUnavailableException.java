// SPDX-License-Identifier: Apache-2.0
package org.atalaya.remote;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.atalaya.cases.Wording;

/**
 * A remote observatory gave no answer, and none is kept from before. What was asked is not told,
 * nor is anything that came back.
 */
public final class ObservatoryUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final Wording WORDING = Wording.of(ObservatoryUnavailableException.class);

  /** Why there is no answer. */
  public enum Reason {
    /** There is no connection to it. */
    UNREACHABLE,
    /** It took too long. */
    TIMED_OUT,
    /** It makes no answer for now: too much is asked of it, or it is asked too often from here. */
    BUSY,
    /** It failed. */
    FAILED,
    /** It sends to another address, which is not followed. */
    REDIRECTED,
    /** Its answer is larger than is taken. */
    TOO_LARGE,
    /** What is there is no observatory, or one of a release whose answers cannot be read. */
    NOT_UNDERSTOOD;

    private String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Reason reason;
  private final String host;
  private final transient Optional<Duration> retryAfter;

  ObservatoryUnavailableException(Reason reason, URI api, Optional<Duration> retryAfter) {
    super(WORDING.text(Locale.ENGLISH, reason.key(), api.getAuthority()));
    this.reason = reason;
    this.host = api.getAuthority();
    this.retryAfter = retryAfter;
  }

  public Reason reason() {
    return reason;
  }

  /** The reason in a sentence. */
  public String detail(Locale locale) {
    return WORDING.text(locale, reason.key(), host);
  }

  /** When it wants to be asked again, where it said so. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
