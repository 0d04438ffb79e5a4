// Bundles every *.test.ts and runs it by Node's own test runner: npm test
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = import.meta.dirname;
const outdir = join(root, 'node_modules/.cache/tests');
const tests = readdirSync(root, { recursive: true })
  .filter((path) => path.endsWith('.test.ts') && !path.startsWith('node_modules'))
  .map((path) => join(root, path));

rmSync(outdir, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  bundle: true,
  entryPoints: tests,
  format: 'esm',
  metafile: true,
  outdir,
  outExtension: { '.js': '.mjs' },
  packages: 'external',
  platform: 'node',
  sourcemap: 'inline',
  target: 'node20',
});
const files = Object.keys(metafile.outputs).filter((path) => path.endsWith('.test.mjs'));
const { status } = spawnSync(process.execPath, ['--enable-source-maps', '--test', ...files], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
