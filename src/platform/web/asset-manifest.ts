import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { publicFolder } from './project-paths.js';

/** Logical names such as `entente.css` to addresses such as `/assets/entente-3f2a….css`. */
@Injectable()
export class AssetManifest {
  private readonly addresses: ReadonlyMap<string, string>;

  constructor() {
    this.addresses = readManifest();
  }

  addressOf(name: string): string {
    const address = this.addresses.get(name);
    if (address === undefined) throw new Error(`No asset is called "${name}". Is it built? (npm run build)`);
    return address;
  }
}

function readManifest(): ReadonlyMap<string, string> {
  const file = join(publicFolder, 'manifest.json');
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>));
  } catch (error) {
    throw new Error(`The assets are not built (${file}). Run: npm run build`, { cause: error });
  }
}
