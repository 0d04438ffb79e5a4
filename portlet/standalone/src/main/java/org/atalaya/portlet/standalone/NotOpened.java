// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.standalone;

import org.atalaya.Observatory;
import org.atalaya.portlet.OwnObservatory;
import org.atalaya.portlet.PublicFile;
import org.atalaya.portlet.SettingException;

/** Says which setting is in the way of the records. */
record NotOpened(SettingException reason) implements OwnObservatory {

  @Override
  public Observatory observatory() {
    throw reason;
  }

  @Override
  public String api() {
    throw reason;
  }

  @Override
  public PublicFile file(String address) {
    throw reason;
  }
}
