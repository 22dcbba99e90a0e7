/**
 * Typesets one document at a time for `TypstTypesetter`: { template, data, pictures, attachments, standard } in, { pdf, pages } or
 * { error } out. Compiling blocks this process, and its memory grows with every document; both are why it is a process of
 * its own.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { enterChild } from '../../../platform/documents/child-entry.mjs';

const { templates, workspace, fonts } = enterChild(typeset);
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: fonts }] });
const shared = readdirSync(templates).filter((name) => /\.(typ|json)$/.test(name));
for (const name of shared) show(name, readFileSync(join(templates, name)));

function typeset({ template, data, pictures, attachments, standard }) {
  const files = [['data.json', data], ...inFolder('pictures', pictures), ...inFolder('attachments', attachments)];
  try {
    for (const [name, content] of files) show(name, Buffer.from(content));
    const compiled = compiler.compile({ mainFilePath: join(workspace, template) });
    if (!compiled.result) return { error: faults(compiled.takeDiagnostics()) };
    return { pdf: compiler.pdf(compiled.result, { pdfStandard: standard }), pages: compiled.result.numOfPages };
  } catch (error) {
    return { error: String(error?.message ?? error) };
  } finally {
    for (const [name] of files) compiler.unmapShadow(join(workspace, name));
    compiler.evictCache(3);
  }
}

function inFolder(folder, files) {
  return Object.entries(files).map(([name, bytes]) => [`${folder}/${name}`, bytes]);
}

function show(name, content) {
  compiler.mapShadow(join(workspace, name), content);
}

function faults(diagnostics) {
  const found = diagnostics ? compiler.fetchDiagnostics(diagnostics) : [];
  return found.map(({ message }) => message).join('; ') || 'no result and no reason';
}
