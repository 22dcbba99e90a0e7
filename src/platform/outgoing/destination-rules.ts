import { isPublicAddress } from './public-address.js';

/** Where calls may go. */
export class DestinationRules {
  constructor(
    /** Which numbers may be called. */
    readonly allows: (address: string) => boolean,
    readonly plainHttp: boolean,
  ) {}
}

export const theInternet = new DestinationRules(isPublicAddress, false);
/** Private networks and plain http as well: for development. */
export const anywhere = new DestinationRules(() => true, true);
