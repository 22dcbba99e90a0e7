import { NotFoundException } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { AppError } from '../../errors.js';
import { answerOf } from './answer-of-error.js';

const coded = (code: string, message = 'x') => Object.assign(new Error(message), { code });

describe('the answer to an error', () => {
  it.each([
    ['invalid', 422],
    ['refused', 409],
    ['conflict', 409],
    ['not-found', 404],
    ['forbidden', 403],
    ['unauthenticated', 401],
    ['rate-limited', 429],
    ['gone', 410],
    ['unavailable', 503],
  ] as const)('is, for what is %s, %i with its own code', (kind, status) => {
    expect(answerOf(new AppError({ kind, code: 'demo.code' }))).toMatchObject({ status, code: 'demo.code' });
  });

  it.each([
    ['a refused connection', coded('ECONNREFUSED')],
    ['a database that shuts down', coded('57P01')],
    ['a connection exception', coded('08006')],
    ['a database with no room', coded('53300')],
    ['a connection that pg lost', new Error('Connection terminated unexpectedly')],
    ['a closed Redis', new Error('Connection is closed.')],
    ['a cause', new Error('x', { cause: coded('ECONNRESET') })],
    ["TypeORM's wrapping", Object.assign(new Error('x'), { driverError: coded('57P03') })],
    ['several at once', new AggregateError([coded('ECONNREFUSED')])],
  ])('is "come back soon" for %s', (_, error) => {
    expect(answerOf(error)).toMatchObject({ status: 503, retryAfterSeconds: 5, severity: 'outage' });
  });

  it.each(['40001', '40P01', '55P03'])('is "come back at once" for the passing conflict %s', (code) => {
    expect(answerOf(coded(code))).toMatchObject({ status: 503, retryAfterSeconds: 1 });
  });

  it.each([coded('23505', 'duplicate key'), new TypeError('x'), 'text', null, undefined, { status: 404 }])(
    'is a fault without a word of it for %p',
    (error) => {
      expect(answerOf(error)).toMatchObject({ status: 500, code: 'request.failed', message: null, severity: 'fault' });
    },
  );

  it('keeps what Nest and body-parser refuse, without their words', () => {
    expect(answerOf(new NotFoundException('secret'))).toMatchObject({ status: 404, message: null, severity: 'answer' });
    const parser = Object.assign(new SyntaxError('secret'), { status: 400, expose: true });
    expect(answerOf(parser)).toMatchObject({ status: 400, message: null, severity: 'answer' });
    expect(answerOf(coded('22P02'))).toMatchObject({ status: 400, severity: 'fault' });
  });

  it('does not go round in circles', () => {
    const error: Error & { cause?: unknown } = new Error('x');
    error.cause = error;
    expect(answerOf(error).status).toBe(500);
  });
});
