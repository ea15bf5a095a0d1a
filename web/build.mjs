// Two builds: the participants' page as ONE html file, since round trips decide on a crowded wifi, then the staff's page
// as hashed files, one chunk a screen. Everything gets .br and .gz beside it; a page over its budget stops the build.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants as zlib, gzipSync } from 'node:zlib';
import { PurgeCSS } from 'purgecss';
import { build } from 'vite';

/** Bytes in brotli. The participants' page is read by fifty phones at once; staff have a laptop. */
const PHONE_BUDGET = 30_000;
const STAFF_BUDGET = 120_000;

const outDir = path.resolve(process.env.WEB_OUT ?? 'dist');
const shared = { configFile: false, logLevel: 'warn', plugins: [svelte({ compilerOptions: { dev: false, cssHash: ({ name }) => `s-${name}` } })] };
const options = { target: ['es2022', 'safari16.4'], modulePreload: { polyfill: false }, assetsInlineLimit: 0, outDir };

await build({ ...shared, plugins: [...shared.plugins, lighter(), inlinePage()],
  build: { ...options, modulePreload: false, emptyOutDir: true, cssCodeSplit: false },
 });
const staff = await build({
  ...shared,
  build: { ...options, emptyOutDir: false, copyPublicDir: false, rolldownOptions: { input: ['staff.html'] } },
});
compress();
keepBudgets(staff);

/**
 * Leaves out what the participants' page does not use: custom elements, taking over markup that a server drew, parts that
 * catch errors or wait for promises, deep state (its use there is an error that the stories find), and waiting for the style
 * sheets of lazy chunks. Together an eighth of the page, which fifty phones would fetch for nothing.
 */
function lighter() {
  const parts = new Map([
    ['vite/preload-helper.js', 'export const __vitePreload = (load) => load();'],
    ['/dom/elements/custom-element.js', 'export function create_custom_element() {}'],
    ['/client/dom/hydration.js', `
      export const hydrating = false, hydrate_node = null;
      export const set_hydrating = () => {}, hydrate_next = () => {}, reset = () => {}, hydrate_template = () => {}, next = () => {};
      export const set_hydrate_node = (node) => node, skip_nodes = () => null, read_hydration_instruction = () => '';`],
    ['/client/dom/blocks/boundary.js', `
      import { branch } from '../../reactivity/effects.js';
      export const boundary = (anchor, _props, children) => void branch(() => children(anchor)), pending = () => false;`],
    ['/client/proxy.js', `
      export const is = Object.is, get_proxied_value = (value) => value;
      export function proxy(value) {
        if (typeof value === 'object' && value !== null) throw new Error('use $state.raw on the participants page');
        return value;
      }`],
  ]);
  const found = new Set();
  return {
    name: 'lighter',
    enforce: 'pre',
    load(id) {
      const [part, code] = [...parts].find(([part]) => id.endsWith(part)) ?? [];
      if (part) found.add(part);
      return code;
    },
    buildEnd(error) {
      if (!error && found.size < parts.size) this.error(`only ${[...found]} of what the participants' page leaves out were found`);
    },
  };
}

/** Puts code and style into index.html and names each by its hash, so that the page's CSP allows nothing else. */
function inlinePage() {
  return {
    name: 'inline-page',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      const page = bundle['index.html'];
      const take = (file) => {
        const { source, code } = bundle[file];
        delete bundle[file];
        return String(source ?? code).trim();
      };
      let scripts = '';
      let html = String(page.source).replace(/<script type="module"[^>]*src="\/([^"]+)"[^>]*><\/script>\s*/g, (_tag, file) => {
        // Inside the page, a neighbour of the file is no longer a neighbour.
        const code = take(file)
          .replaceAll(',__VITE_PRELOAD__', '')
          .replace(/import\((["'`])\.\//g, 'import($1/assets/').replaceAll('</script', '<\\/script');
        scripts += `<script type="module">${code}</script>`;
        return '';
      });
      const used = html + scripts;
      for (const [tag, file] of [...html.matchAll(/<link rel="stylesheet"[^>]*href="\/([^"]+)"[^>]*>\s*/g)]) {
        const style = await purge(take(file), used);
        html = html.replace(tag, () => `<style>${style}</style>`);
      }
      // Only the languages that a page may turn to later are files of their own.
      const left = Object.keys(bundle).filter((file) => /\.(js|css)$/.test(file) && !/^assets\/(nn|en)-/.test(file));
      if (left.length) this.error(`the participants' page must be one file, but these are left over: ${left}`);
      html = html.replace('</body>', () => `${scripts}</body>`);
      page.source = html;
      const hashes = (tag) => [...html.matchAll(new RegExp(`<${tag}[^>]*>([^]*?)</${tag}>`, 'g'))].map(([, text]) => hash(text));
      const source = `script-src 'self' ${hashes('script').join(' ')}; style-src ${hashes('style').join(' ')}`;
      this.emitFile({ type: 'asset', fileName: 'index.html.csp', source });
    },
  };
}

/** The style that the page can need: names in its own code and markup are what counts as used. */
async function purge(css, used) {
  const [result] = await new PurgeCSS().purge({
    content: [{ raw: used, extension: 'html' }],
    css: [{ raw: css }],
    defaultExtractor: (text) => text.match(/[\w-]+/g) ?? [],
    variables: true,
    keyframes: true,
    safelist: { greedy: [/s-[A-Z]/, /aria-/, /data-at/] },
  });
  return settleColours(result.css.trim());
}

/** One page in one colour scheme needs no way from a colour's role to its value: puts the values where they are used. */
function settleColours(css) {
  const values = new Map();
  const inRules = (selector) => [...css.matchAll(new RegExp(`${selector}\\{([^}]*)\\}`, 'g'))].map(([, body]) => body).join(';');
  for (const body of [inRules(':root'), inRules('\\[data-color=brand1\\]')]) {
    for (const [, name, value] of body.matchAll(/(--ds-color-[\w-]+):([^;]+)/g)) values.set(name, value);
  }
  const settled = (value) => value.replace(/var\((--ds-color-[\w-]+)\)/g, (whole, name) => (values.has(name) ? settled(values.get(name)) : whole));
  const withoutRoles = css.replace(/\[data-color[^{}]*\{[^{}]*\}/g, '').replace(/--ds-color-[\w-]+:[^;}]+;?/g, '');
  return settled(withoutRoles);
}

function hash(text) {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function compress() {
  for (const name of fs.readdirSync(outDir, { recursive: true })) {
    const file = path.join(outDir, String(name));
    if (!/\.(js|css|html|svg|webmanifest|json)$/.test(file)) continue;
    const raw = fs.readFileSync(file);
    const params = { [zlib.BROTLI_PARAM_QUALITY]: 11, [zlib.BROTLI_PARAM_SIZE_HINT]: raw.length };
    for (const [ending, packed] of [['br', brotliCompressSync(raw, { params })], ['gz', gzipSync(raw, { level: 9 })]]) {
      if (packed.length < raw.length) fs.writeFileSync(`${file}.${ending}`, packed);
    }
  }
}

/** A staff screen costs its page, its own chunk, and all that they import. */
function keepBudgets({ output }) {
  const chunks = new Map(output.filter((file) => file.type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  const entry = output.find((file) => file.type === 'chunk' && file.isEntry);
  say('participants', [['index.html']], PHONE_BUDGET);
  for (const screen of entry.dynamicImports) {
    const files = new Set(['staff.html']);
    const add = (name) => {
      if (files.has(name)) return;
      files.add(name);
      const chunk = chunks.get(name);
      chunk.imports.forEach(add);
      for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style);
    };
    add(entry.fileName);
    add(screen);
    say(path.basename(screen).replace(/-.{8}\.js$/, ''), [[...files]].flat(1).map((file) => [file]), STAFF_BUDGET);
  }
}

function say(screen, files, budget) {
  const bytes = files.flat().reduce((sum, file) => {
    const packed = path.join(outDir, `${file}.br`);
    return sum + fs.statSync(fs.existsSync(packed) ? packed : path.join(outDir, file)).size;
  }, 0);
  console.log(`${screen}: ${bytes} bytes (br) of ${budget}`);
  if (bytes > budget) throw new Error(`${screen} is ${bytes} bytes (br), over its budget of ${budget}`);
}
