import { Gauge } from 'prom-client';

/** How many browsers this process tells of changes at this moment. */
export const openStreams = new Gauge({
  name: 'entente_inbox_streams',
  help: 'Streams of changes that are open, each to a browser of somebody who is signed in',
});
