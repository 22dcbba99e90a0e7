import { titleOf } from './cast.js';
import type { DemoCase } from './demo-case.js';
import { DemoFailed } from './demo-failed.js';
import type { Narrator } from './narrator.js';
import type { StoryStep, ToldStep } from './story-step.js';

/** @throws DemoFailed naming the step that went wrong; `told` then holds the ones before it */
export async function tellStory(
  steps: readonly StoryStep[],
  demo: DemoCase,
  narrator: Narrator,
  told: ToldStep[],
): Promise<void> {
  for (const step of steps) {
    const start = performance.now();
    const remark = await act(step, demo);
    const ms = Math.round(performance.now() - start);
    const partnership = await demo.look();
    const { name, who } = step;
    told.push({ name, who, ms, state: partnership?.state ?? null, version: partnership?.version ?? null });
    narrator.step(told.length, told[told.length - 1] as ToldStep, remark);
  }
}

async function act(step: StoryStep, demo: DemoCase): Promise<string> {
  try {
    return (await step.act(demo)) ?? '';
  } catch (error) {
    throw failureOf(step, error);
  }
}

function failureOf({ who, name }: StoryStep, error: unknown): DemoFailed {
  const reason = error instanceof Error ? error.message : String(error);
  const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return new DemoFailed(`Failed at the step "${titleOf(who)} ${name}".\n${reason}${cause}`, { cause: error });
}
