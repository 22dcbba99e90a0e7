import path from 'node:path';
import { DemoFailed } from '../demo/demo-failed.js';
import { narratorTo, silentNarrator } from '../demo/narrator.js';
import { stopOnSignal } from '../demo/stop-on-signal.js';
import { type DemoResult, runDemo } from '../demo/run-demo.js';
import type { ToldStep } from '../demo/story-step.js';
import { runCommandLine } from '../platform/command-line.js';

/** `npm run demo [-- --json]`: one real pair from draft to recognised, through HTTP, as each user in turn. */
await runCommandLine(async ({ baseUrl, dataDir }, { flags, print }) => {
  const json = flags.has('json');
  const narrator = json ? silentNarrator : narratorTo(print);
  const folder = path.join(dataDir, 'demo');
  const told: ToldStep[] = [];
  narrator.say('Saint Paul, Minnesota – Nagasaki, Japan: the first pair of an American and a Japanese city, 1955.');
  try {
    const result = await runDemo({ baseUrl, folder, narrator, told, onService: stopOnSignal });
    if (json) print(JSON.stringify(result));
    else for (const line of ending(result, folder)) print(line);
    return result.recognised ? 0 : 1;
  } catch (error) {
    if (!(error instanceof DemoFailed)) throw error;
    console.error(error.message);
    if (json) print(JSON.stringify({ recognised: false, error: error.message, steps: told }));
    return 1;
  }
});

function ending({ number, reference, milliseconds, files }: DemoResult, folder: string): string[] {
  return [
    '',
    `${reference} is recognised as ${number}, ${(milliseconds / 1000).toFixed(1)} s after the demo began.`,
    `Both sealed originals, the evidence and ${files.mails.length} mails are in ${folder}; README.txt says how to check them.`,
  ];
}
