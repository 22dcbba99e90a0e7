import { create } from 'qrcode';

/** The modules of a QR code, row by row, `1` for a dark one; without the quiet zone around it. */
export function qrMatrix(text: string): string[] {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  return Array.from({ length: size }, (_, row) =>
    Array.from(data.slice(row * size, (row + 1) * size), Number).join(''),
  );
}
