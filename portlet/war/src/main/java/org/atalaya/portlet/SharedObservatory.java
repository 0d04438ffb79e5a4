// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import jakarta.portlet.PortletContext;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.atalaya.Observatory;
import org.atalaya.remote.RemoteBulletin;
import org.atalaya.remote.RemoteObservatory;
import org.atalaya.remote.RemoteSettings;

/**
 * The observatory of a web application, shared by its portlets: one place where answers are kept,
 * one set of connections. The last portlet to let go of it closes it.
 */
public final class SharedObservatory {

  private final InstantSource clock = InstantSource.system();
  private final URI api;
  private final RemoteObservatory observatory;
  private final PublicFiles files;
  private int users;

  private SharedObservatory(URI api, RemoteSettings settings) {
    this.observatory = RemoteObservatory.at(api, settings);
    this.api = URI.create(api.toString().replaceFirst("/+$", ""));
    this.files = new PublicFiles(this.api, settings, clock);
  }

  /**
   * The one at this address, made where it is the first use.
   *
   * @param settings how it is asked, if it is made
   * @throws IllegalArgumentException if that can be no address of an observatory
   */
  static SharedObservatory acquire(PortletContext context, URI api, RemoteSettings settings) {
    synchronized (SharedObservatory.class) {
      SharedObservatory shared = (SharedObservatory) context.getAttribute(attribute(api));
      if (shared == null) {
        shared = new SharedObservatory(api, settings);
        context.setAttribute(attribute(api), shared);
      }
      shared.users++;
      return shared;
    }
  }

  private static String attribute(URI api) {
    return SharedObservatory.class.getName() + " " + api;
  }

  /** Lets go of it. */
  void release(PortletContext context) {
    synchronized (SharedObservatory.class) {
      users--;
      if (users == 0) {
        context.removeAttribute(attribute(api));
        observatory.close();
        files.close();
      }
    }
  }

  /** Below which the public API lies, without a slash at its end. */
  public URI api() {
    return api;
  }

  public Observatory observatory() {
    return observatory;
  }

  PublicFiles files() {
    return files;
  }

  /**
   * The alerts that hold now, the newest first; absent where it is not known which do.
   *
   * @param language of their words
   */
  public Optional<List<RemoteBulletin>> alerts(String language) {
    try {
      return files
          .get(PublicPath.alerts(language))
          .filter(file -> file.status() == 200)
          .map(file -> RemoteBulletin.read(file.body(), clock.instant()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
