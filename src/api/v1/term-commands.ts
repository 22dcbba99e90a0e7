import { Injectable } from '@nestjs/common';
import { ChangeTermHandler } from '../../communities/application/change-term.handler.js';
import { ConfirmTermHandler } from '../../communities/application/confirm-term.handler.js';
import { EndTermHandler } from '../../communities/application/end-term.handler.js';
import { EnterTermHandler } from '../../communities/application/enter-term.handler.js';
import { InstrumentQuery } from '../../communities/application/instrument.query.js';

/** What can be done with an office term, and read of it. */
@Injectable()
export class TermCommands {
  constructor(
    readonly enter: EnterTermHandler,
    readonly change: ChangeTermHandler,
    readonly confirm: ConfirmTermHandler,
    readonly end: EndTermHandler,
    readonly instruments: InstrumentQuery,
  ) {}
}
