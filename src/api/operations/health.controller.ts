import { Controller, Get, Header, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Public } from '../../accounts/web/access.js';
import { Readiness } from './readiness.js';

/** For whoever supervises the process. */
@Controller('health')
@Public()
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** The process answers; it says nothing of what it needs, so that a database that is away restarts nobody. */
  @Get('live')
  @Header('Cache-Control', 'no-store')
  live() {
    return { status: 'ok' };
  }

  /** 503 while requests can't be served. A queue that is away only makes it `degraded`: commands are kept and done later. */
  @Get('ready')
  @Header('Cache-Control', 'no-store')
  async ready(@Res({ passthrough: true }) response: Response) {
    const report = await this.readiness.report();
    if (report.status === 'unready') response.status(503);
    return report;
  }
}
