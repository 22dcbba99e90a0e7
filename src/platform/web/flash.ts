import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Cookies } from './cookies.js';
import { isUnattended } from './unattended.js';

const flashSchema = z.object({
  kind: z.enum(['success', 'notice']),
  /** A catalogue key; never a text, so that a planted cookie can't put words in our mouth. */
  key: z.string().max(200),
  params: z.record(z.string(), z.union([z.string().max(300), z.number()])).default({}),
});

export type Flash = z.output<typeof flashSchema>;

/** A message that the next page shows once, after a redirect. */
@Injectable()
export class FlashMessages {
  constructor(private readonly cookies: Cookies) {}

  leave(response: Response, flash: z.input<typeof flashSchema>): void {
    this.cookies.set(response, 'flash', JSON.stringify(flashSchema.parse(flash)), 300);
  }

  /** Reads the message and forgets it; what a page asks by itself leaves it to the page that somebody waits for. */
  take(request: Request, response: Response): Flash | null {
    if (isUnattended(request)) return null;
    const value = this.cookies.read(request, 'flash');
    if (value === null) return null;
    this.cookies.clear(response, 'flash');
    return parsed(value);
  }
}

function parsed(value: string): Flash | null {
  try {
    return flashSchema.safeParse(JSON.parse(value)).data ?? null;
  } catch {
    return null;
  }
}
