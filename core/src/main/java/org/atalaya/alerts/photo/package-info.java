// SPDX-License-Identifier: Apache-2.0

/**
 * From a photo as somebody hands it in to the official one: recognised by its content, kept within
 * limits before anything is decoded, turned upright, scaled, marked and encoded anew, so that
 * nothing of the file is left but the picture. Nothing is written to disk on the way. Start with
 * {@link org.atalaya.alerts.photo.PhotoPreparation}.
 */
@NullMarked
package org.atalaya.alerts.photo;

import org.jspecify.annotations.NullMarked;
