import path from 'node:path';
import { lock } from '#launch/process-lock.mjs';
import { forBothSides, type Side } from '../partnerships/domain/states.js';
import { cast } from './cast.js';
import { DemoCase } from './demo-case.js';
import { DemoFailed } from './demo-failed.js';
import { clearDemoFolder, type DemoFiles, leaveFiles } from './demo-files.js';
import { HttpSession } from './http-session.js';
import { Mailbox } from './mailbox.js';
import type { Narrator } from './narrator.js';
import { type OwnService, startOwnService } from './own-service.js';
import type { SeenPartnership } from './partnership-api.js';
import { whyNot } from './running-service.js';
import { story } from './story.js';
import type { ToldStep } from './story-step.js';
import { tellStory } from './tell-story.js';

export interface DemoRun {
  /** Where a service may be running. */
  readonly baseUrl: string;
  /** Where files are left, and where a service of the demo's own keeps its store. */
  readonly folder: string;
  readonly narrator: Narrator;
  /** Filled while the story goes on, so that a failure can say how far it came. */
  readonly told: ToldStep[];
  /** Told of the demo's own service, for whoever interrupts. */
  readonly onService: (service: OwnService) => void;
}

export interface DemoResult {
  readonly recognised: boolean;
  readonly number: string;
  readonly reference: string;
  readonly service: 'running' | 'own';
  readonly steps: readonly ToldStep[];
  readonly ids: {
    readonly partnership: string;
    readonly communities: Readonly<Record<Side, string>>;
    readonly signatures: Readonly<Record<Side, string>>;
  };
  /** As the API shows them: what was signed, and what came of it. */
  readonly hashes: {
    readonly content: string;
    readonly originals: Readonly<Record<Side, string>>;
    readonly sealed: Readonly<Record<Side, string>>;
  };
  readonly files: DemoFiles;
  readonly milliseconds: number;
}

/** @throws DemoFailed */
export async function runDemo(run: DemoRun): Promise<DemoResult> {
  const start = performance.now();
  const held = await lock(path.join(run.folder, 'lock'), { timeoutMs: 0 });
  if ('heldBy' in held) throw new DemoFailed(`Another demo is running, as process ${held.heldBy}.`);
  try {
    clearDemoFolder(run.folder);
    const why = await whyNot(run.baseUrl);
    const result = why === null ? await onRunning(run) : await onOwn(run, why);
    return { ...result, milliseconds: Math.round(performance.now() - start) };
  } finally {
    held.release();
  }
}

type Played = Omit<DemoResult, 'milliseconds'>;

async function onRunning(run: DemoRun): Promise<Played> {
  run.narrator.say(`Plays on the service that is running at ${run.baseUrl}, where this pair is still free.\n`);
  return { ...(await play(run, run.baseUrl)), service: 'running' };
}

async function onOwn(run: DemoRun, why: string): Promise<Played> {
  run.narrator.say(`Starts a service of its own with an empty store, because ${why}.`);
  const start = performance.now();
  const service = await startOwnService(run.folder);
  run.onService(service);
  run.narrator.say(`It is ready at ${service.baseUrl} after ${Math.round(performance.now() - start)} ms.\n`);
  try {
    return { ...(await play(run, service.baseUrl)), service: 'own' };
  } finally {
    await service.stop();
  }
}

async function play({ folder, narrator, told }: DemoRun, baseUrl: string): Promise<Omit<Played, 'service'>> {
  const mailbox = new Mailbox(new HttpSession(baseUrl));
  await mailbox.forgetWhatIsThere(Object.values(cast).map(({ mail }) => mail));
  const demo = new DemoCase(baseUrl, mailbox);
  await tellStory(story, demo, narrator, told);
  const files = await leaveFiles(folder, demo);
  await demo.giveKeysBack();
  return { ...outcomeOf(demo.partnership), steps: told, files };
}

function outcomeOf(partnership: SeenPartnership) {
  const { id, reference, state, parties, signatures, recognised, frozen, sealed } = partnership;
  return {
    recognised: state === 'recognised' && recognised !== null,
    number: recognised?.number ?? '',
    reference,
    ids: {
      partnership: id,
      communities: forBothSides((side) => parties[side].communityId),
      signatures: forBothSides((side) => signatures[side]?.signatureId ?? ''),
    },
    hashes: {
      content: frozen?.contentHash ?? '',
      originals: forBothSides((side) => frozen?.originals[side] ?? ''),
      sealed: forBothSides((side) => sealed?.copies[side] ?? ''),
    },
  };
}
