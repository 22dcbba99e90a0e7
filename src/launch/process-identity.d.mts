/** Undefined when there is no such process, or only its zombie. */
export function processIdentity(pid: number): string | undefined;
