// SPDX-License-Identifier: Apache-2.0

// What shared/tokens.css says, for style sheets that are built.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const source = readFileSync(join(import.meta.dirname, 'shared/tokens.css'), 'utf8');
const [light, dark] = source
  .replace(/\/\*[^]*?\*\//g, '')
  .split('@media')
  .map(
    (part) => new Map([...part.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value])),
  );

/** The style sheet with the values of the tokens that it names by `var(--token-x)` and `var(--token-dark-x)`. */
export function withTokens(css, path) {
  return css.replace(/var\(--token-(dark-)?([\w-]+)\)/g, (named, isDark, name) => {
    const value = (isDark ? dark : light).get(name);
    if (value === undefined) {
      throw new Error(`${path} names ${named}, which shared/tokens.css does not define`);
    }
    return value;
  });
}

/** All of light for a part of somebody else's page, which must not meet names so short. */
export const scoped = `.atalaya-look {${[...light].map(([name, value]) => `--${name}:${value}`).join(';')}}`;
