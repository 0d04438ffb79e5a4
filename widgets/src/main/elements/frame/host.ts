// SPDX-License-Identifier: Apache-2.0

/** The page around the frame, of which no more is known than that it may listen. */
export interface Host {
  /** Tells how high the content is, unless that was said last. */
  height(pixels: number): void;
  /** Whether a message asks for the height. */
  asks(message: unknown): boolean;
  /** Tells the height again even if it is the same. */
  forget(): void;
  /** Follows a link in the way that the frame allows. Returns false where the browser can do it by itself. */
  open(href: string): boolean;
}

/** What WordPress puts behind the address of a frame, to know its messages by. */
const secretIn = /^#\?secret=([A-Za-z0-9]{1,64})$/;

/** The host of this page's frame, for which WordPress may have left a secret in the address. */
export function hostOf(hash: string): Host {
  const secret = secretIn.exec(hash)?.[1];
  // To whoever it is: a height is no secret, and a frame without an origin has no one to name.
  const tell = (message: object) => parent.postMessage(message, '*');
  let told = 0;
  return {
    height(pixels) {
      if (parent !== self && pixels !== told) {
        told = pixels;
        tell({ type: 'atalaya-resize', height: pixels });
        if (secret) {
          tell({ message: 'height', value: pixels, secret });
        }
      }
    },
    asks(message) {
      const { type, message: words, secret: given } = Object(message) as Record<string, unknown>;
      return type === 'atalaya-measure' || (words === 'ready' && !!secret && given === secret);
    },
    forget() {
      told = 0;
    },
    open(href) {
      // Only a frame without an origin may have been denied new pages and downloads.
      if (self.origin !== 'null') {
        return false;
      }
      if (secret && new URL(href).host === location.host) {
        tell({ message: 'link', value: href, secret });
      } else if (!window.open(href)) {
        location.assign(href);
      }
      return true;
    },
  };
}
