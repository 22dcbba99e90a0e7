import type { State } from '../partnerships/domain/states.js';
import type { CastMember } from './cast.js';
import type { DemoCase } from './demo-case.js';

export interface StoryStep {
  readonly name: string;
  readonly who: CastMember | 'service';
  /** What is worth telling of it, beyond its name. */
  readonly act: (demo: DemoCase) => Promise<string | undefined> | Promise<void>;
}

export interface ToldStep {
  readonly name: string;
  readonly who: StoryStep['who'];
  /** How long the step took, in milliseconds. */
  readonly ms: number;
  /** Where the partnership was after it; null before there was one. */
  readonly state: State | null;
  readonly version: number | null;
}

/** Signs in with the code of a mail and makes a key for the API. */
export const signIn = (who: CastMember): StoryStep => ({
  name: 'signs in with a code from the mailbox, and makes an API key',
  who,
  act: async (demo) => {
    const user = demo.user(who);
    await user.signInByCode();
    await user.makeKey();
  },
});
