import type { CastMember } from './cast.js';
import type { DemoCase } from './demo-case.js';

export interface StoryStep {
  readonly name: string;
  readonly who: CastMember | 'service';
  /** What is worth telling of it, beyond its name. */
  readonly act: (demo: DemoCase) => Promise<string | undefined> | Promise<void>;
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
