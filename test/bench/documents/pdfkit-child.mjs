/** The baseline: the same words in two columns by pdfkit, as one would write it first. Neither tagged nor PDF/A. */
import PDFDocument from 'pdfkit';
import { enterChild } from '../../../src/platform/documents/child-entry.mjs';

const { fonts } = enterChild(draw);
const width = 225;
const columns = [60, 310];

async function draw({ rows }) {
  const pdf = new PDFDocument({ size: 'A4', margins: { top: 60, bottom: 74, left: 60, right: 60 } });
  for (const [language, [regular, bold]] of Object.entries(fonts)) {
    pdf.registerFont(language, regular);
    pdf.registerFont(`${language} bold`, bold);
  }
  const done = bytesOf(pdf);
  for (const { cells } of rows) drawRow(pdf, cells);
  pdf.end();
  return { pdf: await done };
}

function drawRow(pdf, cells) {
  const tallest = Math.max(
    ...cells.map((cell) => linesOf(cell).reduce((sum, line) => sum + heightOf(pdf, cell, line), 0)),
  );
  if (pdf.y + tallest > 768) pdf.addPage();
  const top = pdf.y;
  for (const [index, cell] of cells.entries()) {
    let y = top;
    for (const line of linesOf(cell)) {
      const height = heightOf(pdf, cell, line);
      pdf.text(line.text, columns[index], y, { width, align: 'justify' });
      y += height;
    }
  }
  pdf.y = top + tallest + 8;
}

function heightOf(pdf, { language }, { text, bold }) {
  pdf.font(bold ? `${language} bold` : language).fontSize(bold ? 10 : 9.4);
  return pdf.heightOfString(text, { width }) + 4;
}

function linesOf({ heading, blocks }) {
  const texts = blocks.flatMap((block) =>
    block.kind === 'list' ? block.items.map((item) => `– ${item}`) : [block.text],
  );
  return [...(heading ? [{ text: heading, bold: true }] : []), ...texts.map((text) => ({ text, bold: false }))];
}

function bytesOf(pdf) {
  const chunks = [];
  pdf.on('data', (chunk) => chunks.push(chunk));
  return new Promise((resolve) => pdf.on('end', () => resolve(Buffer.concat(chunks))));
}
