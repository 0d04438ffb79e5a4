// SPDX-License-Identifier: Apache-2.0

import { AlertElement } from '../alert/alert-element.js';
import { alertCardAttributes, readFeed } from '../alert/alerts.js';
import { bulletinView } from '../alert/bulletin-view.js';
import { reflectAttributes } from '../shared/attributes.js';

/**
 * One alert for a missing person, with her photo. It asks the observatory every fifteen seconds: once the person
 * was found, nothing but a sentence is left of it, as when for 75 seconds it could not be asked. Nothing of it is
 * kept in the browser. Every attribute has a property of the same name that reflects it.
 *
 * @summary One alert for a missing person.
 * @tagname atalaya-alert-card
 *
 * @attr {string} observatory - Base address of the observatory; `/atalaya` on the page's own origin if absent.
 * @attr {string} alert - Id of the alert, as in the observatory's feeds.
 * @attr {"light"|"dark"|"auto"} theme - Colours, or those that the reader's device asks for; light if absent.
 * @attr {"es"|"en"} lang - Language; that of the surrounding page if absent, otherwise Spanish.
 *
 * @slot - Shown until it is known whether the alert holds: a link to the observatory.
 *
 * @csspart bulletin - The alert.
 *
 * @cssproperty [--atalaya-text=#1d2733] - Text.
 * @cssproperty [--atalaya-muted=#55606e] - Quiet text.
 * @cssproperty [--atalaya-line=#d6dbe1] - Rules and borders.
 * @cssproperty [--atalaya-accent=#5b3a8e] - Focus, links and buttons.
 * @cssproperty [--atalaya-ground=#ffffff] - Ground.
 * @cssproperty [--atalaya-font=system-ui, …] - Font family.
 */
export class AlertCardElement extends AlertElement {
  static override readonly observedAttributes: readonly string[] = alertCardAttributes;

  declare alert: string;

  static {
    reflectAttributes(this.prototype, alertCardAttributes);
  }

  protected path(): string {
    if (!this.alert) {
      this.say(this.words.noAlert);
      return '';
    }
    return `/v1/alerts/${encodeURIComponent(this.alert)}.json?lang=${this.language}`;
  }

  protected show(json: unknown, now: number): number {
    const [bulletin] = readFeed(json, now);
    if (!bulletin) {
      this.say(`${this.words.ended} ${this.words.endedHint}`);
      return Infinity;
    }
    this.frame.replaceChildren(bulletinView(bulletin, 'card', this.language, now));
    this.frame.className = 'card';
    return Math.min(bulletin.expires, now + 60_000);
  }
}
