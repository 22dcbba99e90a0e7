import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
const S='../../src/', T='../support/';
const { startOutboxWorker, eventually, testQueues } = await import(T+'outbox-world.js');
const { insertEvents, Recorder, states } = await import(T+'outbox-events.js');
const { openTestDatabase } = await import(T+'test-database.js');
const { Wake } = await import(S+'platform/outbox/wake.js');
const { EventConsumer } = await import(S+'platform/outbox/event-consumer.js');
class Noop extends EventConsumer { readonly eventTypes='all' as const; lat: number[]=[]; seen=0; constructor(readonly name:string, readonly ordered=false){super();} async handle(e:any){ this.seen++; this.lat.push(Date.now()-Date.parse(e.occurredAt)); } }
const q=(a:number[],p:number)=>{const s=[...a].sort((x,y)=>x-y);return s[Math.min(s.length-1,Math.floor(s.length*p))];};
for (const [name, queue] of testQueues()) {
  const store = await openTestDatabase();
  const noop = new Noop('noop'), ord = new Noop('ord', true), idle = new Noop('idle');
  const w = await startOutboxWorker({ url: store.url, queue, consumers: [noop, ord, idle], concurrency: 10 });
  for (const c of [noop, ord]) {
    for (let i=0;i<10;i++) await insertEvents(store.database, { partnerships: c.ordered ? 250 : 100, eventsEach: c.ordered ? 4 : 10, consumers: [{name:c.name, ordered:c.ordered}], dueIn: '1 hour' });
    await store.database.query('vacuum analyze');
    await store.database.query('update event_delivery set next_attempt_at=now() where consumer=$1',[c.name]);
    const t=performance.now(); const cpu=process.cpuUsage(); w.module.get(Wake).soon();
    await eventually('all', async()=> (await states(store.database,c.name)).handled===10000, 60000);
    const s=(performance.now()-t)/1000; const u=process.cpuUsage(cpu);
    console.log(name, c.name, '10000 in', s.toFixed(2),'s =', Math.round(10000/s),'/s', 'cpu', ((u.user+u.system)/1e6).toFixed(2));
  }
  for (let i=0;i<300;i++){ await insertEvents(store.database,{partnerships:1,eventsEach:1,consumers:[{name:'idle'}]}); w.module.get(Wake).soon(); await pause(45+Math.random()*10); }
  await eventually('all', async()=> (await states(store.database,'idle')).handled===300, 60000);
  const l=idle.lat.slice(10);
  console.log(name,'idle 20/s p50',q(l,.5),'p99',q(l,.99),'max',Math.max(...l));
  await w.stop(); await store.close();
}
process.exit(0);
