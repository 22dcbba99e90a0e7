import { atADecentHour, type NaivePlace } from './naive-calendar.js';
import type { NaiveHouse, NaiveMail, NaivePair } from './naive-house.js';
import { LaterLetters } from './naive-later.js';
import { sideOf } from './naive-people.js';

/** A look of the service at its post. */
export interface PostLook {
  readonly round: number;
  readonly now: number;
  /** Where staff work, as is known by then. */
  readonly office: NaivePlace;
  readonly contact: string | null;
  /** Whether it is still of use to whom it is for. */
  readonly isOfUse: (to: string, template: string) => boolean;
}

/** What one case sends, and what of it waits for a decent hour. */
export class NaivePost {
  readonly mails: NaiveMail[] = [];
  private readonly later = new LaterLetters();

  constructor(
    private readonly pair: NaivePair,
    private readonly house: NaiveHouse,
  ) {}

  /** When something that lies there is to go. */
  get first(): number {
    return this.later.first;
  }

  /** False where nothing may be sent there. */
  send(round: number, to: string, template: string): boolean {
    if (this.house.isPaused(to, round)) return false;
    this.mails.push({ pair: this.pair.id, round, to, template });
    return true;
  }

  /** For the first decent hour from `from` on, whatever happens meanwhile. */
  putOff(to: string, template: string, from: number): void {
    this.later.put({ to, template, from });
  }

  /** What nobody waits for comes at a decent hour. */
  keep(look: PostLook, to: string, template: string): void {
    const from = atADecentHour(look.now, this.placeOf(to, look));
    if (from > look.now) this.later.put({ to, template, from, kept: true });
    else this.send(look.round, to, template);
  }

  /** Whoever is written to at once gets what was kept for their morning before it; after a revival everybody does. */
  letGo({ round, isOfUse }: PostLook, reader: string | null): void {
    for (const { to, template } of this.later.keptFor(reader))
      if (isOfUse(to, template)) this.send(round, to, template);
  }

  /** What lies there, if its hour has come and is a decent one. */
  deliver(look: PostLook): void {
    for (const letter of this.later.due(look.now)) {
      const { to, template } = letter;
      const from = atADecentHour(look.now, this.placeOf(to, look));
      if (!look.isOfUse(to, template)) continue;
      if (from > look.now) this.later.put({ ...letter, from });
      else this.send(look.round, to, template);
    }
  }

  private placeOf(mail: string, { contact, office }: PostLook): NaivePlace {
    const side = sideOf(this.pair, mail) ?? (mail === contact ? 'counterpart' : null);
    return side ? this.pair.communities[side].place : office;
  }
}
