/** One blank page, with something of its own, so that two of them differ. */
export const aBlankPdf = (own = ''): Buffer => {
  const objects = [
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj',
  ];
  const head = `%PDF-1.4\n%${own}\n`;
  const starts = objects.map(
    (_, index) => head.length + objects.slice(0, index).join('\n').length + (index > 0 ? 1 : 0),
  );
  const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  const body = `${head}${objects.join('\n')}\n`;
  return Buffer.from(
    `${body}xref\n0 4\n0000000000 65535 f \n${rows}trailer<</Size 4/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`,
  );
};
