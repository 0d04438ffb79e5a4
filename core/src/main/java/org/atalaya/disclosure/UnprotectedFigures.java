// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a type that tells more of the records than what is published of them. It never leaves the
 * core, and within it this package; the build checks both.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@interface UnprotectedFigures {}
