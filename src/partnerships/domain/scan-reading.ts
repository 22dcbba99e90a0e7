/** What a machine read on a scan, page by page: the code printed on it as it stands, null where it found none of ours. */
export interface ScanReading {
  codes: readonly (string | null)[];
}
