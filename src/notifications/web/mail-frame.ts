import type { Response } from 'express';

/** Nothing in it runs or loads; its links open in the window around it, and only by a click. */
const mailPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-top-navigation-by-user-activation";

/** A mail's html as the answer of a frame of our own page: shut off from everything around it. */
export function framedMail(html: string, response: Response): string {
  response.setHeader('Content-Security-Policy', mailPolicy);
  response.setHeader('X-Frame-Options', 'SAMEORIGIN');
  return html.replace(/target="_(blank|self)"/g, 'target="_top"').replace(/<a (?![^>]*target=)/g, '<a target="_top" ');
}
