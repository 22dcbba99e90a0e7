import type { OpenedKeyFile } from './opened-key-file.js';

export function openKeyFile(asked: { bytes: Uint8Array; password: string }): Promise<OpenedKeyFile>;
