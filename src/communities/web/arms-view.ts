import { addresses } from '../../platform/web/navigation.js';
import type { Community } from '../domain/community.js';

/** The picture's address: public, and another one after each change, so that caches may keep it for good. */
export function armsHref({ slug, armsSha256 }: Pick<Community, 'slug' | 'armsSha256'>): string | null {
  return armsSha256 ? `${addresses.ownCommunities}/${slug}/arms?v=${shortOf(armsSha256)}` : null;
}

export const shortOf = (sha256: string): string => sha256.slice(0, 16);
