import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import mjml2html from 'mjml';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const sources = join(root, 'templates/emails');
const target = join(root, 'dist/emails');

/**
 * Compiles `templates/emails/<name>.mjml` to `dist/emails/<name>.html.njk`: what mail programs understand, with the
 * holes for nunjucks still in it. Files are renamed into place, so that a worker never reads half a file.
 * @returns {Promise<string[]>} the names that were built
 */
export async function buildEmails() {
  mkdirSync(target, { recursive: true });
  const names = readdirSync(sources)
    .filter((file) => file.endsWith('.mjml'))
    .map((file) => file.slice(0, -'.mjml'.length));
  for (const name of names) writeWhole(join(target, `${name}.html.njk`), await compiled(name));
  return names;
}

async function compiled(name) {
  const filePath = join(sources, `${name}.mjml`);
  const { html, errors } = await mjml2html(readFileSync(filePath, 'utf8'), { filePath, validationLevel: 'strict' });
  if (errors.length > 0) throw new Error(errors.map(({ formattedMessage }) => formattedMessage).join('\n'));
  return mirrorable(html);
}

/** Whatever begins at the left begins at the right in Arabic and Hebrew. Mail programs know no logical properties. */
function mirrorable(html) {
  return html
    .replaceAll('direction:ltr', 'direction:{{ mail.direction }}')
    .replaceAll('text-align:left', "text-align:{{ 'right' if mail.direction == 'rtl' else 'left' }}")
    .replaceAll('align="left"', `align="{{ 'right' if mail.direction == 'rtl' else 'left' }}"`);
}

function writeWhole(file, content) {
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, content);
  renameSync(draft, file);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildEmails();
