// SPDX-License-Identifier: Apache-2.0

// Completes the bill of materials (CycloneDX) of the Java modules by what the elements bundle, as the lock file names
// it, and refuses one in which something is missing, unless it is of a build of some modules only: node bill.mjs BILL.json

import { Buffer } from 'node:buffer';
import { readFile, writeFile } from 'node:fs/promises';

const [file] = process.argv.slice(2);
const bill = JSON.parse(await readFile(file, 'utf8'));
const lock = JSON.parse(await readFile(new URL('package-lock.json', import.meta.url), 'utf8'));

function component([path, { version, license, integrity }]) {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  const content = Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex');
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    scope: 'required',
    hashes: [{ alg: 'SHA-512', content }],
    licenses: [{ license: { id: license } }],
    purl,
  };
}

const bundled = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && !dev);
const known = new Map((bill.components ?? []).map((each) => [each.purl, each]));
for (const each of bundled.map(component)) {
  known.set(each.purl, each);
}
bill.components = [...known.values()];

const missing = ['duckdb_jdbc', 'jooq', 'echarts'].filter(
  (name) => !bill.components.some((each) => each.name === name && each.licenses?.length > 0),
);
const modules = bill.components.filter((each) => each.group === 'org.atalaya').map((each) => each.name);
const isWhole = modules.length === 0 || modules.includes('atalaya-demo');
if (isWhole && missing.length > 0) {
  console.error(`The bill of materials does not name with a licence: ${missing.join(', ')}`);
  process.exit(1);
}
await writeFile(file, `${JSON.stringify(bill, null, 2)}\n`);
