import type { RegisterKnowledge } from '../domain/register-knowledge.js';

/** What is stored of agreements that were sealed, or signed before anything was sealed. */
export abstract class SealedRegister {
  /** @param reference what the file says that it is, where it says so; it is believed only together with the hash */
  abstract know(sha256: string, reference: string | null): Promise<RegisterKnowledge>;
}
