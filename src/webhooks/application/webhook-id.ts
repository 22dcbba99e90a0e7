/** The same at each attempt and whenever it is sent again, so that a receiver can tell what it knows already. */
export const webhookIdOf = ({ id, eventId }: { readonly id: string; readonly eventId: string | null }): string =>
  eventId === null ? `test_${id}` : `evt_${eventId}`;
