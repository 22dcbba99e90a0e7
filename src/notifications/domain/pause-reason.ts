/** Why an address isn't written to: mail came back, its reader isn't who it is for, or staff stopped it. */
export type PauseReason = 'bounced' | 'not-me' | 'by-staff';
