import { accessSync, constants } from 'node:fs';
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

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
