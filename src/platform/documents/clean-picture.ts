import { join } from 'node:path';
import { projectRoot } from '../config/project-root.js';
import { ChildFailed } from './child-failed.js';
import { Gate } from './gate.js';
import { GuardedChild } from './guarded-child.js';
import { type PictureLimits, pictureLimits } from './picture-limits.js';
import { type PictureRefusal, PictureRefused } from './picture-refused.js';

type Reply = { png: Uint8Array } | { refusal: PictureRefusal };

/** Each picture gets a process of its own, so many uploads at once must not mean as many processes. */
const gate = new Gate(2);

const pngHeader = Buffer.from('89504e470d0a1a0a', 'hex');

/**
 * Draws an uploaded PNG or SVG anew, in a limited process that knows nothing of ours, since its author is anybody. Nothing of
 * the file but its pixels survives: no script, no metadata, nothing that it refers to. The same file gives the same PNG, which
 * fits into `maxSide` squared. Throws `PictureRefused`; anything else that is thrown is our fault, not the file's.
 */
export async function cleanPicture(bytes: Uint8Array, limits: PictureLimits = pictureLimits): Promise<Buffer> {
  if (bytes.length === 0) throw new PictureRefused('empty', limits);
  if (bytes.length > limits.maxBytes) throw new PictureRefused('too-large', limits);
  const format = formatOf(bytes);
  if (format === null) throw new PictureRefused('not-a-picture', limits);
  const reply = await gate.pass(() => draw({ bytes, format }, limits));
  if ('refusal' in reply) throw new PictureRefused(reply.refusal, limits);
  return Buffer.from(reply.png);
}

async function draw(picture: { bytes: Uint8Array; format: string }, limits: PictureLimits): Promise<Reply> {
  const { timeoutMs, memoryMb, maxPixels, maxSide } = limits;
  const child = new GuardedChild({
    module: join(projectRoot(), 'src/platform/documents/clean-picture-child.mjs'),
    memoryMb,
    settings: { maxPixels, maxSide },
  });
  try {
    return await child.ask<Reply>(picture, timeoutMs);
  } catch (error) {
    if (error instanceof ChildFailed && isThePictures(error)) return { refusal: 'too-complex' };
    throw error;
  } finally {
    child.kill();
  }
}

/** A signal means that native code gave up on the picture; anything else that ends a child is a fault of ours. */
const isThePictures = ({ reason, detail }: ChildFailed): boolean =>
  reason === 'timeout' || reason === 'memory' || /^SIG(SEGV|ABRT|BUS|ILL|TRAP|FPE)\b/.test(detail);

/** By what is in it, whatever it is called: an SVG is XML whose first element is `svg`. */
function formatOf(bytes: Uint8Array): 'png' | 'svg' | null {
  const head = Buffer.from(bytes.subarray(0, 65_536));
  if (head.subarray(0, pngHeader.length).equals(pngHeader)) return 'png';
  const text = head.toString('utf8').replace(/^\ufeff/, '');
  return /^\s*<(?![^<]*\0)/.test(text) && firstElement(text) === 'svg' ? 'svg' : null;
}

function firstElement(text: string): string | null {
  const prolog = /^\s*(?:<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>)/i;
  let rest = text;
  for (let found = prolog.exec(rest); found; found = prolog.exec(rest)) rest = rest.slice(found[0].length);
  return /^\s*<([A-Za-z][\w.-]*)/.exec(rest)?.[1] ?? null;
}
