// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import java.time.Duration;
import java.util.Optional;

/**
 * A public file of an observatory, or why there is none.
 *
 * @param status 200 or that of a refusal, whose body is a problem document
 * @param body the bytes; not to be changed
 * @param tag the same as long as the bytes are, in quotes
 * @param keepFor how long readers may keep it
 * @param stale whether a newer one ought to have taken its place
 */
public record PublicFile(
    int status, byte[] body, Optional<String> tag, Duration keepFor, boolean stale) {}
