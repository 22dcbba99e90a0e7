import type { EventType } from '../../src/partnerships/domain/event-parts.js';
import type { Side } from '../../src/partnerships/domain/states.js';
import { type Appointment, appointmentAfter } from './naive-appointments.js';
import { atADecentHour, dateOf, type NaivePlace, readingAt } from './naive-calendar.js';
import { aNaiveCase, type Happened, type NaiveCase, read } from './naive-case.js';
import { byTheClock, lapsing } from './naive-ends.js';
import { type Around, type LetterEvent, lettersAbout } from './naive-letters.js';
import type { NaiveAct, NaiveHouse, NaiveMail, NaivePair, NaiveVersion } from './naive-house.js';
import { isAsked, NaiveOffices } from './naive-offices.js';
import { begunSince, peopleAround, sideOf, toldBy } from './naive-people.js';
import { NaivePost, type PostLook } from './naive-post.js';
import { type NaiveStep, type Places, isOvertaken, staleAfter, stepsOf } from './naive-steps.js';

/** With what only a reader at that moment could see. */
interface Read {
  readonly happened: Happened;
  readonly voided: readonly string[];
  readonly change: LetterEvent['ceremony'];
}

const hour = 3_600_000;
const day = 24 * hour;
/** The service looks again after so long where it could not let a case lapse. */
const putOff = hour;
/** So long somebody has who was reminded late, before a case lapses. */
const timeToAnswer = 12 * hour;

/** Each asks everybody who hasn’t signed. */
const calls = ['agreement.text-frozen', 'partnership.released', 'partnership.revived'];
/** Talk doesn’t move a case. */
const talk = ['case.noted', 'case.message-sent', 'partnership.change-answered'];

const isCall = ({ happened }: Read): boolean => calls.includes(happened.type);

const both = ['initiator', 'counterpart'] as const;
/** One case, read from the outside: what happened to it, and in which rounds the service looked at it. */
export class NaiveReminders {
  readonly acts: NaiveAct[] = [];
  private readonly c: NaiveCase;
  private readonly told = new Set<string>();
  private readonly unread: Read[][] = [];
  private readonly types: EventType[] = [];
  private appointment: Appointment | null = null;
  private steps: NaiveStep[] = [];
  private lookedAt: number;
  /** Whoever heard something of the clock since the case came to its state. */
  private hearers = new Set<string>();
  private readonly post: NaivePost;
  private readonly offices: NaiveOffices;
  private lapseAgainAt = 0;
  private readonly mornings = new Map<string, number>();
  private lastTold = 0;

  constructor(
    private readonly pair: NaivePair,
    private readonly house: NaiveHouse,
    startedAt: number,
  ) {
    this.c = aNaiveCase(startedAt);
    this.lookedAt = startedAt;
    this.post = new NaivePost(pair, house);
    this.offices = new NaiveOffices(pair, dateOf(readingAt(startedAt, 'UTC')));
    this.count();
  }

  get mails(): readonly NaiveMail[] {
    return this.post.mails;
  }

  /** When the service will next have something to do here if nobody moves; for whoever moves the clock. */
  get nextDue(): number {
    if (this.unread.length > 0) return 0;
    const published = this.house.policies.map(({ publishedAt }) => publishedAt).filter((at) => at > this.lookedAt);
    return Math.min(
      ...[this.post.first, this.offices.next(this.version().policy.term.warnBefore)],
      ...published.map((at) => at - day),
      ...this.steps.filter((step) => !this.isDone(step)).map(({ due }) => due),
    );
  }

  /** One commit of people or of the service. */
  happened(events: readonly Happened[]): void {
    this.lookedAt = Math.max(this.lookedAt, ...events.map(({ at, by }) => (by === 'clock' ? 0 : at)));
    this.unread.push(events.map((happened) => this.readOne(happened)));
    if (events.some(({ type }) => !talk.includes(type))) this.mornings.clear();
    this.count();
  }

  private readOne(happened: Happened): Read {
    const { signed } = this.c;
    const names = both.flatMap((side) => this.house.mailOf(signed[side]?.by ?? '') ?? []);
    const { state } = this.c;
    read(this.c, happened);
    if (this.c.state !== state) {
      this.lastTold = 0;
      this.hearers = new Set();
    }
    const { now, change } = appointmentAfter(this.appointment, this.c, happened);
    this.appointment = now;
    return { happened, change, voided: happened.type === 'signatures.voided' ? names : [] };
  }

  /** The service looks at what happened, and then at the clock. */
  round(round: number, now: number, at = now): void {
    const published = this.house.policies.some(({ publishedAt }) => publishedAt > this.lookedAt && publishedAt <= at);
    this.lookedAt = Math.max(this.lookedAt, at);
    if (published) this.count();
    this.readOn(round, now);
    this.officesChange(round, now);
    this.tell(round, now);
    const act = this.clockActs(round, now);
    if (!act) return;
    this.acts.push({ pair: this.pair.id, round, act });
    this.happened(act === 'lapse' ? lapsing(this.c, now) : [byTheClock('partnership.released', {}, now)]);
    this.round(round, now, at);
  }

  private count(): void {
    const { initiator, counterpart } = this.pair.communities;
    const { policy, publishedAt } = this.version();
    const places: Places = { initiator: initiator.place, counterpart: counterpart.place, staff: policy.office };
    this.steps = stepsOf(this.c, policy, places, publishedAt);
  }

  /** The newest version that was there when the wait began, or that is for open waits as well. */
  private version(): NaiveVersion {
    const known = this.house.policies.filter(({ publishedAt }) => publishedAt <= this.lookedAt);
    const valid = known.filter(({ publishedAt, appliesToOpen }) => appliesToOpen || publishedAt <= this.c.waitsSince);
    const version = valid.at(-1) ?? known[0];
    if (!version) throw new Error('There is no policy.');
    return version;
  }

  private readOn(round: number, now: number): void {
    const look = this.look(round, now);
    const commits = this.unread.splice(0);
    for (const [index, together] of commits.entries()) {
      // whoever came into office before it happened was asked before it, unless it or what follows asks everybody
      if (!commits.slice(index).some((later) => later.some(isCall)))
        this.callSuccessors(look, Math.min(now, ...together.map(({ happened }) => happened.at)));
      const types = together.map(({ happened }) => happened.type);
      for (const { happened, voided, change } of together) {
        const event = {
          ...{ happened, together: types, earlier: this.types, ceremony: change, voided },
          ...{ actor: this.house.mailOf(happened.by), actorSide: sideOf(this.pair, this.house.mailOf(happened.by)) },
        };
        if (calls.includes(happened.type)) this.offices.everybodyIsAskedAnew();
        if (happened.type === 'partnership.revived') this.post.letGo(look, null);
        for (const { to, template } of lettersAbout(event, this.c, this.around(now))) {
          const nobodyWaits = happened.by === 'clock' || begunSince(this.pair, happened.at, to);
          if (nobodyWaits) this.post.keep(look, to, template);
          else {
            this.post.letGo(look, to);
            this.post.send(round, to, template);
          }
          if (template === 'signature-needed' || template === 'other-signed') this.offices.wasAsked(to);
        }
      }
      this.types.push(...types);
    }
  }

  /** An office ends or begins; and of the letters that lie there some may go. */
  private officesChange(round: number, now: number): void {
    const look = this.look(round, now);
    for (const { to, from } of this.offices.warnings(this.c, now, this.version().policy.term.warnBefore))
      this.post.putOff(to, 'term-ends-soon', from);
    this.callSuccessors(look, now);
    this.post.deliver(look);
  }

  private callSuccessors(look: PostLook, until: number): void {
    for (const to of this.offices.successors(this.c, until)) this.post.keep(look, to, 'signature-needed');
  }

  private look(round: number, now: number): PostLook {
    const known = this.house.policies.filter(({ publishedAt }) => publishedAt <= this.lookedAt);
    const { office } = (known.at(-1) ?? this.version()).policy;
    const isOfUse = (to: string, template: string) => this.isOfUse(to, template, now);
    return { round, now, office, contact: this.c.contact, isOfUse };
  }

  /** Asked to sign is who still can: nobody has signed in their place, and the case isn't on hold. */
  private isOfUse(to: string, template: string, now: number): boolean {
    const side = sideOf(this.pair, to);
    if (template === 'signature-needed') return side !== null && isAsked(this.c, side);
    return template !== 'term-ends-soon' || (side !== null && this.offices.isEnding(this.c, side, now));
  }

  private around = (now: number): Around => peopleAround(this.pair, this.house, this.c, now);

  private isDone = (step: NaiveStep): boolean => this.told.has(this.key(step));
  private key = ({ name, party }: NaiveStep): string => `${this.c.wait} ${name} ${party}`;

  /**
   * At a decent hour. Of several overdue words to the same people only the last is said; a word about a meeting that comes too
   * late, not at all.
   */
  private tell(round: number, now: number): void {
    const due = this.steps.filter((step) => step.what === 'tell' && step.due <= now && !this.isDone(step));
    for (const step of due) {
      const { party, family } = step;
      const instead =
        party !== 'staff' && toldBy(step, this.c, this.around(now)).some((to) => this.house.staff.includes(to));
      const place =
        party === 'staff' || instead ? this.version().policy.office : this.pair.communities[party as Side].place;
      const overtaken = isOvertaken(step, this.steps, now);
      const stale = (family === 'ceremony' || family === 'hearing') && now - step.due > staleAfter;
      if (!overtaken && !stale && this.waitsForTheMorning(step, now, place)) continue;
      this.told.add(this.key(step));
      if (overtaken || stale) continue;
      for (const to of toldBy(step, this.c, this.around(now))) {
        this.hearers.add(to);
        if (this.post.send(round, to, step.template)) this.lastTold = now;
      }
    }
  }

  /** Found at an hour that isn't decent, it waits for nine o’clock; unless somebody moves before, and all is looked at anew. */
  private waitsForTheMorning(step: NaiveStep, now: number, place: NaivePlace): boolean {
    const key = this.key(step);
    const morning = Math.max(this.mornings.get(key) ?? 0, atADecentHour(now, place));
    if (morning <= now) return false;
    this.mornings.set(key, morning);
    return true;
  }

  /** A case lapses once everything was said, and the last of it a while ago. */
  private clockActs(round: number, now: number): 'lapse' | 'release' | null {
    const act = this.steps.find(({ what, due }) => what !== 'tell' && due <= now);
    if (!act || act.what === 'tell') return null;
    if (act.what === 'release') return 'release';
    if (now < this.lapseAgainAt) return null;
    const untold = this.steps.some((step) => step.what === 'tell' && !this.isDone(step));
    const unreached = [...this.hearers].some((mail) => this.house.isPaused(mail, round));
    if (!untold && !unreached && now - this.lastTold >= timeToAnswer) return 'lapse';
    this.lapseAgainAt = now + putOff;
    return null;
  }
}
