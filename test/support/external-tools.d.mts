/** Path of a Chromium or Chrome; CHROMIUM_PATH is asked first. */
export function chromiumPath(): string | undefined;
/** Path of a program such as `pdftotext` (poppler-utils) or `qpdf`. */
export function toolPath(name: string): string | undefined;
/** Class path of PDFBox's preflight, where Debian's packages of it are installed. */
export function preflightClassPath(): string | undefined;
