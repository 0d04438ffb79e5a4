// SPDX-License-Identifier: Apache-2.0

import themeStyle from './theme.css';

/** A style sheet that a page's content security policy has no say in. */
export function sheet(css: string): CSSStyleSheet {
  const result = new CSSStyleSheet();
  result.replaceSync(css);
  return result;
}

/** The first of every shadow tree. */
export const theme = sheet(themeStyle);
