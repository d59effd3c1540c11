import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { SETTINGS, type Settings } from '../config/settings.js';
import { DatabaseModule } from '../database/database.module.js';
import { LOG, type Log } from '../telemetry/log.js';
import { AuthGuard } from './auth.guard.js';
import { Callers } from './callers.js';
import { IdentityWarning } from './identity-warning.js';
import { Insight } from './insight.js';
import { Issuer } from './issuer.js';
import { IssuerKeys } from './issuer-keys.js';
import { RateLimitGuard } from './rate-limit.guard.js';
import { Sessions } from './sessions.js';
import { TokenVerifier } from './token-verifier.js';

/** Guards every operation that is not marked Public: who calls, may they, and not too often. */
@Module({
  imports: [DatabaseModule],
  providers: [
    { provide: Issuer, useFactory: ({ oidc }: Settings) => new Issuer(oidc.issuer), inject: [SETTINGS] },
    {
      provide: TokenVerifier,
      useFactory: (issuer: Issuer, log: Log, { oidc, configuration: { token } }: Settings) =>
        new TokenVerifier(new IssuerKeys(issuer, log, token.sleutelsBewaren), {
          issuers: issuer.names,
          audience: oidc.audience,
          hoogstensOud: token.hoogstensOud,
          atJwtVereist: token.atJwtVereist,
        }),
      inject: [Issuer, LOG, SETTINGS],
    },
    Sessions,
    Callers,
    Insight,
    IdentityWarning,
    { provide: APP_GUARD, useClass: AuthGuard },
    // Guards are asked in this order.
    { provide: APP_GUARD, useClass: RateLimitGuard },
  ],
  exports: [Issuer, TokenVerifier, Sessions, Callers, Insight],
})
export class AuthModule {}
