import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { SETTINGS, type Settings } from '../config/settings.js';
import { AuthGuard } from './auth.guard.js';
import { RateLimitGuard } from './rate-limit.guard.js';
import { TokenVerifier } from './token-verifier.js';

/** Guards every operation that is not marked Public: who calls, may they, and not too often. */
@Module({
  providers: [
    {
      provide: TokenVerifier,
      useFactory: ({ oidc }: Settings) => new TokenVerifier(oidc.issuer, oidc.audience),
      inject: [SETTINGS],
    },
    { provide: APP_GUARD, useClass: AuthGuard },
    // Guards are asked in this order.
    { provide: APP_GUARD, useClass: RateLimitGuard },
  ],
})
export class AuthModule {}
