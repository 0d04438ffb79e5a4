// Writes custom-elements.json from the elements' comments, and out of it the tables of attributes in the
// README of widgets; or with --check compares both: npm run manifest
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';

const root = import.meta.dirname;
const argv = ['analyze', '--config', 'custom-elements-manifest.config.mjs', '--quiet'];
const manifest = await cli({ argv, cwd: root, noWrite: true });
// Files are found in no certain order.
manifest.modules.sort((a, b) => (a.path < b.path ? -1 : 1));

/** A row for each attribute, with the values it takes where they are a few. */
function table({ attributes }) {
  const cell = (text) => text.replaceAll('|', '\\|');
  const rows = attributes.map(({ name, type, description }) => {
    const values = type.text === 'string' ? '' : `${type.text.replaceAll('"', '`').replaceAll('|', ', ')}: `;
    return `| \`${name}\` | ${cell(values + description)} |`;
  });
  return ['| attribute | |', '|---|---|', ...rows].join('\n');
}

function withTables(readme) {
  return manifest.modules
    .flatMap((module) => module.declarations)
    .filter(({ tagName }) => tagName)
    .reduce((text, declaration) => {
      const [begin, end] = [`<!-- attributes of ${declaration.tagName} -->`, '<!-- end -->'];
      const from = text.indexOf(begin);
      const to = text.indexOf(end, from);
      if (from < 0 || to < 0) {
        throw new Error(`README.md must have ${begin} and ${end}`);
      }
      return `${text.slice(0, from)}${begin}\n\n${table(declaration)}\n\n${text.slice(to)}`;
    }, readme);
}

const readme = join(root, '../../../README.md');
const written = [
  [join(root, 'custom-elements.json'), `${JSON.stringify(manifest, null, 2)}\n`],
  [readme, withTables(readFileSync(readme, 'utf8'))],
];
for (const [file, text] of written) {
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text);
  } else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.error(`${basename(file)} is not what the comments say. Run: npm run manifest`);
    process.exitCode = 1;
  }
}
