export interface HeldLock {
  release(): void;
}
/** Somebody else has it. */
export interface LockedOut {
  readonly heldBy: number;
}

export function tryLock(folder: string): HeldLock | LockedOut;
/** Waits until the lock is free, at most `timeoutMs`. */
export function lock(
  folder: string,
  options?: { timeoutMs?: number; onWait?: (pid: number) => void },
): Promise<HeldLock | LockedOut>;
/** The living process that holds the lock. */
export function lockHolder(folder: string): number | undefined;
