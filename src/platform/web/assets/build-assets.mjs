import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compile } from 'sass';
import { mirrored } from './mirrored.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../../../', import.meta.url));
const modules = join(root, 'node_modules');
const publicFolder = join(root, 'dist/public');

/** Latin and Latin Extended cover the names of the communities; other scripts fall to the reader's own fonts. */
const fonts = ['latin-400', 'latin-700', 'latin-ext-400', 'latin-ext-700'].map(
  (cut) => `@fontsource/public-sans/files/public-sans-${cut}-normal.woff2`,
);

/**
 * Writes `dist/public/assets/<name>-<hash>.<ext>` and, last, `dist/public/manifest.json` with a logical name for each.
 * Files are renamed into place, so a server or another build beside this one never reads half a file.
 */
export function buildAssets() {
  mkdirSync(join(publicFolder, 'assets'), { recursive: true });
  const manifest = {};
  const add = (name, content) => {
    manifest[name] = publish(name, content);
  };
  for (const font of fonts) add(basename(font), readFileSync(join(modules, font)));
  add('mark.svg', readFileSync(join(here, 'mark.svg')));
  add('govuk-frontend.js', withoutSourceMap(join(modules, 'govuk-frontend/dist/govuk/govuk-frontend.min.js')));
  add('entente.js', pointedAt(readFileSync(join(here, 'scripts/entente.js'), 'utf8'), manifest));
  add('autosave.js', readFileSync(join(here, 'scripts/autosave.js')));
  add('live-inbox.js', readFileSync(join(here, 'scripts/live-inbox.js')));
  add('keep-form.js', readFileSync(join(here, 'scripts/keep-form.js')));
  const css = pointedAt(stylesheet(), manifest);
  add('entente.css', css);
  add('entente-rtl.css', mirrored(css));
  add('signature_pad.js', withoutSourceMap(join(modules, 'signature_pad/dist/signature_pad.min.js')));
  add('drawn-signature.js', pointedAt(readFileSync(join(here, 'scripts/drawn-signature.js'), 'utf8'), manifest));
  add(
    'simplewebauthn-browser.js',
    withoutSourceMap(join(modules, '@simplewebauthn/browser/dist/bundle/index.umd.min.js')),
  );
  add('passkeys.js', pointedAt(readFileSync(join(here, 'scripts/passkeys.js'), 'utf8'), manifest));
  add('swagger-ui.css', withoutSourceMap(join(modules, 'swagger-ui-dist/swagger-ui.css')));
  add('swagger-ui-bundle.js', withoutSourceMap(join(modules, 'swagger-ui-dist/swagger-ui-bundle.js')));
  add('api-docs.js', readFileSync(join(here, 'scripts/api-docs.js')));
  writeWhole(join(publicFolder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

function publish(name, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  const extension = extname(name);
  const file = `${name.slice(0, -extension.length)}-${hash}${extension}`;
  writeWhole(join(publicFolder, 'assets', file), content);
  return `/assets/${file}`;
}

function writeWhole(file, content) {
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, content);
  renameSync(draft, file);
}

function stylesheet() {
  const { css } = compile(join(here, 'entente.scss'), {
    style: 'compressed',
    loadPaths: [join(modules, 'govuk-frontend/dist')],
    quietDeps: true,
  });
  return css;
}

/** `asset:name` in our own sources becomes the address of what was published under that name. */
function pointedAt(source, manifest) {
  return source.replace(/asset:([\w.-]+)/g, (_, name) => {
    if (!(name in manifest)) throw new Error(`Nothing was published as "${name}".`);
    return manifest[name];
  });
}

/** The maps aren't published, and a reference to one is a 404 in every developer's console. */
function withoutSourceMap(file) {
  return readFileSync(file, 'utf8').replace(/\n?(\/\/#|\/\*#) sourceMappingURL=.*$/m, '');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) buildAssets();
