import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';

const chromiums = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** @returns {string | undefined} path of a Chromium or Chrome; CHROMIUM_PATH is asked first */
export function chromiumPath() {
  return chromiums.find((file) => file && isProgram(file));
}

/**
 * @param {string} name such as `pdftotext` (poppler-utils) or `qpdf`
 * @returns {string | undefined} its path
 */
export function toolPath(name) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return folders.map((folder) => path.join(folder, name)).find(isProgram);
}

/** PDFBox's PDF/A-1b checker with all that it needs, as Debian's libpdfbox2-java, libactivation-java and libjaxb-api-java bring it. */
const preflightJars = 'preflight pdfbox2 xmpbox fontbox2 commons-logging commons-io javax.activation jaxb-api'
  .split(' ')
  .map((name) => `/usr/share/java/${name}.jar`);

/** @returns {string | undefined} the class path of PDFBox's preflight */
export function preflightClassPath() {
  return preflightJars.every((jar) => existsSync(jar)) ? preflightJars.join(':') : undefined;
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
