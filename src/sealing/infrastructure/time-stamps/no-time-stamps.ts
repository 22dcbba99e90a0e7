import { TimeStampAuthority } from '../../application/time-stamp-authority.js';
import { TimeStampUnavailable } from '../../application/time-stamp-unavailable.js';

/** No authority is configured: seals are of level B-B. */
export class NoTimeStamps extends TimeStampAuthority {
  readonly level = 'B-B' as const;

  stamp(): Promise<never> {
    return Promise.reject(new TimeStampUnavailable('TSA_URL names none'));
  }
}
