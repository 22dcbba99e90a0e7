import type { RegisterNews } from '../domain/register-news.js';

/** What happened on the public register. Nothing that isn't public is even asked of the database. */
export abstract class RegisterNewsQuery {
  /** Newest first. */
  abstract newest(limit: number): Promise<RegisterNews[]>;
}
