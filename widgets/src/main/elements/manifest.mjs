// Writes custom-elements.json from the elements' comments, or with --check compares it: npm run manifest
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';

const root = import.meta.dirname;
const committed = join(root, 'custom-elements.json');
const argv = ['analyze', '--config', 'custom-elements-manifest.config.mjs', '--quiet'];
const manifest = `${JSON.stringify(await cli({ argv, cwd: root, noWrite: true }), null, 2)}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(committed, manifest);
} else if (!existsSync(committed) || readFileSync(committed, 'utf8') !== manifest) {
  console.error('custom-elements.json is not what the comments say. Run: npm run manifest');
  process.exitCode = 1;
}
