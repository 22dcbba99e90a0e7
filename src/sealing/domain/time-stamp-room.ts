/** Bytes that a seal has for a time stamp with its authority's whole chain: three or four times what is usual. */
export const timeStampRoom = 20_000;
