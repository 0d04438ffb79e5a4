// Builds what partner pages load: npm run build -- --version=0.1.0
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { scoped, withTokens } from './tokens.mjs';

/** Every element with a module of its own, `<name>.js` defining `atalaya-<name>`. */
const elements = [
  'alert-card',
  'alert-ticker',
  'chart',
  'dashboard',
  'figure',
  'registry-check',
  'table',
  'tip-form',
];

/** Kilobytes that a reader downloads at most to explore a chart. */
const explore = 225;

/** Bytes after gzip that a partner page may load before it shows something, and a reader to explore it. */
const budgets = [
  { files: ['embed.js'], limit: 2 * 1024 },
  { files: ['embed.js', 'chart.js'], limit: 5.75 * 1024 },
  { files: ['embed.js', 'figure.js'], limit: 5.75 * 1024 },
  { files: ['embed.js', 'dashboard.js'], limit: 6.5 * 1024 },
  { files: ['embed.js', 'table.js'], limit: 8 * 1024 },
  { files: ['embed.js', 'alert-ticker.js'], limit: 7.25 * 1024 },
  { files: ['embed.js', 'alert-card.js'], limit: 6.5 * 1024 },
  { files: ['embed.js', 'registry-check.js'], limit: 4 * 1024 },
  { files: ['embed.js', 'tip-form.js'], limit: 4 * 1024 },
  { files: ['explore.js'], limit: explore * 1024 },
];

const { version } = parseArgs({ options: { version: { type: 'string' } } }).values;
if (!version || !/^[\w.+-]+$/.test(version)) {
  console.error(`--version must be a version such as 0.1.0. Given: ${version ?? 'nothing'}`);
  process.exit(1);
}

const root = import.meta.dirname;
const target = join(root, '../../../target/elements');
const outdir = join(target, 'META-INF/resources/atalaya/elements', version);
rmSync(target, { recursive: true, force: true });

const common = {
  absWorkingDir: root,
  bundle: true,
  charset: 'utf8',
  legalComments: 'eof',
  metafile: true,
  minify: true,
  outdir,
  target: ['es2022', 'chrome109', 'firefox115', 'safari16.4'],
  define: {
    ATALAYA_VERSION: JSON.stringify(version),
    ATALAYA_ELEMENTS: JSON.stringify(elements.join()),
    ATALAYA_EXPLORE_KILOBYTES: `${explore}`,
  },
};

const minified = async (css) =>
  (await transform(css, { loader: 'css', minify: true, target: common.target.slice(1) })).code.trim();

/** Style sheets become minified text, for adopted style sheets. */
const styles = {
  name: 'styles',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => ({
      contents: await minified(withTokens(readFileSync(path, 'utf8'), path)),
      loader: 'text',
    }));
  },
};

/**
 * A module imported on demand, `import('./x.js')`, is a file of its own beside the element's. It repeats the
 * little it shares with the element: a shared chunk would cost a round trip before the first picture.
 */
const onDemand = new Map();
const modules = {
  name: 'modules',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.?\// }, ({ kind, path, resolveDir }) => {
      if (kind !== 'dynamic-import') {
        return undefined;
      }
      onDemand.set(basename(path, '.js'), join(resolveDir, path).replace(/\.js$/, '.ts'));
      return { path: `./${basename(path)}`, external: true };
    });
  },
};

/**
 * ECharts empties the element it draws in by `innerHTML = ''`, which a page with Trusted Types forbids like any
 * other markup out of a string.
 */
const trustedTypes = {
  name: 'trusted-types',
  setup({ onLoad }) {
    onLoad({ filter: /zrender[\\/]lib[\\/]canvas[\\/]Painter\.js$/ }, ({ path }) => {
      const [first, ...rest] = readFileSync(path, 'utf8').split(".innerHTML = '';");
      if (rest.length !== 2) {
        throw new Error(`${path} must empty its element twice. It does so ${rest.length} times`);
      }
      return { contents: [first, ...rest].join('.replaceChildren();') };
    });
  },
};

const bundle = (entryPoints, format) =>
  build({ ...common, entryPoints, format, plugins: [styles, modules, trustedTypes] });
const results = [
  await bundle({ embed: 'embed/embed.ts' }, 'iife'),
  await bundle(Object.fromEntries(elements.map((name) => [name, `${name}/${name}-define.ts`])), 'esm'),
  await bundle({ builder: 'builder/builder.ts', frame: 'frame/frame.ts' }, 'esm'),
  // Within the page itself, whose policy names its hash.
  await bundle(
    { 'registry-page': 'registry-page/registry-page.ts', 'tip-page': 'tip-page/tip-page.ts' },
    'iife',
  ),
  // What only the components for Vaadin Flow load.
  await bundle({ flow: 'flow/flow.ts', echart: 'echart/echart-define.ts' }, 'esm'),
];
for (let built = 0; built < onDemand.size;) {
  // What these modules import on demand themselves comes with the next round.
  const modules = [...onDemand].slice(built);
  built = onDemand.size;
  results.push(await bundle(Object.fromEntries(modules), 'esm'));
}

// What the licences of ECharts ask for goes into the jar, beside a line in the module itself.
const licences = ['echarts/LICENSE', 'echarts/NOTICE', 'echarts/licenses/LICENSE-d3', 'zrender/LICENSE'];
mkdirSync(join(target, 'META-INF/licenses'), { recursive: true });
writeFileSync(
  join(target, 'META-INF/licenses/echarts.txt'),
  licences.map((name) => readFileSync(join(root, 'node_modules', name), 'utf8')).join('\n'),
);

// What pages of this library begin with, and portlets.
const sheets = { 'tokens.css': readFileSync(join(root, 'shared/tokens.css'), 'utf8'), 'look.css': scoped };
for (const [name, css] of Object.entries(sheets)) {
  writeFileSync(join(outdir, name), await minified(css));
}

const sizes = new Map();
const scripts = results
  .flatMap(({ metafile }) => Object.keys(metafile.outputs))
  .map((path) => join(root, path));
for (const file of [...scripts, ...Object.keys(sheets).map((name) => join(outdir, name))]) {
  const source = readFileSync(file);
  const gzip = gzipSync(source, { level: 9 });
  const brotli = brotliCompressSync(source, {
    params: { [constants.BROTLI_PARAM_SIZE_HINT]: source.length, [constants.BROTLI_PARAM_QUALITY]: 11 },
  });
  writeFileSync(`${file}.gz`, gzip);
  writeFileSync(`${file}.br`, brotli);
  sizes.set(basename(file), { plain: source.length, gzip: gzip.length, brotli: brotli.length });
}
console.table(Object.fromEntries([...sizes].sort()));

for (const { files, limit } of budgets) {
  const total = files.reduce((sum, name) => sum + sizes.get(name).gzip, 0);
  console.log(`${files.join(' + ')}: ${total} bytes gzip of at most ${limit}`);
  if (total > limit) {
    console.error(`${files.join(' + ')} must be at most ${limit} bytes gzip. Built: ${total}`);
    process.exitCode = 1;
  }
}
