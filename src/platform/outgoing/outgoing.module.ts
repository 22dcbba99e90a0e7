import { Global, Module } from '@nestjs/common';
import type { Config } from '../config/config.js';
import { CONFIG } from '../platform.module.js';
import { DnsResolver, NameResolver, SystemResolver } from './name-resolver.js';
import { anywhere, DestinationRules, theInternet } from './destination-rules.js';
import { OutgoingCalls } from './outgoing-calls.js';

/** Standard Webhooks asks for 15 to 30 seconds; of an answer nobody reads more. */
const timeoutMs = 20_000;
const mostBytes = 16_384;

/** Calls to addresses that people gave us, for every feature that makes some. */
@Global()
@Module({
  providers: [
    {
      provide: NameResolver,
      inject: [CONFIG],
      useFactory: ({ outgoingAllowPrivate }: Config) =>
        outgoingAllowPrivate ? new SystemResolver() : new DnsResolver(),
    },
    {
      provide: DestinationRules,
      inject: [CONFIG],
      useFactory: ({ outgoingAllowPrivate }: Config) => (outgoingAllowPrivate ? anywhere : theInternet),
    },
    {
      provide: OutgoingCalls,
      inject: [NameResolver, DestinationRules],
      useFactory: (resolver: NameResolver, rules: DestinationRules) =>
        new OutgoingCalls(resolver, rules, { timeoutMs, mostBytes }),
    },
  ],
  exports: [OutgoingCalls, DestinationRules],
})
export class OutgoingModule {}
