import { Gauge, type Registry } from 'prom-client';
import type { Lateness, MailFigures } from '../../notifications/application/mail-health.js';

/** How the mail is doing, as gauges of one registry. */
export class MailGauges {
  private readonly unsent: Gauge;
  private readonly messages: Gauge;
  private readonly dueSteps: Gauge;
  private readonly oldestStep: Gauge;
  private readonly lateness: Gauge;
  private readonly reminders: Gauge;
  private readonly failures: Gauge;

  constructor(registry: Registry) {
    const gauge = (name: string, help: string, labelNames: string[] = []) =>
      new Gauge({ name: `entente_${name}`, help, labelNames, registers: [registry] });
    this.unsent = gauge('oldest_unsent_message_seconds', 'Age of the oldest message that should have been sent by now');
    this.messages = gauge('messages', 'Messages that are not over, or failed, or came back within 7 days', ['state']);
    this.dueSteps = gauge('deadlines_due', 'Steps of the clock that are due');
    this.oldestStep = gauge('oldest_due_deadline_seconds', 'How long the oldest due step has waited');
    this.lateness = gauge(
      'reminder_lateness_seconds',
      'From the due instant of a reminder to the moment in which the mail server took it, by when it was due',
      ['window', 'quantile'],
    );
    this.reminders = gauge('reminders_due_in', 'Reminders that were due in the window', ['window']);
    this.failures = gauge('mail_failures', 'Messages that do not arrive, by where they go', ['host', 'state']);
  }

  /** What isn't known isn't told. */
  reset(): void {
    const all = [
      this.unsent,
      this.messages,
      this.dueSteps,
      this.oldestStep,
      this.lateness,
      this.reminders,
      this.failures,
    ];
    for (const gauge of all) gauge.reset();
  }

  set(figures: MailFigures): void {
    this.unsent.set(Math.max(0, figures.oldestUnsent));
    this.setMessages(figures);
    this.dueSteps.set(figures.dueSteps);
    this.oldestStep.set(Math.max(0, figures.oldestStep));
    this.setLateness('24h', figures.lateness.day);
    this.setLateness('7d', figures.lateness.week);
    this.setFailures(figures);
  }

  private setMessages({ due, sending, retrying, later, digested, failed, bouncedThisWeek }: MailFigures): void {
    const counted = { due, sending, retrying, later, digested, failed, bounced: bouncedThisWeek };
    for (const [state, n] of Object.entries(counted)) this.messages.set({ state }, n);
  }

  /** Without a reminder there is no lateness: a gauge of 0 would say that all is well. */
  private setLateness(window: string, { reminders, p50, p99, worst }: Lateness): void {
    this.reminders.set({ window }, reminders);
    for (const [quantile, seconds] of Object.entries({ 0.5: p50, 0.99: p99, 1: worst })) {
      if (seconds !== null) this.lateness.set({ window, quantile }, seconds);
    }
  }

  private setFailures({ hosts }: MailFigures): void {
    for (const { host, retrying, failed, bounced } of hosts) {
      for (const [state, n] of Object.entries({ retrying, failed, bounced })) {
        if (n > 0) this.failures.set({ host, state }, n);
      }
    }
  }
}
