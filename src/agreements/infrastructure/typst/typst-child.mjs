/**
 * Typesets one document at a time for `TypstDocumentRenderer`: { template, data } in, { pdf, pages } or { error } out.
 * Compiling blocks this process, and its memory grows with every document; both are why it is a process of its own.
 */
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { enterChild } from '../../../platform/documents/child-entry.mjs';

const { workspace, fonts } = enterChild(typeset);
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: fonts }] });

function typeset({ template, data }) {
  try {
    compiler.mapShadow(join(workspace, 'data.json'), Buffer.from(data));
    const compiled = compiler.compile({ mainFileContent: template });
    if (!compiled.result) return { error: faults(compiled.takeDiagnostics()) };
    return { pdf: compiler.pdf(compiled.result, { pdfStandard: 'a-3a' }), pages: compiled.result.numOfPages };
  } catch (error) {
    return { error: String(error?.message ?? error) };
  } finally {
    compiler.resetShadow();
    compiler.evictCache(3);
  }
}

function faults(diagnostics) {
  const found = diagnostics ? compiler.fetchDiagnostics(diagnostics) : [];
  return found.map(({ message }) => message).join('; ') || 'no result and no reason';
}
