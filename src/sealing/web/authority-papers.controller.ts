import { X509Certificate } from 'node:crypto';
import { Controller, Get, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Public } from '../../accounts/web/access.js';
import { AppError } from '../../platform/errors.js';
import { AuthorityPapers } from '../application/authority-papers.js';
import type { HeldKey } from '../domain/held-key.js';

const paperName = /^(authority|[0-9a-f]{16})\.(pem|cer|crl)$/;

const mediaTypes: Readonly<Record<string, string>> = {
  pem: 'application/x-pem-file',
  cer: 'application/pkix-cert',
  crl: 'application/pkix-crl',
};

/** What certificates point to: the authority's own certificate and what it has revoked, for anybody and any program. */
@Controller('pki')
@Public()
export class AuthorityPapersController {
  constructor(private readonly papers: AuthorityPapers) {}

  @Get(':name')
  async show(@Param('name') name: string, @Res() response: Response): Promise<void> {
    const [, authorityName = '', kind = ''] = paperName.exec(name) ?? [];
    const authority = kind === '' ? null : await this.papers.named(authorityName);
    if (!authority) throw new AppError({ kind: 'not-found', code: 'sealing.no-such-paper' });
    const body = await this.paper(authority, kind);
    response.setHeader('Cache-Control', 'public, max-age=300');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
    response.type(mediaTypes[kind] ?? '').send(body);
  }

  private async paper(authority: HeldKey, kind: string): Promise<Buffer> {
    if (kind === 'crl') return Buffer.from(await this.papers.revocationList(authority));
    if (kind === 'cer') return Buffer.from(authority.certificate);
    const chain = [authority.certificate, ...authority.chain].reverse();
    return Buffer.from(chain.map((each) => new X509Certificate(each).toString()).join(''));
  }
}
