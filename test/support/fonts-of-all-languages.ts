import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ours = fileURLToPath(new URL('../../node_modules/@expo-google-fonts/', import.meta.url));

/**
 * The environment of a browser that has letters of every language that we write, whatever the machine has: those that
 * agreements are set in. For pictures that people look at.
 */
export function withFontsOfAllLanguages(): Record<string, string> {
  const folder = join(tmpdir(), 'entente-fonts');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'fonts.conf');
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>${ours}</dir><cachedir>${folder}</cachedir></fontconfig>`,
  );
  return { FONTCONFIG_FILE: file };
}
