/**
 * Looks at one file for `GuardedInspector`: first its bytes, { chunk } in and nothing out, until { authorities } comes and
 * { inspection }, { fault } or { broken } goes out. What it runs is the compiled `inspect-document`, named in its settings.
 */
import { enterChild } from '../../platform/documents/child-entry.mjs';

const chunks = [];
const { inspector } = enterChild(answer);
const loaded = import(inspector);
loaded.catch(() => {});

async function answer({ chunk, authorities }) {
  if (chunk) {
    chunks.push(chunk);
    return {};
  }
  const module = await loaded.catch((error) => ({ broken: String(error?.stack ?? error) }));
  if (module.broken) return module;
  try {
    const { inspectDocument } = module;
    return { inspection: await inspectDocument(Buffer.concat(chunks), authorities) };
  } catch (error) {
    return { fault: String(error?.stack ?? error) };
  }
}
