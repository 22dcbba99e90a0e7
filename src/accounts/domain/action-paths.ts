import type { ActionPurpose } from './link.js';

/** The page that a link in a mail leads to, once the person is signed in. */
export function actionPath(purpose: ActionPurpose, reference: string): string {
  return `/partnerships/${reference}/${purpose === 'invitation' ? 'invitation' : 'sign'}`;
}
