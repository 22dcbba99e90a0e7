import type { EventType } from '../../src/partnerships/domain/event-parts.js';
import type { Side } from '../../src/partnerships/domain/states.js';
import { type Appointment, appointmentAfter } from './naive-appointments.js';
import { atADecentHour, dateOf, type NaivePlace, readingAt, shiftedDate } from './naive-calendar.js';
import { aNaiveCase, type Happened, type NaiveCase, read, waitedOn } from './naive-case.js';
import { byTheClock, lapsing } from './naive-ends.js';
import { type Around, type LetterEvent, lettersAbout } from './naive-letters.js';
import { LaterLetters } from './naive-later.js';
import type { NaiveAct, NaiveHouse, NaiveMail, NaivePair, NaiveVersion } from './naive-house.js';
import { begunSince, peopleAround, sideOf, toldBy } from './naive-people.js';
import { type NaiveStep, type Places, inOrder, staleAfter, stepsOf } from './naive-steps.js';

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

const isInvitation = ({ happened }: Read): boolean => happened.type === 'partnership.counterpart-reinvited';

const both = ['initiator', 'counterpart'] as const;
/** One case, read from the outside: what happened to it, and in which rounds the service looked at it. */
export class NaiveReminders {
  readonly mails: NaiveMail[] = [];
  readonly acts: NaiveAct[] = [];
  private readonly c: NaiveCase;
  private readonly told = new Set<string>();
  private readonly unread: Read[][] = [];
  private readonly types: EventType[] = [];
  private appointment: Appointment | null = null;
  private steps: NaiveStep[] = [];
  private readonly began: string;
  private lookedAt: number;
  /** Whoever heard something of the clock since the case came to its state. */
  private hearers = new Set<string>();
  private readonly warned = new Set<string>();
  private readonly called = new Set<string>();
  private readonly later = new LaterLetters();
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
    this.began = dateOf(readingAt(startedAt, 'UTC'));
    this.count();
  }

  /** When the service will next have something to do here if nobody moves; for whoever moves the clock. */
  get nextDue(): number {
    if (this.unread.length > 0) return 0;
    const published = this.house.policies.map(({ publishedAt }) => publishedAt).filter((at) => at > this.lookedAt);
    const offices = Math.min(this.later.first, this.nextOffice());
    return Math.min(
      offices,
      ...published.map((at) => at - day),
      ...this.steps.filter((step) => !this.isDone(step)).map(({ due }) => due),
    );
  }

  /** Around the days on which an office begins or is about to end it is looked at whatever happens. */
  private nextOffice(): number {
    const days = both.flatMap((side) =>
      this.pair.communities[side].terms.flatMap(({ from, until }) => [
        ...(from > this.began ? [from] : []),
        ...(until ? [shiftedDate(until, -this.version().policy.term.warnBefore)] : []),
      ]),
    );
    return Math.min(...days.map((date) => Date.parse(`${date}T00:00:00Z`) - 15 * hour));
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
    const then = this.house.actedAt({ pair: this.pair.id, round, act }) ?? now;
    this.happened(act === 'lapse' ? lapsing(this.c, then) : [byTheClock('partnership.released', {}, then)]);
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
    const commits = this.unread.splice(0);
    for (const [index, together] of commits.entries()) {
      const reinvited = commits.slice(index + 1).some((later) => later.some(isInvitation));
      const types = together.map(({ happened }) => happened.type);
      for (const { happened, voided, change } of together) {
        const event = {
          ...{ happened, together: types, earlier: this.types, ceremony: change, voided },
          ...{ actor: this.house.mailOf(happened.by), actorSide: sideOf(this.pair, this.house.mailOf(happened.by)) },
        };
        if (calls.includes(happened.type)) this.called.clear();
        if (happened.type === 'partnership.revived') this.letGo(round, null);
        for (const { to, template } of lettersAbout(event, this.c, this.around(now))) {
          // its link was dead before it was sent
          if (reinvited && template === 'deadline-extended' && to === this.c.contact) continue;
          const nobodyWaits = happened.by === 'clock' || begunSince(this.pair, happened.at, to);
          if (nobodyWaits) this.keep(round, now, to, template);
          else {
            this.letGo(round, to);
            this.send(round, to, template);
          }
          if (template === 'signature-needed' || template === 'other-signed') this.called.add(to);
        }
      }
      this.types.push(...types);
    }
  }

  /** What nobody waits for comes at a decent hour. */
  private keep(round: number, now: number, to: string, template: string): void {
    const from = atADecentHour(now, this.placeOf(to));
    if (from > now) this.later.put({ to, template, from, kept: true });
    else this.send(round, to, template);
  }

  /** Whoever is written to at once gets what was kept for their morning before it; after a revival everybody does. */
  private letGo(round: number, reader: string | null): void {
    for (const { to, template } of this.later.keptFor(reader))
      if (this.isOfUse(to, template)) this.send(round, to, template);
  }

  /** Asked to sign is who still can: nobody has signed in their place, and the case isn't on hold. */
  private isOfUse(to: string, template: string): boolean {
    const side = sideOf(this.pair, to);
    return template !== 'signature-needed' || (side !== null && this.isAsked(side));
  }

  private placeOf(mail: string): NaivePlace {
    const side = sideOf(this.pair, mail) ?? (mail === this.c.contact ? 'counterpart' : null);
    if (side) return this.pair.communities[side].place;
    const known = this.house.policies.filter(({ publishedAt }) => publishedAt <= this.lookedAt);
    return (known.at(-1) ?? this.version()).policy.office;
  }

  /** An office ends in sixty days: sign before. And whoever comes into office while a text waits for it is asked. */
  private officesChange(round: number, now: number): void {
    for (const side of both) {
      const { place, terms, clerks } = this.pair.communities[side];
      const today = dateOf(readingAt(now, place.zone));
      const onTheWay = ['in-approval', 'drafting', 'signing'].includes(this.c.state) && !this.c.signed[side];
      for (const { mail, from, until } of terms) {
        const ends =
          until !== null && today >= shiftedDate(until, -this.version().policy.term.warnBefore) && today <= until;
        const key = `${mail} until ${until}`;
        if (ends && onTheWay && !this.warned.has(key)) {
          this.warned.add(key);
          const morning = atADecentHour(now, place);
          for (const to of [...clerks, ...(from <= today ? [mail] : [])])
            this.later.put({ to, template: 'term-ends-soon', from: morning });
        }
        if (from > this.began && from <= today && !this.called.has(mail) && this.isAsked(side)) {
          this.called.add(mail);
          this.keep(round, now, mail, 'signature-needed');
        }
      }
    }
    for (const letter of this.later.due(now)) {
      const { to, template, kept } = letter;
      const from = atADecentHour(now, this.placeOf(to));
      if (kept && !this.isOfUse(to, template)) continue;
      if (from > now) this.later.put({ ...letter, from });
      else this.send(round, to, template);
    }
  }

  private isAsked(side: Side): boolean {
    const { state, heldSince } = this.c;
    if (state !== 'signing' || heldSince !== null) return false;
    return waitedOn(this.c).some(({ party, role }) => party === side && role === 'official');
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
      const overtaken = this.isOvertaken(step, now);
      const stale = (family === 'ceremony' || family === 'hearing') && now - step.due > staleAfter;
      if (!overtaken && !stale && this.waitsForTheMorning(step, now, place)) continue;
      this.told.add(this.key(step));
      if (overtaken || stale) continue;
      for (const to of toldBy(step, this.c, this.around(now))) {
        this.hearers.add(to);
        if (this.send(round, to, step.template)) this.lastTold = this.cameAt(round, to, step.template) ?? now;
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

  /** The same people have something newer to hear. */
  private isOvertaken({ family, party, role, ...step }: NaiveStep, now: number): boolean {
    const due = this.steps.filter(
      (each) => each.family === family && each.party === party && each.role === role && each.due <= now,
    );
    return family !== null && inOrder(due).at(-1)?.name !== step.name;
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

  private cameAt = (round: number, to: string, template: string): number | null =>
    this.house.cameAt({ pair: this.pair.id, round, to, template });

  /** False where nothing may be sent there. */
  private send(round: number, to: string, template: string): boolean {
    if (this.house.isPaused(to, round)) return false;
    this.mails.push({ pair: this.pair.id, round, to, template });
    return true;
  }
}
