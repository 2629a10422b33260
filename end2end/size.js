// The size gate: what a browser downloads, compressed as the server sends it at best (brotli 11),
// against its limits. Prints a table at every build; a limit passed fails the build.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { startServer } from './support/server.js';

const KB = 1000;
const LIMITS = { entry: 220 * KB, lazy: 80 * KB, console: 450 * KB, glue: 20 * KB, styles: 20 * KB, html: 15 * KB };
// The public pages that people open first, from a search or from a mail.
const PAGES = ['/', '/track'];

const brotli = promisify(brotliCompress);
const packed = async (bytes) =>
  (await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } })).length;

async function builtFiles(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  return files.filter((file) => /\.(wasm|js|css)$/.test(file)).sort();
}

async function row(what, limit, files) {
  const contents = await Promise.all(files.map((file) => readFile(file)));
  const sizes = await Promise.all(contents.map(packed));
  const sum = (list) => list.reduce((total, one) => total + one, 0);
  return { what, raw: sum(contents.map((bytes) => bytes.length)), size: sum(sizes), limit };
}

async function siteRows() {
  const folder = join(process.env.CALLTAG_SITE_ROOT, 'pkg');
  const files = await builtFiles(folder);
  const name = (file) => file.slice(folder.length + 1);
  const entry = files.filter((file) => /^calltag(\.[^.]+)?\.wasm$/.test(name(file)));
  const lazy = files.filter((file) => file.endsWith('.wasm') && !entry.includes(file));
  if (entry.length !== 1) throw new Error(`One entry WebAssembly was expected in ${folder}, found ${entry.length}.`);
  return Promise.all([
    row('WebAssembly, entry', LIMITS.entry, entry),
    ...lazy.map((file) => row(`WebAssembly, lazy: ${shortName(name(file))}`, LIMITS.lazy, [file])),
    row('JavaScript glue', LIMITS.glue, files.filter((file) => file.endsWith('.js'))),
    row('CSS', LIMITS.styles, files.filter((file) => file.endsWith('.css'))),
  ]);
}

/** What entering an area downloads besides the first page: its own part and those that it shares with others. */
async function areaRows() {
  const folder = join(process.env.CALLTAG_SITE_ROOT, 'pkg');
  const manifest = (await readdir(folder)).find((name) => /^__wasm_split_manifest.*\.json$/.test(name));
  const areas = Object.entries(JSON.parse(await readFile(join(folder, manifest), 'utf8')));
  const files = (parts) => parts.map((part) => join(folder, `${part}.wasm`));
  const console = areas.filter(([name]) => /desk|floor/.test(name)).flatMap(([, parts]) => parts);
  return Promise.all([
    ...areas.map(([name, parts]) => row(`Entering ${name.match(/^__(.*)_view_/)?.[1] ?? name}`, Infinity, files(parts))),
    row('Staff console, all of it', LIMITS.console, files([...new Set(console)])),
  ]);
}

/** The name without its content hash. */
const shortName = (name) => name.replace(/\.[\w-]{20,}(?=\.wasm$)/, '');

async function pageRows() {
  const server = await startServer();
  try {
    return await Promise.all(
      PAGES.map(async (path) => {
        const answer = await fetch(server.url + path);
        if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}.`);
        const html = Buffer.from(await answer.arrayBuffer());
        return { what: `HTML of ${path}`, raw: html.length, size: await packed(html), limit: LIMITS.html };
      }),
    );
  } finally {
    await server.stop();
  }
}

const kb = (bytes) => (Number.isFinite(bytes) ? (bytes / KB).toFixed(1) : '').padStart(8);
const rows = [...(await siteRows()), ...(await areaRows()), ...(await pageRows())];
const width = Math.max(...rows.map(({ what }) => what.length));
console.log(`${'kB'.padEnd(width)}  ${['raw', 'brotli', 'limit'].map((head) => head.padStart(8)).join('')}`);
for (const { what, raw, size, limit } of rows) {
  console.log(`${what.padEnd(width)}  ${kb(raw)}${kb(size)}${kb(limit)}${size > limit ? '  TOO LARGE' : ''}`);
}
const over = rows.filter(({ size, limit }) => size > limit);
if (over.length > 0) {
  console.error(`Over its limit: ${over.map(({ what }) => what).join(', ')}.`);
  process.exit(1);
}
