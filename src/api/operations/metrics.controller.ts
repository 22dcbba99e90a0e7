import { timingSafeEqual } from 'node:crypto';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { collectDefaultMetrics, register } from 'prom-client';
import { Public } from '../../accounts/web/access.js';
import type { Config } from '../../platform/config/config.js';
import { CONFIG } from '../../platform/platform.module.js';
import { DatabaseGauges } from './database-gauges.js';

// the registry is the process's, and takes each name once
if (!register.getSingleMetric('process_cpu_user_seconds_total')) collectDefaultMetrics();

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const forwarding = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'];

/**
 * For Prometheus. Whoever knows METRICS_TOKEN may read it, sent as a bearer; without one only a client on this very machine,
 * and not one whom a proxy on this machine speaks for.
 */
@Controller('metrics')
@Public()
export class MetricsController {
  constructor(
    private readonly gauges: DatabaseGauges,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  async read(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<string> {
    response.type('text/plain').setHeader('Cache-Control', 'no-store');
    if (!this.mayRead(request)) {
      response.status(403);
      return 'Send METRICS_TOKEN as a bearer, or ask from this machine.\n';
    }
    response.setHeader('Content-Type', register.contentType);
    // reading them sets gauges of the process's own registry, too
    const fromDatabase = await this.gauges.read();
    return `${await register.metrics()}\n${fromDatabase}`;
  }

  private mayRead(request: Request): boolean {
    const given = /^bearer +(\S+)$/i.exec(request.get('authorization') ?? '')?.[1];
    const { metricsToken } = this.config;
    if (metricsToken !== undefined && given !== undefined) return equal(given, metricsToken);
    const direct = forwarding.every((header) => request.headers[header] === undefined);
    return direct && loopback.has(request.socket.remoteAddress ?? '');
  }
}

function equal(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
