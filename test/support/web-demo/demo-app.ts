import { fileURLToPath } from 'node:url';
import { Body, Controller, Get, Module, Post, Res, UploadedFile, UseInterceptors } from '@nestjs/common';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { FileInterceptor } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import type { Request, Response, NextFunction } from 'express';
import { z } from 'zod';
import { AppError } from '../../../src/platform/errors.js';
import { line } from '../../../src/platform/input.js';
import { configureWebApp } from '../../../src/platform/web/configure-web-app.js';
import { relaxPolicy } from '../../../src/platform/web/content-security-policy.js';
import { FlashMessages } from '../../../src/platform/web/flash.js';
import { type FormModel, formModel } from '../../../src/platform/web/forms/form-model.js';
import { blankForm, type FormState, refusedForm, submitForm } from '../../../src/platform/web/forms/form-state.js';
import { CurrentPage, type PageContext } from '../../../src/platform/web/page-context.js';
import { PageRenderer } from '../../../src/platform/web/page-renderer.js';
import type { SignedInPerson } from '../../../src/platform/web/request-context.js';
import { WebLog } from '../../../src/platform/web/web-log.js';
import { WebPlatformModule } from '../../../src/platform/web/web-platform.module.js';
import type { WebOptions } from '../../../src/platform/web/web-settings.js';
import { ensureAssets } from '../built-assets.js';
import { letterForm, proposalForm } from './demo-forms.js';

declare module '../../../src/platform/web/views.js' {
  interface Views {
    'demo/gallery': { states: readonly string[] };
    'demo/proposal': { form: FormModel };
    'demo/letter': { form: FormModel };
    'demo/framed': object;
  }
}

const states = [
  'draft',
  'submitted',
  'awaiting-counterpart',
  'under-review',
  'changes-requested',
  'in-approval',
  'drafting',
  'signing',
  'signed',
  'recognised',
  'rejected',
  'declined',
  'not-approved',
  'withdrawn',
  'lapsed',
  'merged',
  'barred',
  'not-recognised',
];

const countries = [
  { value: 'JP', text: 'Japan' },
  { value: 'US', text: 'United States' },
];

@Controller()
class DemoController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly flashes: FlashMessages,
  ) {}

  @Get()
  gallery(@CurrentPage() page: PageContext): string {
    return this.renderer.render('demo/gallery', { states }, page);
  }

  @Get('proposal')
  ask(@CurrentPage() page: PageContext): string {
    return this.proposal(blankForm, page);
  }

  @Post('proposal')
  save(@Body() body: unknown, @CurrentPage() page: PageContext, @Res({ passthrough: true }) response: Response) {
    const submission = submitForm(proposalForm, body);
    if (!submission.ok) {
      response.status(422);
      return this.proposal(submission.state, page);
    }
    try {
      refuseSpringfield(submission.value.title);
    } catch (error) {
      response.status(409);
      return this.proposal(refusedForm(submission.state, error), page);
    }
    this.flashes.leave(response, {
      kind: 'success',
      key: 'demo:gallery.saved',
      params: { name: submission.value.title },
    });
    response.redirect(303, '/');
    return;
  }

  @Get('letter')
  letter(@CurrentPage() page: PageContext): string {
    return this.renderer.render('demo/letter', { form: formModel(letterForm) }, page);
  }

  @Post('letter')
  @UseInterceptors(FileInterceptor('letter', { limits: { fileSize: 1024 } }))
  keepLetter(@UploadedFile() file: { size: number } | undefined, @Body() body: unknown): string {
    return `${file?.size ?? 0} ${submitForm(letterForm, body).ok}`;
  }

  @Get('framed')
  framed(@CurrentPage() page: PageContext, @Res({ passthrough: true }) response: Response): string {
    relaxPolicy(response, { framesOwnDocuments: true });
    return this.renderer.render('demo/framed', {}, page);
  }

  @Get('document')
  document(@Res({ passthrough: true }) response: Response): string {
    relaxPolicy(response, { mayBeFramed: true });
    return '<title>Document</title><p>The document</p>';
  }

  @Get('fails/:how')
  fails(@Res({ passthrough: true }) response: Response): string {
    throw failures[String(response.req.params.how)] ?? new Error('The password is hunter2');
  }

  @Get('api/v1/fails/:how')
  apiFails(@Res({ passthrough: true }) response: Response): string {
    return this.fails(response);
  }

  @Post('api/v1/things')
  things(@Body({ schema: z.strictObject({ name: line(10), role: line(10).optional() }) }) body: unknown): unknown {
    return body;
  }

  private proposal(state: FormState, page: PageContext): string {
    const form = formModel(proposalForm, state, { version: 7, options: { country: countries }, cancelHref: '/' });
    return this.renderer.render('demo/proposal', { form }, page);
  }
}

function refuseSpringfield(title: string): void {
  if (title !== 'Springfield') return;
  throw new AppError({
    kind: 'refused',
    code: 'demo.refused',
    errors: [
      { field: 'title', code: 'demo.already-partnered', params: { name: '<Springfield>' } },
      { code: 'demo.not-now' },
    ],
  });
}

const failures: Readonly<Record<string, Error>> = {
  'signed-out': new AppError({ kind: 'unauthenticated', code: 'accounts.sign-in-first' }),
  forbidden: new AppError({ kind: 'forbidden', code: 'demo.forbidden' }),
  hidden: new AppError({ kind: 'not-found', code: 'demo.hidden' }),
  refused: new AppError({ kind: 'refused', code: 'demo.not-now', errors: [{ code: 'demo.not-now' }] }),
  spent: new AppError({ kind: 'gone', code: 'demo.spent' }),
  tired: new AppError({ kind: 'rate-limited', code: 'demo.tired', params: { retryAfterSeconds: 61 } }),
  database: Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' }),
  uuid: Object.assign(new Error('invalid input syntax for type uuid'), { code: '22P02' }),
};

@Module({})
class DemoModule {}

export interface DemoOptions extends Partial<WebOptions> {
  readonly person?: SignedInPerson;
}

/** What was written to the log, newest last. */
export class KeptLog extends WebLog {
  readonly lines: { facts: object; message: string }[] = [];

  warn(facts: object, message: string): void {
    this.lines.push({ facts, message });
  }

  error(facts: object, message: string): void {
    this.lines.push({ facts, message });
  }
}

/** A Nest application with nothing but the web platform and pages that use all of it. */
export async function createDemoApp(options: DemoOptions = {}): Promise<{ app: NestExpressApplication; log: KeptLog }> {
  await ensureAssets();
  const { person, ...web } = options;
  const log = new KeptLog();
  const settings: WebOptions = {
    baseUrl: 'http://localhost:3000',
    secret: 'a secret that is only for tests, and long',
    sampleData: true,
    strictTexts: true,
    extraTemplates: [fileURLToPath(new URL('.', import.meta.url))],
    ...web,
  };
  const module = { module: DemoModule, imports: [WebPlatformModule.forRoot(settings)], controllers: [DemoController] };
  const builder = Test.createTestingModule({ imports: [module] })
    .overrideProvider(WebLog)
    .useValue(log);
  const app = (await builder.compile()).createNestApplication<NestExpressApplication>({
    bodyParser: false,
    logger: false,
  });
  configureWebApp(app, { identify: person === undefined ? signInByHeader : signInAs(person) });
  return { app, log };
}

function signInAs(person: SignedInPerson) {
  return (request: Request, _: Response, next: NextFunction): void => {
    request.context.person = person;
    request.context.sessionId = `session of ${person.id}`;
    request.context.counts = { workQueue: 12, incidents: 2 };
    next();
  };
}

/** Tests over HTTP say who they are; nothing but this demo believes such a header. */
function signInByHeader(request: Request, _: Response, next: NextFunction): void {
  const id = request.headers['x-demo-session'];
  if (typeof id === 'string') {
    request.context.sessionId = id;
    request.context.person = { id, name: 'Ana Ruiz', isStaff: true, isAdmin: false, isClerk: false, isOfficial: false };
  }
  next();
}
