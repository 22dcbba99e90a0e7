/** Does what each request says, to show how pools and their children behave. */
import { enterChild } from '../../../src/platform/documents/child-entry.mjs';

let answered = 0;

const deeds = {
  echo: ({ value }) => value,
  count: () => {
    answered += 1;
    return { answered, pid: process.pid };
  },
  environment: () => process.env,
  settings: () => settings,
  crash: () => process.exit(3),
  block: () => {
    for (;;);
  },
  eat: () => {
    for (const kept = []; ; ) kept.push(Buffer.alloc(8 * 1024 * 1024, 1));
  },
};

const settings = enterChild((request) => deeds[request.do](request));
