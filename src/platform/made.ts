import type { Provider, Type } from '@nestjs/common';

type Token = Type<unknown> | (abstract new (...parts: never[]) => unknown) | symbol;

/** Use cases know nothing of Nest: as a provider each gets what its constructor asks for, in that order. */
export function made<T, Parts extends unknown[]>(
  made: new (...parts: Parts) => T,
  parts: { readonly [Part in keyof Parts]: Token },
  as: Token = made as unknown as Token,
): Provider {
  return { provide: as, inject: [...parts], useFactory: (...given: Parts) => new made(...given) };
}
