import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reminders that were asked again right before they were sent, and that nobody had to get any more. */
export class MessagesThatCameTooLate1764750000000 implements MigrationInterface {
  readonly name = 'MessagesThatCameTooLate1764750000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(checkOf("'unwanted', 'paused', 'link-dead', 'by-staff', 'moved-on', 'superseded'"));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`update message set withheld = null where withheld in ('moved-on', 'superseded')`);
    await runner.query(checkOf("'unwanted', 'paused', 'link-dead', 'by-staff'"));
  }
}

const checkOf = (reasons: string): string => `
alter table message drop constraint message_withheld_check;
alter table message add constraint message_withheld_check check (withheld in (${reasons}))`;
