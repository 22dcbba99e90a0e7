import type { Clock } from '../../platform/clock/clock.js';
import type { Database } from '../../platform/database/database.js';
import { RenderedPapers } from '../application/papers/rendered-papers.js';

type Row = { document_sha256: string };

export class PostgresRenderedPapers extends RenderedPapers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  async find(inputSha256: string): Promise<string | null> {
    const [row] = await this.database.query<Row>('select document_sha256 from rendered_paper where input_sha256 = $1', [
      inputSha256,
    ]);
    return row?.document_sha256 ?? null;
  }

  async keep(inputSha256: string, documentSha256: string): Promise<void> {
    await this.database.query(
      `insert into rendered_paper (input_sha256, document_sha256, created_at) values ($1, $2, $3)
       on conflict (input_sha256) do nothing`,
      [inputSha256, documentSha256, this.clock.now()],
    );
  }
}
