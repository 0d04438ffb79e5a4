// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

/** What who administers the portal has to set before something can be shown. */
public final class SettingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String key;
  private final String setting;

  private SettingException(String key, String setting, String reason) {
    super("atalaya.%s: %s".formatted(setting, reason));
    this.key = key;
    this.setting = setting;
  }

  /** Nothing says where the observatory is. */
  static SettingException noAddress() {
    return new SettingException("address.none", PortletSettings.OBSERVATORY, "is not set");
  }

  /** What says where the observatory is, or how it is asked, cannot be used. */
  static SettingException wrongAddress() {
    return new SettingException("address.wrong", PortletSettings.OBSERVATORY, "is none");
  }

  /**
   * The records of the application cannot be opened.
   *
   * @param setting which setting is missing or cannot be used, without {@code atalaya.}
   * @param reason what is wrong, for the log
   */
  public static SettingException ofRecords(String setting, String reason) {
    return new SettingException("records.wrong", setting, reason);
  }

  /** In words for whoever sees the portlet. */
  String text(Words words) {
    return words.text(key, "atalaya." + setting);
  }
}
