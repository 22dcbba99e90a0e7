import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Wake } from '../../platform/outbox/wake.js';
import { ChangeTermHandler } from '../application/change-term.handler.js';
import { ConfirmTermHandler } from '../application/confirm-term.handler.js';
import { EndTermHandler } from '../application/end-term.handler.js';
import { EnterTermHandler } from '../application/enter-term.handler.js';
import type { ActingPerson } from '../domain/acting-person.js';

/** What pages do with office terms, each in one transaction. */
@Injectable()
export class OfficeTermCommands {
  constructor(
    private readonly database: Database,
    private readonly enterTerm: EnterTermHandler,
    private readonly changeTerm: ChangeTermHandler,
    private readonly endTerm: EndTermHandler,
    private readonly confirmTerm: ConfirmTermHandler,
    private readonly wake: Wake,
  ) {}

  async execute(
    form: 'term' | 'term-change' | 'term-end',
    { id: communityId, termId = '' }: { id: string; termId?: string },
    input: unknown,
    by: ActingPerson,
  ): Promise<void> {
    await this.database.transaction(async (sql) => {
      if (form === 'term') await this.enterTerm.execute({ communityId, input, by }, sql);
      else if (form === 'term-change') await this.changeTerm.execute({ communityId, termId, input, by }, sql);
      else await this.endTerm.execute({ communityId, termId, input, by }, sql);
    });
  }

  async confirm(communityId: string, termId: string, input: unknown, by: ActingPerson): Promise<void> {
    await this.database.transaction((sql) => this.confirmTerm.execute({ communityId, termId, input, by }, sql));
    this.wake.soon();
  }
}
