import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { addresses } from '../navigation.js';
import { pageContextOf } from '../page-context.js';
import { PageRenderer } from '../page-renderer.js';
import { Translator } from '../translator.js';
import { WebLog } from '../web-log.js';
import { answerOf, type ErrorAnswer } from './answer-of-error.js';
import { errorPageOf } from './error-page-model.js';
import { loggablePath } from './loggable-path.js';
import { problemOf } from './problem.js';

/** Answers every error: pages for people, problem+json below `/api/`. Only known errors say what they are. */
@Catch()
export class WebExceptionFilter implements ExceptionFilter {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly translator: Translator,
    private readonly log: WebLog,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const answer = answerOf(error);
    this.write(answer, error, request);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response.status(answer.status).setHeader('Cache-Control', 'no-store');
    if (answer.retryAfterSeconds !== null) response.setHeader('Retry-After', String(answer.retryAfterSeconds));
    if (request.path.startsWith('/api/')) this.sendProblem(answer, request, response);
    else this.sendPage(answer, request, response);
  }

  private sendProblem(answer: ErrorAnswer, request: Request, response: Response): void {
    if (answer.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
    const problem = problemOf(answer, request.context.reference, this.englishTexts());
    response.type('application/problem+json').send(JSON.stringify(problem));
  }

  private sendPage(answer: ErrorAnswer, request: Request, response: Response): void {
    if (answer.status === 401 && request.method === 'GET') {
      response.redirect(303, `${addresses.signIn}?next=${encodeURIComponent(request.originalUrl)}`);
      return;
    }
    const page = pageContextOf(request);
    const html = this.renderer.renderSaid('errors/error', (texts) => errorPageOf(answer, request, texts), page);
    response.type('html').send(html);
  }

  private write(answer: ErrorAnswer, error: unknown, request: Request): void {
    if (answer.severity === 'answer') return;
    const { method, path, context } = request;
    const facts = { reference: context.reference, method, path: loggablePath(path), status: answer.status, err: error };
    if (answer.severity === 'fault') this.log.error(facts, 'A request failed');
    else this.log.warn(facts, 'A request met an outage');
  }

  private englishTexts() {
    return {
      t: (key: string, params = {}) => this.translator.translate('en', key, params),
      has: (key: string) => this.translator.has('en', key),
    };
  }
}
