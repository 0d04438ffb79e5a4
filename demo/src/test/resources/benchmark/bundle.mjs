// SPDX-License-Identifier: Apache-2.0

// Bundles what a page with each library loads, as its makers advise: node bundle.mjs SOURCES PACKAGES TARGET
import { join } from 'node:path';
import { createRequire } from 'node:module';

const [sources, packages, target] = process.argv.slice(2);
const { build } = createRequire(join(packages, 'package.json'))('esbuild');
await build({
  entryPoints: ['echarts-shaken', 'echarts-full', 'chart-js', 'highcharts'].map((name) =>
    join(sources, `${name}.js`),
  ),
  outdir: target,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  legalComments: 'none',
  nodePaths: [join(packages, 'node_modules')],
});
